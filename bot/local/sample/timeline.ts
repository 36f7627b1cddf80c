import { Temporal } from 'temporal-polyfill';

/** The rollout of the sample began this long ago: one phase behind everybody, the next ones under way. */
export const DAYS_SINCE_START = 103;

/** Announcements went out this long before their wave. */
const ANNOUNCED_DAYS_BEFORE = 7;

/** Something that happened in the sample organisation, and when. */
export interface SampleEvent {
  at: Temporal.Instant;
  happen(): Promise<void>;
}

/** Office hours begin; `minute` keeps the events of one day apart. */
export function morningOf(date: Temporal.PlainDate, minute = 0): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: 'UTC', plainTime: '08:00' }).add({ minutes: minute }).toInstant();
}

/** A wave is announced some days before it starts, but the plan itself has to be there. */
export function announcedOn(start: Temporal.PlainDate, planned: Temporal.PlainDate): Temporal.PlainDate {
  const due = start.subtract({ days: ANNOUNCED_DAYS_BEFORE });
  return Temporal.PlainDate.compare(due, planned) < 0 ? planned : due;
}

/** Runs things in the order in which they happened. */
export async function liveThrough(
  events: readonly SampleEvent[],
  setClock: (instant: string) => void,
): Promise<void> {
  for (const event of events.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    setClock(event.at.toString());
    await event.happen();
  }
}
