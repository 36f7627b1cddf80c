import { PILOT } from '../../people/person.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';
import { pilotPushes } from './pilot-pushes.ts';
import { endAfter, type PlanCalendar } from './plan-calendar.ts';
import type { PlanCalendars } from './plan-calendars.ts';

interface SettleRules {
  calendars: PlanCalendars;
  /** The waves of a group on the same days stay together. */
  bundle: boolean;
  /** By which the length of a wave was laid out; by `counting` if left out. */
  lengthBy?: (groupId: string) => PlanCalendar;
  /** What started before this day keeps its start. */
  startedBefore?: number;
}

/**
 * Lays waves on the days that are open for their group; `waves` in the order of their plan, and so is the answer. A
 * wave keeps its length in open days and waits where it would start in a freeze, and then:
 * - whoever comes after it in its phase waits as long where the freeze is everybody's, and not at all where it is the
 *   group's own;
 * - a pilot that ends later pushes its phase;
 * - the next phases of the same group start no earlier than the phase before them ends.
 */
export function settleWaves(
  waves: readonly WaveInDays[],
  { calendars, bundle, lengthBy = () => calendars.counting, startedBefore }: SettleRules,
): WaveInDays[] {
  const { counting, everybody } = calendars;
  const pushes = pilotPushes(counting);
  const pilotEnds = new Map<string, number>();
  const lastOf = new Map<string, { was: DaySpan; is: DaySpan }>();

  function startOf(wave: WaveInDays, last: DaySpan | undefined): number {
    if (startedBefore !== undefined && wave.start < startedBefore) return wave.start;
    const pushed = wave.groupId === PILOT ? wave.start : pushes.startOf(wave);
    const open = everybody.next(pushed);
    if (wave.groupId !== PILOT) {
      pushes.pushMore(wave.phaseId, counting.openBefore(open) - counting.openBefore(pushed));
    }
    // Freezes of their own can have changed the order of groups, so that the push is not all there is to wait for.
    const pilotEnd = wave.groupId === PILOT ? open : (pilotEnds.get(wave.phaseId) ?? open);
    return calendars.of(wave.groupId).next(Math.max(open, pilotEnd, last?.end ?? open));
  }

  return waves.map((wave) => {
    const { groupId, phaseId } = wave;
    const own = calendars.of(groupId);
    const last = lastOf.get(groupId);
    const together = bundle && last !== undefined && sameDays(last.was, wave);
    const start = together ? last.is.start : startOf(wave, last?.is);
    const by = lengthBy(groupId);
    const length = Math.max(1, by.openBefore(wave.end) - by.openBefore(wave.start));
    const is = { phaseId, groupId, start, end: endAfter(own, own.openBefore(start), length) };
    lastOf.set(groupId, { was: wave, is });
    if (groupId === PILOT) {
      pushes.pilotEnds(phaseId, is.end);
      pilotEnds.set(phaseId, is.end);
    }
    return is;
  });
}

function sameDays(a: DaySpan, b: DaySpan): boolean {
  return a.start === b.start && a.end === b.end;
}
