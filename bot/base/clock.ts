import { Temporal } from 'temporal-polyfill';

/** Tells the time. Everything that depends on time is given one; only this file asks the machine. */
export interface Clock {
  /** Now, in milliseconds since 1970 (UTC). */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands where it is put: for the sample organisation's past, and for tests. */
export function settableClock(start: string): Clock & { set(instant: string): void } {
  let now = Temporal.Instant.from(start).epochMilliseconds;
  return {
    now: () => now,
    set: (instant) => {
      now = Temporal.Instant.from(instant).epochMilliseconds;
    },
  };
}

/** The moment as it is stored and sent: ISO 8601 in UTC with milliseconds. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** The calendar date at this moment in a time zone. */
export function today(clock: Clock, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(timeZone).toPlainDate();
}
