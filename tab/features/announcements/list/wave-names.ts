import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';

/** Waves by date under the names that a filter shows; with their rollout where they are of several. */
export function waveNames(waves: readonly WaveToAnnounce[]): { id: string; name: string }[] {
  const several = new Set(waves.map(({ rollout }) => rollout.id)).size > 1;
  return waves
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .map(({ id, phase, group, rollout }) => ({
      id,
      name: `${phase.name}, ${group.name}${several ? ` (${rollout.name})` : ''}`,
    }));
}
