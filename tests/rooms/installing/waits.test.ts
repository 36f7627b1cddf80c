import { expect, test } from 'vitest';
import { secondsUntilNext } from '../../../bot/rooms/installing/waits.ts';

const NOW = Date.parse('2026-09-24T08:00:00Z');
const quiet = { open: 0, lateAt: undefined, silent: false, now: NOW };

test('passes over a large audience follow each other less closely', () => {
  expect(secondsUntilNext({ allAsked: false }, { chunks: 1 }, quiet)).toBe(2);
  expect(secondsUntilNext({ allAsked: false }, { chunks: 1_500 }, quiet)).toBe(150);
});

test('people who are being sent to are looked after soon, in a large audience less often', () => {
  expect(secondsUntilNext({ allAsked: true }, { chunks: 1 }, { ...quiet, open: 3 })).toBe(2);
  expect(secondsUntilNext({ allAsked: true }, { chunks: 1_500 }, { ...quiet, open: 3 })).toBe(30);
});

test('Graph that does not answer is left in peace for a while', () => {
  expect(secondsUntilNext({ allAsked: false }, { chunks: 1 }, { ...quiet, silent: true })).toBe(45);
});

test('whoever Teams does not tell of is tried at their time, and looked for before', () => {
  const waits = (lateAt: number, chunks: number) =>
    secondsUntilNext({ allAsked: true }, { chunks }, { ...quiet, lateAt });

  expect(waits(NOW + 90_000, 1)).toBe(2);
  expect(waits(NOW + 90_000, 1_500)).toBe(90);
  expect(waits(NOW - 1_000, 1_500)).toBe(1);
});
