import type { Temporal } from 'temporal-polyfill';

/**
 * A date as people say it: Monday, 15 December 2026. The bot's texts are English, and a date in another language
 * would stand out in them; so only the kind of English follows the person.
 */
export function sayDate(date: Temporal.PlainDate, locale: string | undefined): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return date.toLocaleString(locale?.startsWith('en') ? locale : 'en-GB', options);
}
