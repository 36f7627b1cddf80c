import type { AnnouncementState } from '../contract/announcing.ts';
import type { Tally } from './tally.ts';

/** One message for the people of one wave. */
export interface Announcement {
  /** Made by whoever sends it, so that sending twice is one announcement. */
  id: string;
  rolloutId: string;
  waveId: string;
  title: string;
  text: string;
  state: AnnouncementState;
  stoppedBecause: string | null;
  by: { id: string; name: string };
  startedAt: string;
  /** Chunks of the frozen audience; null until all are frozen. */
  chunks: number | null;
  settledAt: string | null;
  /** The last roll-up over the delivery rows; null before the first. */
  tally: (Tally & { countedAt: string }) | null;
}

/** No more messages will go out for it. */
export function isOver(announcement: Pick<Announcement, 'state'>): boolean {
  return announcement.state === 'sent' || announcement.state === 'stopped';
}
