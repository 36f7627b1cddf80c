import { dateOfDay, dayNumber } from './day-number.ts';
import type { PlanCalendar } from './plan-calendar.ts';

/** Length of a segment. After so many months comes the same day of the month, or the last one of a shorter month. */
export type SegmentLength = { days: number } | { months: number };

/**
 * The days on which segments begin, and the one after the last: `count` + 1 day numbers, each later than the one
 * before. Frozen days do not count, so a freeze moves everything after it. Week-ends count, since a segment of 30
 * days stands for a month; where only working days are used, a segment that would begin on a week-end begins on
 * Monday, while the later ones keep their own days. A segment has at least one open day.
 */
export function segmentStarts(
  start: number,
  count: number,
  length: SegmentLength,
  calendar: PlanCalendar,
): number[] {
  const ends =
    'days' in length ? everyDays(start, length.days, calendar) : everyMonths(start, length.months, calendar);
  const starts = [calendar.next(start)];
  let latest = calendar.next(start);
  for (let segment = 0; segment < count; segment += 1) {
    latest = calendar.next(Math.max(ends(latest), latest + 1));
    starts.push(latest);
  }
  return starts;
}

/** Gives the ends of one segment after the other, before week-ends are looked at. */
type Ends = (startsOn: number) => number;

function everyDays(start: number, days: number, calendar: PlanCalendar): Ends {
  let total = 0;
  return () => {
    total += days;
    return calendar.later(start, total);
  };
}

function everyMonths(start: number, months: number, calendar: PlanCalendar): Ends {
  // Counted from one anchor: from the 31st, month by month, a short month would make all later ones short.
  let anchor = dateOfDay(calendar.later(start, 0));
  let total = 0;
  return (startsOn) => {
    total += months;
    const planned = dayNumber(anchor.add({ months: total }));
    const reached = calendar.later(startsOn, planned - startsOn);
    if (reached === planned) return planned;
    anchor = dateOfDay(reached);
    total = 0;
    return reached;
  };
}
