import type { Temporal } from 'temporal-polyfill';
import { fullDates } from './full-date.ts';

/**
 * A date as people say it: Monday, 15 December 2026. The bot's texts are English, and a date in another language
 * would stand out in them; so only the kind of English follows the person.
 */
export function sayDate(date: Temporal.PlainDate, locale: string | undefined): string {
  return fullDates(locale?.startsWith('en') ? locale : 'en-GB').say(date);
}
