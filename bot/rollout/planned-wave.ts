import type { Temporal } from 'temporal-polyfill';

/** A span of calendar dates; `end` is the first day after it. */
export interface Span {
  start: Temporal.PlainDate;
  end: Temporal.PlainDate;
}

/** One phase for one business group, or for the pilot set. */
export interface PlannedWave extends Span {
  phaseId: string;
  groupId: string;
}
