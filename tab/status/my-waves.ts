import type { Phase, StatusView, WaveView } from '../../bot/contract/rollout.ts';
import { daysFrom } from '../format/calendar.ts';

export interface MyWave {
  readonly wave: WaveView;
  readonly phase: Phase | undefined;
}

/** What a reader should know first about their own rollout. */
export type MyTurn =
  | { readonly kind: 'now'; readonly mine: MyWave; readonly daysLeft: number }
  | { readonly kind: 'held'; readonly mine: MyWave }
  | { readonly kind: 'next'; readonly mine: MyWave; readonly daysUntil: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing' };

/** One group's waves in the order they come. */
export function myWaves(status: Pick<StatusView, 'phases' | 'rows'>): readonly MyWave[] {
  return status.rows
    .flatMap((row) => row.waves)
    .toSorted((a, b) => a.start.localeCompare(b.start))
    .map((wave) => ({ wave, phase: status.phases.find((phase) => phase.id === wave.phaseId) }));
}

/** The wave that is on, else one that is held, else the next one. */
export function myTurn(waves: readonly MyWave[], today: string): MyTurn {
  if (waves.length === 0) return { kind: 'nothing' };

  const now = waves.find(({ wave }) => wave.state === 'in-progress');
  if (now !== undefined) return { kind: 'now', mine: now, daysLeft: daysFrom(today, now.wave.end) };

  const held = waves.find(({ wave }) => wave.state === 'held');
  if (held !== undefined) return { kind: 'held', mine: held };

  const next = waves.find(({ wave }) => wave.state === 'planned');
  if (next !== undefined) return { kind: 'next', mine: next, daysUntil: daysFrom(today, next.wave.start) };

  return { kind: 'done' };
}
