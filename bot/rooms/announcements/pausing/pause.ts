import { Temporal } from 'temporal-polyfill';
import { invalid } from '../../../base/errors.ts';
import { sayDate } from '../../../base/say-date.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { FOR_GOOD, isPaused, type Person } from '../../people/person.ts';

/** How long a person can pause announcements with one press. */
export const PAUSES = ['week', 'month', 'good'] as const;
export type Pause = (typeof PAUSES)[number];

/** The first day on which announcements come again, as people are kept with it. */
export function endOf(pause: Pause, today: Temporal.PlainDate): string {
  switch (pause) {
    case 'week':
      return today.add({ weeks: 1 }).toString();
    case 'month':
      return today.add({ months: 1 }).toString();
    case 'good':
      return FOR_GOOD;
  }
}

/** A pause that still goes on; undefined once it is over. */
export function pauseNow(person: Pick<Person, 'pausedUntil'>, today: Temporal.PlainDate): string | undefined {
  return isPaused(person, today.toString()) ? person.pausedUntil : undefined;
}

/** @throws AnswerError for a pause that would be over before it begins. */
export function refusePast(until: string, today: Temporal.PlainDate): void {
  if (until > today.toString()) return;
  throw invalid('pause-in-the-past', { day: { day: until } });
}

/** A pause in a whole sentence. @param locale in which the day is written */
export function pauseWords(until: string, locale: string | undefined): Message {
  if (until === FOR_GOOD) return message('announcements.paused-for-good');
  const day = sayDate(Temporal.PlainDate.from(until), locale);
  return message('announcements.paused-until', { day });
}
