import type { Temporal } from 'temporal-polyfill';
import { type AnswerError, conflict, invalid } from '../../base/errors.ts';
import { message, type Param, type Words } from '../../base/words/message.ts';
import { sameWords } from '../../base/words/stored.ts';
import type { GateLimits } from '../../contract/gates/gate-limits.ts';
import type { DecisionKind } from '../../contract/gates/gates.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { whyWaveCancelled } from '../rollout/waves/why-cancelled.ts';
import { type JudgedCondition, titleOf } from './conditions/condition.ts';
import { type Evaluation, evaluate, notPassedIn } from './conditions/conditions.ts';
import type { GateFacts } from './facts/gate-facts.ts';
import type { Gate, GateEvent } from './gate.ts';

// What can happen at a gate. Each step gives the gate as it is then, with the event that tells of it.

/** When, under which id, and by whom; nobody where the gate acts by its own rule. */
export interface Moment {
  id: string;
  at: string;
  by: GateEvent['by'];
}

/** What a gate is judged by. */
export interface Grounds {
  facts: GateFacts;
  limits: GateLimits;
}

/** Told to the people of a wave that nobody decided on in time. */
export const UNDECIDED_WHY = message('gates.undecided');

/** The gate of a wave on the day it is brought to the leads. */
export function bringGate(
  wave: Pick<Wave, 'id' | 'rolloutId'>,
  grounds: Grounds,
  moment: Moment,
  reason: Words,
): Gate {
  const blank: Gate = {
    waveId: wave.id,
    rolloutId: wave.rolloutId,
    state: 'open',
    storm: null,
    ...grounds,
    events: [],
    version: 0,
  };
  return withEvent(blank, 'brought', reason, moment);
}

/** The wave is stopped, whatever was decided before, until somebody decides. */
export function stopByStorm(gate: Gate, grounds: Grounds, storm: Words, moment: Moment): Gate {
  return withEvent({ ...gate, ...grounds, state: 'open', storm }, 'storm', storm, moment);
}

export interface Decision {
  kind: DecisionKind;
  /** Empty where none was given. */
  reason: Words;
}

const STATE_AFTER = { go: 'go', hold: 'held', override: 'overridden' } as const;

/** The gate once it is decided, on these grounds. */
export function decided(gate: Gate, grounds: Grounds, { kind, reason }: Decision, moment: Moment): Gate {
  return withEvent({ ...gate, ...grounds, state: STATE_AFTER[kind], storm: null }, kind, reason, moment);
}

/** Why this cannot be decided now; undefined when it can. */
export function whyNotDecide(
  wave: Wave,
  gate: Pick<Gate, 'state' | 'storm'>,
  { conditions, verdict }: Pick<Evaluation, 'conditions' | 'verdict'>,
  { kind, reason }: Decision,
  today: Temporal.PlainDate,
): AnswerError | undefined {
  const cancelled = whyWaveCancelled(wave);
  if (cancelled) return conflict(cancelled.code, cancelled.params);
  if (waveState(wave, today) === 'complete') {
    return conflict('wave-complete', { doing: 'decide' });
  }
  if (kind !== 'go' && reason === '') {
    return invalid('reason-missing', { doing: kind }, [
      { where: 'reason', what: message('common.is-missing') },
    ]);
  }
  if (kind === 'hold') return undefined;
  if (goes(gate)) return conflict('goes-already');
  if (kind === 'go' && verdict !== 'pass') {
    return conflict('not-passed', { conditions: titlesOfOpen(conditions) });
  }
  if (kind === 'override' && verdict === 'pass') return conflict('nothing-to-override');
  return undefined;
}

/** The lead pressed once more what they have just decided: the answer of the first time was on its way. */
export function isSameDecision(
  gate: Gate,
  { kind, reason, seen }: Decision & { seen: number },
  leadId: string,
): boolean {
  const last = gate.events.at(-1);
  return (
    // A gate that nobody had brought is brought by its decision.
    gate.version === Math.max(seen, 1) + 1 &&
    last?.by?.id === leadId &&
    last.kind === kind &&
    sameWords(last.reason, reason)
  );
}

/** What the rollout asks for on the first day of a wave that nobody has decided on. */
export function decisionByRule(
  { undecided }: Pick<GateLimits, 'undecided'>,
  { verdict }: Pick<Evaluation, 'verdict'>,
): Decision {
  return undecided === 'go-if-passed' && verdict === 'pass'
    ? { kind: 'go', reason: message('gates.went-by-rule') }
    : { kind: 'hold', reason: UNDECIDED_WHY };
}

/** What the people of a held wave are told. */
export function holdReason({ events }: Pick<Gate, 'events'>): Words {
  return events.findLast(({ kind }) => kind === 'hold')?.reason ?? UNDECIDED_WHY;
}

export function goes({ state, storm }: Pick<Gate, 'state' | 'storm'>): boolean {
  return (state === 'go' || state === 'overridden') && storm === null;
}

function titlesOfOpen(conditions: readonly JudgedCondition[]): Param {
  return { series: notPassedIn(conditions).map(titleOf), between: ', ' };
}

function withEvent(gate: Gate, kind: GateEvent['kind'], reason: Words, { id, at, by }: Moment): Gate {
  const { conditions, verdict } = evaluate(gate.facts, gate.limits);
  const event: GateEvent = { id, kind, by, at, reason, verdict, notPassed: notPassedIn(conditions) };
  return { ...gate, events: [...gate.events, event], version: gate.version + 1 };
}
