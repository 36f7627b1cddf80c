import { AnswerError, conflict, forbidden, invalid, notFound } from '../../../base/errors.ts';
import { EDITABLE } from '../../../contract/announcements/life.ts';
import { getPicture, uploadPicture } from '../../../contract/announcements/pictures.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
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
}

/** Pictures come in from leads, and go out to whoever holds the address: Teams fetches them without a token. */
export function pictureRoutes(deps: PictureRoutesDeps): Route[] {
  const { pictures } = deps;
  return [
    route(uploadPicture, async ({ caller, params, body }) => {
      if (!pictures) throw conflict('no-public-address');
      await checkMayChange(deps, caller, params.id);
      const picture = readPicture(body);
      if ('refused' in picture) {
        const { code, params: said } = picture.refused;
        throw code === 'picture-too-large' ? new AnswerError('too-large', code, said) : invalid(code, said);
      }
      const { type, width, height } = picture;
      const url = await pictures.keep({ announcementId: params.id, byId: caller.id, type }, body);
      return { url, width, height };
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
