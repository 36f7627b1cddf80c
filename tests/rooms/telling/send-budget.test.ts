import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { nextStretch, openSendBudget } from '../../../bot/rooms/telling/send-budget.ts';
import { testStorage } from '../../support/storage.ts';

const NOW = '2026-09-24T08:00:00Z';
const nowMs = Date.parse(NOW);

test('a stretch lasts as long as its messages take at the rate', () => {
  expect(nextStretch(0, nowMs, 45, 45)).toEqual({ startAt: nowMs, endAt: nowMs + 1_000 });
});

test('time that nobody used is not saved up', () => {
  expect(nextStretch(nowMs - 60_000, nowMs, 10, 10).startAt).toBe(nowMs);
});

test('replicas that reserve at the same time get stretches that do not overlap', async () => {
  const storage = testStorage();
  const clock = settableClock(NOW);
  const replicas = await Promise.all([1, 2, 3].map(() => openSendBudget(storage, clock, 50)));

  const slots = await Promise.all(Array.from({ length: 12 }, (_, index) => replicas[index % 3]?.reserve(25)));

  const starts = slots.map((one) => (one?.startAt ?? 0) - nowMs).sort((a, b) => a - b);
  expect(starts).toEqual(Array.from({ length: 12 }, (_, index) => index * 500));
});

test('a pause holds everybody', async () => {
  const storage = testStorage();
  const clock = settableClock(NOW);
  const [one, other] = [await openSendBudget(storage, clock, 50), await openSendBudget(storage, clock, 50)];

  await one.pause(7_000);

  expect((await other.reserve(1)).startAt).toBe(nowMs + 7_000);
});

test('a shorter pause does not end a longer one', async () => {
  const clock = settableClock(NOW);
  const budget = await openSendBudget(testStorage(), clock, 50);
  await budget.pause(7_000);

  await budget.pause(1_000);

  expect((await budget.reserve(1)).startAt).toBe(nowMs + 7_000);
});

test('what was reserved hours ahead, by a clock that was set back since, holds nobody up', () => {
  const now = Date.parse('2026-09-10T00:13:00Z');

  expect(nextStretch(now + 8 * 3_600_000, now, 40, 40)).toEqual({ startAt: now, endAt: now + 1_000 });
  expect(nextStretch(now + 3_600_000, now, 40, 40).startAt).toBe(now + 3_600_000);
});
