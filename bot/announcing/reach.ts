import type { AnnouncedWaves } from '../rollout/moves/wave-announcements.ts';
import type { AnnouncementsTable } from './announcements-table.ts';

/** Which waves have an announcement, and how many people have its card by the last roll-up of its rows. */
export async function announcedWaves(
  announcements: AnnouncementsTable,
  rolloutId: string,
): Promise<AnnouncedWaves> {
  const found = await announcements.ofRollout(rolloutId);
  return new Map(found.map(({ waveId, state, tally }) => [waveId, { state, told: tally?.counts.sent ?? 0 }]));
}
