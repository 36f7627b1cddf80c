import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  dateOfDay,
  datesOfDays,
  dayNumber,
  isWeekend,
} from '../../../../bot/rooms/rollout/planning/day-number.ts';

const epoch = Temporal.PlainDate.from('1970-01-01');

test('a day number counts the days since 1970, over leap years and into the past', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
      const date = epoch.add({ days });

      expect(dayNumber(date)).toBe(days);
      expect(dateOfDay(days).equals(date)).toBe(true);
      expect(isWeekend(days)).toBe(date.dayOfWeek >= 6);
    }),
  );
});

test('a date that is asked for twice is made once', () => {
  const dateOf = datesOfDays();

  expect(dateOf(20_802).toString()).toBe('2026-12-15');
  expect(dateOf(20_802)).toBe(dateOf(20_802));
});
