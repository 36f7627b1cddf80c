import { Temporal } from 'temporal-polyfill';
import type { Message } from '../../../base/words/message.ts';
import type { Outcome } from '../../../contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { ReplayedCondition } from '../../../contract/gates/gate-replay.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { type Evaluation, evaluate } from '../conditions/conditions.ts';
import type { Gate } from '../gate.ts';

/** A past wave, judged again. */
export interface Replayed<W> {
  wave: W;
  gate: Gate;
  /** What its conditions said with the limits that were asked then. */
  was: Outcome;
  would: Outcome;
  /** Those that would not pass, or that the changed limits judge differently. */
  conditions: JudgedAgain[];
}

/** A condition by the limits of then and by the changed ones; null where they do not ask it. */
export interface JudgedAgain extends Pick<ReplayedCondition, 'id' | 'was' | 'would'> {
  /** By the changed limits where they ask it. */
  reason: Message;
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
    const was = evaluate(gate.facts, gate.limits);
    const would = evaluate(gate.facts, limits);
    return [{ wave, gate, was: was.verdict, would: would.verdict, conditions: worthReading(was, would) }];
  });
  return { waves: replayed, withoutFacts: past.length - replayed.length };
}

/** Hundreds of waves are replayed at once: what passes both times tells nothing. */
function worthReading(was: Evaluation, would: Evaluation): JudgedAgain[] {
  const before = new Map(was.conditions.map((condition) => [condition.id, condition]));
  const after = new Set(would.conditions.map(({ id }) => id));
  const asked = would.conditions.map(({ id, outcome, reason }) => ({
    id,
    was: before.get(id)?.outcome ?? null,
    would: outcome,
    reason,
  }));
  const noLonger = was.conditions
    .filter(({ id }) => !after.has(id))
    .map(({ id, outcome, reason }) => ({ id, was: outcome, would: null, reason }));
  return [...asked, ...noLonger].filter(({ was, would }) => was !== would || would !== 'pass');
}
