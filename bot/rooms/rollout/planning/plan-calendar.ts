import { isWeekend } from './day-number.ts';
import type { Freeze } from './freezes.ts';

/**
 * The days that waves may use, called open days: outside freezes, and Monday to Friday if so asked. All days are
 * day numbers.
 */
export interface PlanCalendar {
  /** The first open day on or after a day. */
  next(day: number): number;
  /** So many days after a day, where frozen days do not count and week-ends do. */
  later(day: number, days: number): number;
  /** Open days from the first day of the calendar until before a day; 0 for earlier days. */
  openBefore(day: number): number;
  /** The open day that has so many open days before it. */
  openDay(index: number): number;
}

interface CalendarRules {
  firstDay: number;
  /** In order, without overlap, as `readFreezes` gives them. */
  freezes: readonly Freeze[];
  workingDaysOnly: boolean;
}

/** The open days from `firstDay` on. No answer costs more than the days up to it, and each day is looked at once. */
export function planCalendar({ firstDay, freezes, workingDaysOnly }: CalendarRules): PlanCalendar {
  // Written down day by day as far as somebody asks, so that each later question is one look.
  const open: number[] = [];
  const before: number[] = [];
  let upTo = firstDay;
  let freeze = 0;

  function writeDay(): void {
    while ((freezes[freeze]?.to ?? Number.POSITIVE_INFINITY) <= upTo) freeze += 1;
    const frozen = (freezes[freeze]?.from ?? Number.POSITIVE_INFINITY) <= upTo;
    before.push(open.length);
    if (!frozen && !(workingDaysOnly && isWeekend(upTo))) open.push(upTo);
    upTo += 1;
  }

  function later(day: number, days: number): number {
    let reached = day + days;
    for (const { from, to } of freezes) {
      if (to <= day) continue;
      if (from > reached) break;
      reached += to - Math.max(from, day);
    }
    return reached;
  }

  return {
    later,
    next(day) {
      let reached = later(day, 0);
      while (workingDaysOnly && isWeekend(reached)) reached = later(reached + 1, 0);
      return reached;
    },
    openBefore(day) {
      while (upTo <= day) writeDay();
      return before[day - firstDay] ?? 0;
    },
    openDay(index) {
      while (open.length <= index) writeDay();
      return open[index] ?? firstDay;
    },
  };
}

/** The day after so many open days, counted from the open day with that index. */
export function endAfter(calendar: PlanCalendar, index: number, days: number): number {
  return calendar.openDay(index + days - 1) + 1;
}
