import { expect, test } from 'vitest';
import { mostWithin, ratePerSecond } from './rate.ts';

const EVERY_100_MS = Array.from({ length: 31 }, (_, index) => 5_000 + index * 100);

test('thirty-one messages in three seconds are ten per second', () => {
  const rate = ratePerSecond(EVERY_100_MS);

  expect(rate).toBe(10);
});

test('a single message has no rate', () => {
  const rate = ratePerSecond([5_000]);

  expect(rate).toBe(0);
});

test('the fullest second is found wherever it begins, without the moment at which the next one begins', () => {
  const burst = [7_050, 7_051, 7_052];

  const even = mostWithin(1_000, EVERY_100_MS);
  const uneven = mostWithin(1_000, [...burst, ...EVERY_100_MS]);

  expect(even).toBe(10);
  expect(uneven).toBe(13);
});
