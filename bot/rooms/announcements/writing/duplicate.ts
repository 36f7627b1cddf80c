import { forbidden, invalid } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import type { Assessment } from '../lifecycle/assess-announcement.ts';
import { channelsIn, waveOf } from '../record/announcement.ts';
import { noteInRecord } from '../record/announcement-record.ts';
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
): Promise<Assessment[]> {
  const { announcements } = deps;
  const { found, scene } = await authoring.open(caller, id);
  const original = { ...found.announcement, rollout: scene.rollout.id };
  const wanted = waves.length === 0 ? [original] : waves.map((waveId) => forWave(original, waveId));
  if (ids.length !== wanted.length) {
    throw invalid('ids-do-not-fit', { wanted: wanted.length, given: ids.length }, [
      { where: 'ids', what: message('common.has-entries', { count: ids.length }) },
    ]);
  }
  // All of them are looked at before the first one is made.
  for (const announcement of wanted) {
    const refusal = notTheirs(caller, announcement, await sceneOf(deps, announcement));
    if (refusal) throw forbidden(refusal.code, { ...refusal.params, doing: 'duplicate' });
  }
  const made: Assessment[] = [];
  for (const [index, announcement] of wanted.entries()) {
    const newId = ids[index] ?? '';
    const there = await announcements.get(newId);
    made.push(await (there ? authoring.open(caller, newId) : authoring.save(caller, newId, announcement, 0)));
  }
  await noteInRecord(deps, id, 'duplicated', caller, message('announcements.drafts', { count: made.length }));
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
