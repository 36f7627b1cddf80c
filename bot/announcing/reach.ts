import type { AnnouncementState } from '../contract/announcing.ts';
import type { AnnouncedWaves } from '../rollout/moves/wave-announcements.ts';
import type { AnnouncementsTable } from './announcements-table.ts';

/** Which waves have an announcement, and how many people have its card by the last roll-up of its rows. */
export async function announcedWaves(
  announcements: AnnouncementsTable,
  rolloutId: string,
): Promise<AnnouncedWaves> {
  const found = await announcements.ofRollout(rolloutId);
  const byWave = new Map<string, { state: AnnouncementState; told: number }>();
  for (const { waveId, state, tally } of found) {
    if (waveId === null) continue;
    const told = Math.max(tally?.counts.sent ?? 0, byWave.get(waveId)?.told ?? 0);
    byWave.set(waveId, { state, told });
  }
  return byWave;
}
