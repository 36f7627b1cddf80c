import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/** More days than the waves of dozens of rollouts lie on. */
const DAYS = 5_000;

const days = new LRUCache<string, Temporal.PlainDate>({ max: DAYS });

/**
 * A calendar date as it is stored (`2026-03-01`), the same object for all who ask for the day. Many thousand waves lie
 * on a few hundred days, and each date of Temporal's that is alive costs the garbage collector time.
 * @throws RangeError when it is no date.
 */
export function sharedDay(date: string): Temporal.PlainDate {
  const known = days.get(date);
  if (known) return known;
  const day = Temporal.PlainDate.from(date);
  days.set(date, day);
  return day;
}
