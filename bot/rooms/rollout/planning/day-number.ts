import { Temporal } from 'temporal-polyfill';

// Plans reckon with whole numbers: a plan has thousands of dates, and arithmetic on date objects is far slower.

const DAY_MS = 86_400_000;

/** Calendar dates as days since 1970-01-01; earlier ones are negative. */
export function dayNumber(date: Temporal.PlainDate): number {
  return new Date(0).setUTCFullYear(date.year, date.month - 1, date.day) / DAY_MS;
}

/** The other way round: the date of a day number. */
export function dateOfDay(day: number): Temporal.PlainDate {
  const moment = new Date(day * DAY_MS);
  return new Temporal.PlainDate(moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate());
}

/** Saturday or Sunday. */
export function isWeekend(day: number): boolean {
  // Day 0 was a Thursday; the second modulo is for days before it.
  const sinceSunday = (((day + 4) % 7) + 7) % 7;
  return sinceSunday === 0 || sinceSunday === 6;
}

/** `dateOfDay` that makes each date once: the waves of a plan share a few hundred. */
export function datesOfDays(): (day: number) => Temporal.PlainDate {
  const made = new Map<number, Temporal.PlainDate>();
  return (day) => {
    const known = made.get(day);
    if (known !== undefined) return known;
    const date = dateOfDay(day);
    made.set(day, date);
    return date;
  };
}
