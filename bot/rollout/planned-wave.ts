import type { Temporal } from 'temporal-polyfill';

/** Stands in the place of a business group for the pilot set; no group may have this id. */
export const PILOT = 'pilot';

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
