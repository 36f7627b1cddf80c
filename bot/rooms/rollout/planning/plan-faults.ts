import type { Temporal } from 'temporal-polyfill';
import { type MessageId, message, type Params } from '../../../base/words/message.ts';
import { PILOT } from '../../people/person.ts';
import { dayNumber } from './day-number.ts';
import type { FreezeRefusal } from './freezes.ts';
import { calledGroup, type GroupNames } from './group-names.ts';
import type { PlanLengths } from './plan-lengths.ts';

/** Why something cannot be planned, as the code of an error with its parameters. */
export interface PlanFault {
  code: PlanRefusal;
  params: Params;
}

export type PlanRefusal =
  | 'no-groups'
  | 'reserved-group'
  | 'repeated-group'
  | 'bad-settings'
  | 'bad-weight'
  | 'unknown-weight'
  | FreezeRefusal
  | 'start-in-the-past'
  | 'no-user-phases'
  | 'needs-not-met'
  | 'too-late'
  | 'two-phases-at-once';

/** What is wrong with the order of groups: none, one twice, or the pilot set among them. */
export function groupsFault(groups: readonly string[], names?: GroupNames): PlanFault | null {
  if (groups.length === 0) return fault('no-groups');
  if (groups.includes(PILOT)) return fault('reserved-group', { id: PILOT });
  const seen = new Set<string>();
  for (const group of groups) {
    if (seen.has(group)) {
      return fault('repeated-group', { group: calledGroup(group, names) });
    }
    seen.add(group);
  }
  return null;
}

// Keep typing errors out, and dates within the calendar.
const LONGEST_DAYS = 366;
const LONGEST_MONTHS = 12;
const MOST_SEGMENTS = 24;

/** The first length that is no whole number within its bounds. */
export function lengthsFault(lengths: PlanLengths): PlanFault | null {
  const { segment } = lengths;
  const inDays = 'days' in segment;
  return (
    numberFault(
      inDays ? 'rollout.segment-days' : 'rollout.segment-months',
      inDays ? segment.days : segment.months,
      [1, inDays ? LONGEST_DAYS : LONGEST_MONTHS],
    ) ??
    numberFault('rollout.pilot-segments', lengths.pilotSegments, [1, MOST_SEGMENTS]) ??
    numberFault('rollout.user-segments', lengths.userSegments, [1, MOST_SEGMENTS]) ??
    numberFault('rollout.first-group-segments', lengths.firstGroupSegments ?? 1, [1, MOST_SEGMENTS]) ??
    numberFault('rollout.configuration-days', lengths.configurationDays, [0, LONGEST_DAYS])
  );
}

function numberFault(
  what: MessageId,
  value: number,
  [least, most]: readonly [number, number],
): PlanFault | null {
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  return fault('bad-settings', { what: message(what), value: String(value), least, most });
}

const HEAVIEST = 1000;

/** The first relative length that is out of bounds, or of a group that the plan does not have. */
export function weightsFault(
  weights: ReadonlyMap<string, number>,
  groups: readonly string[],
  names?: GroupNames,
): PlanFault | null {
  const planned = new Set(groups);
  for (const [groupId, weight] of weights) {
    if (!planned.has(groupId)) {
      return fault('unknown-weight', { group: names?.get(groupId) ?? groupId });
    }
    if (weight > 0 && weight <= HEAVIEST) continue;
    return fault('bad-weight', {
      group: calledGroup(groupId, names),
      weight: String(weight),
      most: String(HEAVIEST),
    });
  }
  return null;
}

/** A start before today is refused unless it is asked for. */
export function startFault(
  start: Temporal.PlainDate,
  today: Temporal.PlainDate | undefined,
  allowPastStart: boolean,
): PlanFault | null {
  if (today === undefined || allowPastStart || dayNumber(start) >= dayNumber(today)) return null;
  return fault('start-in-the-past', {
    what: 'rollout',
    start: { day: start.toString() },
    today: { day: today.toString() },
  });
}

function fault(code: PlanRefusal, params: Params = {}): PlanFault {
  return { code, params };
}
