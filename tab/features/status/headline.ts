import type { PhaseFigures, StatusPhase } from '../../../bot/contract/overview/status.ts';
import type { WaveState } from '../../../bot/contract/rollout/rollout.ts';

export interface Headline {
  readonly waves: Record<WaveState, number>;
  /** People in waves that had an announcement, and how many of them got it. */
  readonly announcedTo: number;
  readonly reached: number;
  /** reached / announcedTo; null while nothing was announced to anybody. */
  readonly share: number | null;
}

/** The figures of a rollout, over all of its phases. */
export function headline(phases: readonly Pick<StatusPhase, 'figures'>[]): Headline {
  const waves: Record<WaveState, number> = {
    complete: 0,
    'in-progress': 0,
    planned: 0,
    held: 0,
    cancelled: 0,
  };
  for (const { figures } of phases) {
    waves.complete += figures.waves.complete;
    waves['in-progress'] += figures.waves['in-progress'];
    waves.planned += figures.waves.planned;
    waves.held += figures.waves.held;
    waves.cancelled += figures.waves.cancelled;
  }
  const sum = (of: (figures: PhaseFigures) => number) =>
    phases.reduce((total, { figures }) => total + of(figures), 0);
  const announcedTo = sum((figures) => figures.announcedTo);
  const reached = sum((figures) => figures.reached);
  return { waves, announcedTo, reached, share: announcedTo === 0 ? null : reached / announcedTo };
}

/** How many waves there are, in whatever state. */
export function wavesIn(waves: Headline['waves']): number {
  return Object.values(waves).reduce((sum, count) => sum + count, 0);
}
