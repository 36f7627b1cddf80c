import type { Temporal } from 'temporal-polyfill';

/** Calendar dates with weekday, day, month and year, as one locale writes them. */
export interface FullDates {
  say(date: Temporal.PlainDate): string;
  /** From one day to another, both included. */
  sayRange(first: Temporal.PlainDate, last: Temporal.PlainDate): string;
}

const FULL = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

/** A format costs a hundred times what using it does: so many are kept. */
const MOST_KEPT = 200;
const kept = new Map<string, FullDates>();

/** @throws RangeError for what is no locale */
export function fullDates(locale: string): FullDates {
  const known = kept.get(locale);
  if (known) return known;
  // A calendar date has no zone: it is written as the day that begins at midnight UTC.
  const format = new Intl.DateTimeFormat(locale, { ...FULL, timeZone: 'UTC' });
  const made: FullDates = {
    say: (date) => format.format(midnight(date)),
    sayRange: (first, last) => format.formatRange(midnight(first), midnight(last)),
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(locale, made);
  return made;
}

function midnight({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day);
}
