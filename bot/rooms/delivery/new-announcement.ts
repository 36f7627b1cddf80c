import type { Announcement } from './runs/announcement.ts';

/** An announcement at the moment when its delivery begins. */
export function newAnnouncement(
  begun: Pick<Announcement, 'id' | 'rolloutId' | 'waveId' | 'title' | 'text' | 'by' | 'startedAt'>,
): Announcement {
  return { ...begun, state: 'freezing', stoppedBecause: null, chunks: null, settledAt: null, tally: null };
}
