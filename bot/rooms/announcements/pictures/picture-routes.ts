import { AnswerError, conflict, forbidden, invalid, notFound } from '../../../base/errors.ts';
import { EDITABLE } from '../../../contract/announcements/life.ts';
import { MOST_PICTURE_BYTES } from '../../../contract/announcements/picture-rules.ts';
import { copyPicture, getPicture, uploadPicture } from '../../../contract/announcements/pictures.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import type { WebFiles } from '../../../doors/http/web-files.ts';
import { standing } from '../record/announcement.ts';
import type { AnnouncementsTable } from '../record/announcements-table.ts';
import { doesNotFit } from '../record/does-not-fit.ts';
import { notTheirs, type SceneDeps, sceneOf } from '../record/scene.ts';
import type { Pictures } from './pictures.ts';
import { readPicture } from './read-picture.ts';

interface PictureRoutesDeps extends SceneDeps {
  announcements: Pick<AnnouncementsTable, 'get'>;
  /** Undefined where this product has no address that Teams reaches. */
  pictures?: Pictures | undefined;
  webFiles: WebFiles;
}

/** What is a little too large is told by how much. */
const MOST_FETCHED = 8 * MOST_PICTURE_BYTES;

/** Pictures come in from leads, and go out to whoever holds the address: Teams fetches them without a token. */
export function pictureRoutes(deps: PictureRoutesDeps): Route[] {
  const { pictures, webFiles } = deps;

  /** @throws AnswerError where this lead may not change the announcement, or nobody could fetch its pictures */
  async function picturesFor(caller: Caller, announcementId: string): Promise<Pictures> {
    if (!pictures) throw conflict('no-public-address');
    await checkMayChange(deps, caller, announcementId);
    return pictures;
  }

  async function keep(to: Pictures, caller: Caller, announcementId: string, bytes: Uint8Array) {
    const picture = readPicture(bytes);
    if ('refused' in picture) {
      const { code, params: said } = picture.refused;
      throw code === 'picture-too-large' ? new AnswerError('too-large', code, said) : invalid(code, said);
    }
    const { type, width, height } = picture;
    const url = await to.keep({ announcementId, byId: caller.id, type }, bytes);
    return { url, width, height };
  }

  return [
    route(uploadPicture, async ({ caller, params, body }) =>
      keep(await picturesFor(caller, params.id), caller, params.id, body),
    ),
    route(copyPicture, async ({ caller, params, body }) => {
      const to = await picturesFor(caller, params.id);
      const found = await webFiles.fetch(body.url, MOST_FETCHED);
      if ('refused' in found) throw invalid('picture-not-copied', { why: found.refused });
      return keep(to, caller, params.id, found.bytes);
    }),
    route(getPicture, async ({ params }) => {
      const found = await pictures?.read(params.token);
      if (!found) throw notFound('picture', params.token);
      return found;
    }),
  ];
}

/** One that is not saved yet is whoever's uploads for it. */
async function checkMayChange(deps: PictureRoutesDeps, caller: Caller, id: string): Promise<void> {
  const found = await deps.announcements.get(id);
  if (!found) return;
  const scene = await sceneOf(deps, found.announcement, found.rolloutId);
  const refusal = notTheirs(caller, found.announcement, scene);
  if (refusal) throw forbidden(refusal.code, refusal.params);
  if (!EDITABLE.includes(standing(found))) throw doesNotFit(found);
}
