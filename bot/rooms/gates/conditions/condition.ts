import { Temporal } from 'temporal-polyfill';
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
  title: string;
  why: string;
}

/** What became of one condition at one gate. */
export type Answered = { asked: true; condition: ConditionView } | { asked: false; condition: NotAsked };

const TITLES: Record<ConditionId, string> = {
  criteria: 'Exit criteria of the phase',
  foundation: 'Foundation under the workload',
  reach: 'Reach of the wave before',
  'issue-rate': 'Issues of the wave before',
  blockers: 'Issues that stop people from working',
  satisfaction: 'Satisfaction with the wave before',
  'training-opened': 'Training opened in the wave before',
  adoption: 'Adoption in the wave before',
  champions: 'Champions of the coming group',
  'data-age': 'Age of the usage report',
  soak: 'Time since the wave before',
};

/** What a condition asks, as a title for people. */
export function titleOf(id: ConditionId): string {
  return TITLES[id];
}

export const SWITCHED_OFF = 'This rollout does not ask it.';
export const FIRST_WAVE = 'There is no wave before this one to judge it by.';

export function notAsked(id: ConditionId, why: string): Answered {
  return { asked: false, condition: { id, title: TITLES[id], why } };
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
  source: string;
  asOf: string | null;
  rows: readonly RowBehind[];
}

export function outcome(frame: Frame, result: Outcome, value: number | null, why: string): Answered {
  const { id, rows, ...rest } = frame;
  return {
    asked: true,
    condition: { id, title: TITLES[id], outcome: result, value, why, ...rest, rows: [...rows] },
  };
}

/** Nothing could be judged; for a reader it counts like a failure, with another reason. */
export function inconclusive(frame: Frame, why: string, value: number | null = null): Answered {
  return outcome(frame, 'inconclusive', value, why);
}

/** Judges the value as it is shown, so that nobody sees 80 miss a limit of 80. */
export function judged(
  frame: Frame & { limit: number },
  value: number,
  sentences: { pass: string; fail: string },
): Answered {
  const passes = frame.bound === 'at-least' ? value >= frame.limit : value <= frame.limit;
  return outcome(frame, passes ? 'pass' : 'fail', value, passes ? sentences.pass : sentences.fail);
}

/** A part of 100 with one decimal, as usage reports give shares. The whole is more than 0. */
export function perHundred(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 10;
}

/** `1 person`, `12 people`. */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** A date as it stands in a sentence: 19 November 2026. */
export function sayDay(date: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', options);
}

/** The date of a moment. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}
