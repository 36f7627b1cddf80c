import { firstNames } from '../../../base/words/first-names.ts';
import { type Message, message } from '../../../base/words/message.ts';
import type { Announcement, OtherAnnouncement } from '../../../contract/announcements/announcement.ts';
import { OVER, standingOf } from '../../../contract/announcements/life.ts';
import type { CheckFault } from '../checking/check-announcement.ts';
import { waveOf } from '../record/announcement.ts';
import type { AnnouncementsTable } from '../record/announcements-table.ts';
import { filledTitle, type Scene } from '../record/scene.ts';

/** Announcements under way to the wave of this one, the newest first: its people are to get these as well. */
export async function othersForWave(
  { announcements }: { announcements: Pick<AnnouncementsTable, 'heads'> },
  announcement: Announcement,
  { scene, id }: { scene: Pick<Scene, 'rollout' | 'groups'>; id: string | undefined },
): Promise<OtherAnnouncement[]> {
  const waveId = waveOf(announcement);
  if (waveId === null) return [];
  const heads = await announcements.heads(scene.rollout.id, waveId);
  return heads
    .filter((head) => head.id !== id && !OVER.includes(standingOf(head)))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt))
    .map((head) => ({
      id: head.id,
      title: filledTitle(scene, head.title, waveId),
      state: head.state,
      by: head.by,
    }));
}

/** As a warning; none where there are no others. */
export function sameWaveFaults(others: readonly OtherAnnouncement[]): CheckFault[] {
  if (others.length === 0) return [];
  const named = firstNames(others.map(nameOf));
  const what = message('announcements.same-wave', { count: others.length, others: named });
  return [{ where: 'audience.others', what, blocks: false }];
}

function nameOf({ title, by, state }: OtherAnnouncement): Message {
  const words = message(`announcements.state.${state}`);
  return message('announcements.other', { title, name: by.name, state: words });
}
