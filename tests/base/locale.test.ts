import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock, today } from '../../bot/base/clock.ts';
import { isLocale, isTimeZone } from '../../bot/base/locale.ts';

test.each(['en', 'de-DE', 'zh-Hant-TW', 'PT-br'])('%s is a language', (tag) => {
  expect(isLocale(tag)).toBe(true);
  expect(Temporal.PlainDate.from('2026-01-02').toLocaleString(tag)).toMatch(/2|２/);
});

test.each(['', 'de_DE', 'german!', 'x'])('%j is no language', (tag) => {
  expect(isLocale(tag)).toBe(false);
});

test.each(['', 'Berlin', 'Mars/Olympus', 'W. Europe Standard Time'])('%j is no time zone', (zone) => {
  expect(isTimeZone(zone)).toBe(false);
});

test.each(['UTC', 'Europe/Berlin', 'europe/berlin', 'Asia/Calcutta', 'EST5EDT', '+05:30', 'Etc/GMT+5'])(
  'a date can be told in the time zone %s',
  (zone) => {
    const clock = settableClock('2026-06-15T12:00:00Z');

    expect(isTimeZone(zone)).toBe(true);
    expect(today(clock, zone).toString()).toBe('2026-06-15');
  },
);
