import type { WaveAnnouncement } from '../../contract/delivery/wave-announcement.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import type { SendingsTable } from './record/sendings-table.ts';

/** The announcements of each wave that has any, by wave id. */
export type AnnouncedWaves = ReadonlyMap<string, WaveAnnouncement>;

/**
 * Which waves have announcements: how many people have a card by the last roll-up of its rows, and how many wait
 * for their hour.
 */
export async function announcedWaves(
  {
    sendings,
    announcements,
  }: {
    sendings: Pick<SendingsTable, 'ofRollout'>;
    announcements: Pick<AnnouncementsTable, 'heads'>;
  },
  rolloutId: string,
): Promise<AnnouncedWaves> {
  const [found, heads] = await Promise.all([sendings.ofRollout(rolloutId), announcements.heads(rolloutId)]);
  const byWave = new Map<string, WaveAnnouncement>();
  const of = (waveId: string) => byWave.get(waveId) ?? { state: null, told: 0, scheduled: 0 };
  for (const { waveId, state, tally } of found) {
    if (waveId === null) continue;
    const known = of(waveId);
    byWave.set(waveId, { ...known, state, told: Math.max(tally?.counts.sent ?? 0, known.told) });
  }
  for (const { waveId, state } of heads) {
    if (waveId === null || state !== 'scheduled') continue;
    const known = of(waveId);
    byWave.set(waveId, { ...known, scheduled: known.scheduled + 1 });
  }
  return byWave;
}
