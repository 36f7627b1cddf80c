import type { Reached } from '../rollout/status.ts';
import type { AnnouncementsTable } from './announcements-table.ts';

/** How many people each wave's announcement was sent to, from the last roll-up of its rows. */
export async function reachedIn(announcements: AnnouncementsTable, rolloutId: string): Promise<Reached> {
  const reached = new Map<string, number>();
  for (const { waveId, tally } of await announcements.ofRollout(rolloutId)) {
    if (tally) reached.set(waveId, tally.counts.sent);
  }
  return reached;
}
