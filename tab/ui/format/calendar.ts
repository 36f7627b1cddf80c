const DAY_MS = 86_400_000;

/** Days since 1 January 1970 of a calendar date like `2026-12-15`. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** The calendar date of a day number. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The last day inside a half-open interval that ends before `end`. */
export function lastDay(end: string): string {
  return dateOfDay(dayNumber(end) - 1);
}

/** Whole days from one calendar date to another; negative when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
