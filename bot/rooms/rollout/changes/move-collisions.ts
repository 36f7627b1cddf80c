import type { Playbook } from '../../playbooks/playbook.ts';
import { collisionsInDays } from '../planning/collisions.ts';
import { dayNumber } from '../planning/day-number.ts';
import {
  type Beside,
  type JudgedCollisions,
  judgeCollisions,
  type PlanCollision,
} from '../planning/judge-collisions.ts';
import type { PlanCalendars } from '../planning/plan-calendars.ts';
import { LAST_DAY } from '../planning/plan-in-days.ts';
import type { PlannedWave, Span, WaveInDays } from '../waves/planned-wave.ts';
import type { MovedWave } from './move-wave.ts';

type Changed = readonly MovedWave<PlannedWave>[];

/** What waves run into with their new dates and did not run into before; null where that is nothing. */
export function moveCollisions(
  changed: Changed,
  { kind }: Pick<Playbook, 'kind'>,
  beside: Beside,
): JudgedCollisions | null {
  return judgeCollisions(newCollisions(changed, beside), kind, beside);
}

/**
 * The first open day on or after `from` to which a move would run into nothing new, in day numbers; null where no
 * such move can be had.
 * @param tryMove what a move to a day would change; undefined where it cannot be
 */
export function nextFreeMove(
  from: number,
  tryMove: (newStart: number) => Changed | undefined,
  { calendars, groupId, beside }: { calendars: PlanCalendars; groupId: string; beside: Beside },
): number | null {
  const calendar = calendars.of(groupId);
  for (let start = calendar.next(from); start <= LAST_DAY; ) {
    const changed = tryMove(start);
    if (changed === undefined) return null;
    const found = newCollisions(changed, beside);
    if (found.length === 0) return start;
    // A wave goes at most as many open days further as the one that is moved, if all have the same open days: no day
    // between would do.
    const missing = found.map(
      ({ wave, other }) => calendar.openBefore(other.end) - calendar.openBefore(wave.start),
    );
    start = calendar.openDay(calendar.openBefore(start) + (calendars.plain ? Math.max(1, ...missing) : 1));
  }
  return null;
}

function newCollisions(changed: Changed, { others }: Pick<Beside, 'others'>): PlanCollision[] {
  return changed.flatMap(({ wave, from, to }) => {
    const before = new Set(collisionsInDays([on(from, wave)], others).map(({ other }) => other));
    return collisionsInDays([on(to, wave)], others).filter(({ other }) => !before.has(other));
  });
}

function on({ start, end }: Span, { phaseId, groupId }: PlannedWave): WaveInDays {
  return { phaseId, groupId, start: dayNumber(start), end: dayNumber(end) };
}
