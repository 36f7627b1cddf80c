import type { GateState, GateSummary } from '../../../bot/contract/gates/gates.ts';

type Listed = Pick<GateSummary, 'wave' | 'state' | 'storm'>;

export interface GateSections<G> {
  /** Somebody has to decide: those that the storm brake stopped first, then the earliest. */
  readonly waiting: readonly G[];
  /** Stopped by a decision and not over. */
  readonly held: readonly G[];
  /** Their day is not here yet, the earliest first. */
  readonly coming: readonly G[];
  /** Decided, over, or begun before there was a gate; the latest first. */
  readonly past: readonly G[];
}

/** Gates as a lead looks for them. */
export function gateSections<G extends Listed>(gates: readonly G[]): GateSections<G> {
  const byStart = gates.toSorted(
    (a, b) => a.wave.start.localeCompare(b.wave.start) || a.wave.id.localeCompare(b.wave.id),
  );
  const of = (section: keyof GateSections<G>) => byStart.filter((gate) => sectionOf(gate) === section);
  const waiting = of('waiting');
  return {
    waiting: [...waiting.filter(({ storm }) => storm), ...waiting.filter(({ storm }) => !storm)],
    held: of('held'),
    coming: of('coming'),
    past: of('past').toReversed(),
  };
}

function sectionOf({ wave, state, storm }: Listed): keyof GateSections<unknown> {
  if (wave.state === 'complete' || wave.state === 'cancelled') return 'past';
  if (storm || state === 'open') return 'waiting';
  if (state === 'held') return 'held';
  return state === 'coming' && wave.state !== 'in-progress' ? 'coming' : 'past';
}

/** Whether a wave began, or is over, without a decision at its gate. */
export function wentUndecided({ wave, state }: Pick<GateSummary, 'wave' | 'state'>): boolean {
  if (wave.state === 'complete') return state === 'coming' || state === 'open';
  return wave.state === 'in-progress' && state === 'coming';
}

/** What the list is narrowed to. */
export interface GateFilter {
  readonly group?: string | undefined;
  readonly phase?: string | undefined;
  readonly state?: GateState | undefined;
}

/** Whether gates are of more than one rollout. */
export function namesSeveral(gates: readonly Pick<GateSummary, 'rollout'>[]): boolean {
  return new Set(gates.map(({ rollout }) => rollout)).size > 1;
}
