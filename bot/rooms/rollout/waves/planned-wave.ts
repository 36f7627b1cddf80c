import type { Temporal } from 'temporal-polyfill';

/** A span of calendar dates; `end` is the first day after it. */
export interface Span {
  start: Temporal.PlainDate;
  end: Temporal.PlainDate;
}

/** A span in day numbers; `end` is the first day after it. */
export interface DaySpan {
  start: number;
  end: number;
}

/** One phase for one business group, or for the pilot set. */
export interface PlannedWave extends Span {
  phaseId: string;
  groupId: string;
}

/** A planned wave in day numbers. */
export interface WaveInDays extends DaySpan {
  phaseId: string;
  groupId: string;
}

/** A span in day numbers on calendar dates. */
export function onDates({ start, end }: DaySpan, dateOf: (day: number) => Temporal.PlainDate): Span {
  return { start: dateOf(start), end: dateOf(end) };
}
