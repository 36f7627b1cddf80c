import { forbidden, invalid } from '../../../base/errors.ts';
import type {
  Announcement,
  AnnouncementHead,
  AnnouncementView,
} from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { channelsIn, waveOf } from '../record/announcement.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import type { Authoring } from './authoring.ts';

/**
 * Drafts like one announcement: one for each of the waves named, or a single one like it. The ids are made by the
 * caller, so that the same click twice makes them once.
 * @throws AnswerError when there are not as many ids as drafts to be made, or when this lead may not see the announcement
 * or address one of the waves; then none is made.
 */
export async function duplicate(
  deps: AuthoringDeps,
  authoring: Authoring,
  caller: Caller,
  id: string,
  { ids, waves }: { ids: readonly string[]; waves: readonly string[] },
): Promise<AnnouncementHead[]> {
  const { announcements, audit, clock } = deps;
  const { announcement: original } = await authoring.view(caller, id);
  const wanted = waves.length === 0 ? [original] : waves.map((waveId) => forWave(original, waveId));
  if (ids.length !== wanted.length) {
    throw invalid('ids-do-not-fit', `Send one id for each draft: ${wanted.length}, not ${ids.length}.`, [
      { where: 'ids', what: `has ${ids.length} entries` },
    ]);
  }
  // All of them are looked at before the first one is made.
  for (const announcement of wanted) {
    const refusal = notTheirs(caller, announcement, await sceneOf(deps, announcement));
    if (refusal !== undefined) throw forbidden('not-your-groups', `No draft was made. ${refusal}`);
  }
  const made: AnnouncementHead[] = [];
  for (const [index, announcement] of wanted.entries()) {
    const newId = ids[index] ?? '';
    const there = await announcements.get(newId);
    if (!there) await authoring.save(caller, newId, announcement, 0);
    made.push(headOf(await authoring.view(caller, newId)));
  }
  const at = new Date(clock.now()).toISOString();
  await audit.add(id, {
    what: 'duplicated',
    by: { id: caller.id, name: caller.name },
    at,
    note: `${made.length}`,
  });
  return made;
}

/** What was posted for the group of one wave is posted for the group of the other. */
function forWave(announcement: Announcement, waveId: string): Announcement {
  const before = waveOf(announcement);
  const was = before === null ? undefined : partsOfWaveId(before).groupId;
  const { groupId } = partsOfWaveId(waveId);
  const channels = channelsIn(announcement).map((owner) => (owner === was ? groupId : owner));
  const { audience: _unsaid, ...unfinished } = announcement.unfinished ?? {};
  return {
    ...announcement,
    audience: { kind: 'wave', waveId },
    unfinished,
    ...(channels.length > 0 && { channels: [...new Set(channels)] }),
  };
}

/** A draft has reached nobody. */
function headOf(view: AnnouncementView): AnnouncementHead {
  const { id, title, state, heldBecause, audience, waveId, languages, due, by, changedAt, essential } = view;
  return {
    id,
    title,
    state,
    heldBecause,
    audience,
    waveId,
    languages,
    due,
    by,
    changedAt,
    essential,
    reached: null,
  };
}
