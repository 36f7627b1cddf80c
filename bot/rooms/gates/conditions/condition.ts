import {
  type Message,
  type MessageId,
  message,
  type Params,
  type Words,
} from '../../../base/words/message.ts';
import type {
  ConditionId,
  ConditionView,
  Outcome,
  RowBehind,
} from '../../../contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { GateFacts, PreviousFacts } from '../facts/gate-facts.ts';

/** A condition that does not apply to a wave, or that the rollout does not ask. */
export interface NotAsked {
  id: ConditionId;
  reason: Message;
}

/** A row whose name may be told only in the language of who reads it. */
export type JudgedRow = Omit<RowBehind, 'name'> & { name: Words | null };

/** A condition as it was judged: the same facts and limits always give the same. */
export interface JudgedCondition extends Omit<ConditionView, 'title' | 'why' | 'source' | 'rows' | 'warns'> {
  /** It passes, and there is something to know. */
  warns?: true;
  rows: readonly JudgedRow[];
  reason: Message;
  /** What the value was counted from. */
  source: Message;
}

/** What became of one condition at one gate. */
export type Answered = { asked: true; condition: JudgedCondition } | { asked: false; condition: NotAsked };

/** What a condition asks, as a title for people. */
export function titleOf(id: ConditionId): Message {
  return message(`gates.title-${id}`);
}

export const SWITCHED_OFF: MessageId = 'gates.switched-off';
export const FIRST_WAVE: MessageId = 'gates.first-wave';

export function notAsked(id: ConditionId, reason: MessageId): Answered {
  return { asked: false, condition: { id, reason: message(reason) } };
}

/** Limits that a rollout may leave unasked. */
type OptionalLimit = {
  [K in keyof GateLimits]: null extends GateLimits[K] ? (number extends GateLimits[K] ? K : never) : never;
}[keyof GateLimits];

/** What a condition is judged by, once it is asked. */
export interface Ask {
  /** What this condition asks. */
  limit: number;
  facts: GateFacts;
  limits: GateLimits;
}

export type Condition = (facts: GateFacts, limits: GateLimits) => Answered;

/** A condition with a limit that a rollout can leave unasked. */
export function asking(id: ConditionId, key: OptionalLimit, judge: (ask: Ask) => Answered): Condition {
  return (facts, limits) => {
    const limit = limits[key];
    return limit === null ? notAsked(id, SWITCHED_OFF) : judge({ limit, facts, limits });
  };
}

/** The same about the waves before: the first wave of a rollout has none to be judged by. */
export function askingBefore(
  id: ConditionId,
  key: OptionalLimit,
  judge: (ask: Ask & { previous: PreviousFacts }) => Answered,
): Condition {
  return asking(id, key, (ask) => {
    const { previous } = ask.facts;
    return previous ? judge({ ...ask, previous }) : notAsked(id, FIRST_WAVE);
  });
}

/** Whether so few people are behind a share that it tells nothing. */
export function tooFew(count: number, { minPeople }: Pick<GateLimits, 'minPeople'>): boolean {
  return count < minPeople || count === 0;
}

/** One person alone is no rate, whatever the smallest number is that a rollout asks for. */
export function atLeastSeveral(least: number): number {
  return Math.max(2, least);
}

/** Rows that people call by their id: numbers of issues, dates of reports. */
export function unnamed(ids: readonly (string | number)[]): RowBehind[] {
  return ids.map((id) => ({ id: String(id), name: null }));
}

/** What a condition is, whatever comes out of it. */
export interface Frame {
  id: ConditionId;
  limit: ConditionView['limit'];
  unit: ConditionView['unit'];
  bound: ConditionView['bound'];
  asOf: string | null;
  rows: readonly JudgedRow[];
}

export function outcome(frame: Frame, result: Outcome, value: number | null, reason: Message): Answered {
  const { id, rows, ...rest } = frame;
  const source = message(`gates.source-${id}`);
  const found = { outcome: result, value, reason, source };
  return { asked: true, condition: { id, ...found, ...rest, rows: [...rows] } };
}

/** It passes, and whoever lets the wave go is to know of this. */
export function warning(frame: Frame, value: number | null, reason: Message): Answered {
  const answered = outcome(frame, 'pass', value, reason);
  return answered.asked ? { ...answered, condition: { ...answered.condition, warns: true } } : answered;
}

/** Nothing could be judged; for a reader it counts like a failure, with another reason. */
export function inconclusive(frame: Frame, reason: Message, value: number | null = null): Answered {
  return outcome(frame, 'inconclusive', value, reason);
}

/** Judges the value as it is shown, so that nobody sees 80 miss a limit of 80. */
export function judged(
  frame: Frame & { limit: number },
  value: number,
  found: { pass: MessageId; fail: MessageId; params: Params },
): Answered {
  const passes = frame.bound === 'at-least' ? value >= frame.limit : value <= frame.limit;
  const params = { ...found.params, rate: String(value), limit: String(frame.limit) };
  return outcome(frame, passes ? 'pass' : 'fail', value, message(passes ? found.pass : found.fail, params));
}

/** A part of 100 with one decimal, as usage reports give shares. The whole is more than 0. */
export function perHundred(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}

/** `1 person`, `12 people`. */
export function people(count: number): Message {
  return message('common.people', { count });
}

/** The date of a moment. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
