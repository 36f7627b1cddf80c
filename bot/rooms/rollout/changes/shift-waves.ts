import { PILOT } from '../../people/person.ts';
import { pilotPushes } from '../planning/pilot-pushes.ts';
import { endAfter, type PlanCalendar } from '../planning/plan-calendar.ts';
import type { PlanCalendars } from '../planning/plan-calendars.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';

/** Where one wave goes; of a bundle, all waves of the group on its days go with it. */
export interface MoveInDays {
  wave: WaveInDays;
  /** An open day. */
  newStart: number;
}

/** What a wave has to wait for. */
export interface Before {
  /** The group's wave before it, if any. */
  ownPhase: WaveInDays | undefined;
  /** The pilot of its phase, for waves of business groups. */
  pilot: WaveInDays | undefined;
}

/**
 * Where every wave lies after one was moved; `waves` in the order of their starts, and so is the answer. A wave
 * that need not go elsewhere keeps its days. One that does keeps its length in open days:
 * - the next phases of the same group start no earlier than the phase before them ends, so a slip first uses up
 *   the group's rest and then pushes;
 * - a pilot that ends later pushes the user rollout of its phase as a whole, so that the groups keep their order
 *   and distances; where there is a gap between the groups, it is used up first;
 * - waves of other groups stay where they are, even if the moved one falls behind them.
 */
export function shiftWaves(
  waves: readonly WaveInDays[],
  move: MoveInDays,
  { calendars, bundle }: { calendars: PlanCalendars; bundle: boolean },
): DaySpan[] {
  const pushes = pilotPushes(calendars.counting);
  const lastOf = new Map<string, { was: WaveInDays; is: DaySpan }>();

  function startsOn(wave: WaveInDays): number {
    const last = lastOf.get(wave.groupId);
    if (bundle && last !== undefined && sameDays(last.was, wave)) return last.is.start;
    const pushed = wave.groupId === PILOT ? wave.start : pushes.startOf(wave);
    if (wave === move.wave || (bundle && inBundle(wave, move.wave))) return move.newStart;
    if (last !== undefined && pushed < last.is.end) return calendars.of(wave.groupId).next(last.is.end);
    return pushed === wave.start ? pushed : calendars.of(wave.groupId).next(pushed);
  }

  return waves.map((wave) => {
    const start = startsOn(wave);
    const is = start === wave.start ? wave : moved(wave, start, calendars.of(wave.groupId));
    lastOf.set(wave.groupId, { was: wave, is });
    if (wave.groupId === PILOT) pushes.pilotEnds(wave.phaseId, is.end);
    return is;
  });
}

/** What comes before a wave in the order of the plan. */
export function whatIsBefore(waves: readonly WaveInDays[], wave: WaveInDays): Before {
  const earlier = waves.filter(({ start }) => start < wave.start);
  return {
    ownPhase: earlier.findLast(({ groupId }) => groupId === wave.groupId),
    pilot: earlier.find(
      ({ groupId, phaseId }) => wave.groupId !== PILOT && groupId === PILOT && phaseId === wave.phaseId,
    ),
  };
}

function moved(wave: DaySpan, start: number, calendar: PlanCalendar): DaySpan {
  const length = calendar.openBefore(wave.end) - calendar.openBefore(wave.start);
  // A wave can have lost all its days to a freeze that was set after it was planned.
  return { start, end: endAfter(calendar, calendar.openBefore(start), Math.max(1, length)) };
}

function inBundle(wave: WaveInDays, other: WaveInDays): boolean {
  return wave.groupId === other.groupId && sameDays(wave, other);
}

function sameDays(a: DaySpan, b: DaySpan): boolean {
  return a.start === b.start && a.end === b.end;
}
