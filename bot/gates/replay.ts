import { Temporal } from 'temporal-polyfill';
import type { ConditionView, GateLimits, Outcome } from '../contract/gates.ts';
import type { Wave } from '../rollout/rollouts.ts';
import { evaluate } from './conditions.ts';
import type { Gate } from './gate.ts';

/** A past wave, judged again. */
export interface Replayed<W> {
  wave: W;
  gate: Gate;
  /** What its conditions said with the limits that were asked then. */
  was: Outcome;
  would: Outcome;
  /** With the changed limits. */
  conditions: ConditionView[];
}

export interface Replay<W> {
  waves: Replayed<W>[];
  /** Past waves that nobody collected facts for. */
  withoutFacts: number;
}

/**
 * What changed limits would have said of the waves that have started, each on the facts that its gate was decided
 * on, and not on what became known later. Nothing is changed.
 */
export function replay<W extends Pick<Wave, 'id' | 'start'>>(
  waves: readonly W[],
  gates: readonly Gate[],
  limits: GateLimits,
  today: Temporal.PlainDate,
): Replay<W> {
  const gateOf = new Map(gates.map((gate) => [gate.waveId, gate]));
  const past = waves.filter(({ start }) => Temporal.PlainDate.compare(start, today) < 0);
  const replayed = past.flatMap((wave) => {
    const gate = gateOf.get(wave.id);
    if (!gate) return [];
    const { conditions, verdict } = evaluate(gate.facts, limits);
    return [{ wave, gate, was: evaluate(gate.facts, gate.limits).verdict, would: verdict, conditions }];
  });
  return { waves: replayed, withoutFacts: past.length - replayed.length };
}
