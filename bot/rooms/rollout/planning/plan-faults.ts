import type { Temporal } from 'temporal-polyfill';
import { PILOT } from '../../people/person.ts';
import { dayNumber } from './day-number.ts';
import type { FreezeRefusal } from './freezes.ts';
import { calledGroup, type GroupNames } from './group-names.ts';
import type { PlanLengths } from './plan-lengths.ts';
import { sayDay } from './say-day.ts';

/** Why something cannot be planned: a code for machines, a sentence for people. */
export interface PlanFault {
  code: PlanRefusal;
  why: string;
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
  if (groups.length === 0) return fault('no-groups', 'A rollout needs at least one business group.');
  if (groups.includes(PILOT)) {
    return fault(
      'reserved-group',
      `"${PILOT}" stands for the pilot set, which always comes first. Give the business group another id.`,
    );
  }
  const seen = new Set<string>();
  for (const group of groups) {
    if (seen.has(group)) {
      return fault(
        'repeated-group',
        `Name each business group once: ${calledGroup(group, names)} is named twice.`,
      );
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
      `length of a segment in ${inDays ? 'days' : 'months'}`,
      inDays ? segment.days : segment.months,
      [1, inDays ? LONGEST_DAYS : LONGEST_MONTHS],
    ) ??
    numberFault('number of segments for the pilot set', lengths.pilotSegments, [1, MOST_SEGMENTS]) ??
    numberFault('number of segments for the business groups', lengths.userSegments, [1, MOST_SEGMENTS]) ??
    numberFault('number of segments for the first group', lengths.firstGroupSegments ?? 1, [
      1,
      MOST_SEGMENTS,
    ]) ??
    numberFault('number of days for configuration', lengths.configurationDays, [0, LONGEST_DAYS])
  );
}

function numberFault(
  what: string,
  value: number,
  [least, most]: readonly [number, number],
): PlanFault | null {
  if (Number.isInteger(value) && value >= least && value <= most) return null;
  return fault(
    'bad-settings',
    `The ${what} is ${value}; it must be a whole number from ${least} to ${most}.`,
  );
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
      return fault(
        'unknown-weight',
        `There is a relative length for "${names?.get(groupId) ?? groupId}", which is no business group of this rollout.`,
      );
    }
    if (weight > 0 && weight <= HEAVIEST) continue;
    return fault(
      'bad-weight',
      `The relative length of ${calledGroup(groupId, names)} is ${weight}; it must be more than 0 and at most ${HEAVIEST}.`,
    );
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
  return fault(
    'start-in-the-past',
    `The start, ${sayDay(dayNumber(start))}, is before today, ${sayDay(dayNumber(today))}. ` +
      'Choose today or a later day, or say that the rollout is already under way.',
  );
}

function fault(code: PlanRefusal, why: string): PlanFault {
  return { code, why };
}
