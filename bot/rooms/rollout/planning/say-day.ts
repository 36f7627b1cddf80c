import { dateOfDay } from './day-number.ts';

/** A day number in the sentences that explain a plan: 15 December 2026. */
export function sayDay(day: number): string {
  return dateOfDay(day).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
