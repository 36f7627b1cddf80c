import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { fullDates } from '../../bot/base/full-date.ts';

const FULL = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const locale = fc.constantFrom('en-GB', 'en-US', 'de', 'fr-FR', 'ja', 'ar-EG');
const date = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));

test('a date is written as its locale writes it, however often that was asked before', () => {
  fc.assert(
    fc.property(locale, date, (tag, day) => {
      expect(fullDates(tag).say(day)).toBe(day.toLocaleString(tag, FULL));
    }),
  );
});

test('two days of one year are written with the year said once', () => {
  const from = Temporal.PlainDate.from('2026-12-14');

  const text = fullDates('en-GB').sayRange(from, from.add({ days: 4 }));

  // Blanks are of several kinds, and differ between versions of the formats.
  expect(text.split(/[\s,–]+/u).join(' ')).toBe('Monday 14 December Friday 18 December 2026');
});

test('what is no locale is refused', () => {
  expect(() => fullDates('not a locale')).toThrow(RangeError);
});
