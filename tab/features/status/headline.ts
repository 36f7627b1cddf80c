import type { StatusView, WaveState } from '../../../bot/contract/rollout/rollout.ts';

export interface Headline {
  readonly waves: Record<WaveState, number>;
  /** People in waves that had an announcement, and how many of them got it. */
  readonly announcedTo: number;
  readonly reached: number;
  /** reached / announcedTo; null while nothing was announced to anybody. */
  readonly share: number | null;
}

/** The figures above the matrix. */
export function headline(status: Pick<StatusView, 'rows'>): Headline {
  const waves: Record<WaveState, number> = {
    complete: 0,
    'in-progress': 0,
    planned: 0,
    held: 0,
    cancelled: 0,
  };
  let announcedTo = 0;
  let reached = 0;

  for (const wave of status.rows.flatMap((row) => row.waves)) {
    waves[wave.state] += 1;
    if (wave.reached === null) continue;
    // Who was reached was in the wave, also if they are in another group by now.
    announcedTo += Math.max(wave.people, wave.reached);
    reached += wave.reached;
  }
  return { waves, announcedTo, reached, share: announcedTo === 0 ? null : reached / announcedTo };
}
