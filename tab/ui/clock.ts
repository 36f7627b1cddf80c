// The one file of the tab that asks the machine for the time.

/** Now, in milliseconds since 1970: for how long something is kept, never for a date. */
export function now(): number {
  return Date.now();
}

/** Today where the reader is, as a calendar date. */
export function todayHere(): string {
  const date = new Date(now());
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
