import { dateOfDay } from './day-number.ts';

/** A day number as it fills the gap of a sentence. */
export function onDay(day: number): { day: string } {
  return { day: dateOfDay(day).toString() };
}
