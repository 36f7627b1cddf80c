import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { systemClock } from '../../../bot/base/clock.ts';
import { createPacer, type Turns } from '../../../bot/rooms/telling/pacer.ts';
import { nextStretch, type SendBudget } from '../../../bot/rooms/telling/send-budget.ts';

/** A budget in memory that any number of pacers share, as processes share the row in storage. */
function aBudget(perSecond: number) {
  let freeAt = 0;
  const pauses: number[] = [];
  const budget: SendBudget = {
    everyMs: 1000 / perSecond,
    async reserve(messages) {
      const after = freeAt;
      const { startAt, endAt } = nextStretch(after, systemClock.now(), messages, perSecond);
      freeAt = endAt;
      return { startAt, everyMs: 1000 / perSecond, after };
    },
    async pause(ms) {
      pauses.push(ms);
      freeAt = Math.max(freeAt, systemClock.now() + ms);
    },
  };
  return { budget, pauses };
}

/** When each of so many turns came, and how it came. */
function take(turns: Turns, count: number) {
  return Promise.all(
    Array.from({ length: count }, async () => ({ turn: await turns.next(), at: systemClock.now() })),
  );
}

/** Makes the stretch of a process so much longer that no stall of a busy machine ends it. */
const PATIENCE = 500;

/** Keeps this process busy, as a stall of the machine would. */
function stall(ms: number): void {
  const until = systemClock.now() + ms;
  while (systemClock.now() < until);
}

/** The most turns that fell into any stretch of so many ms. */
function mostWithin(ms: number, times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.max(...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length));
}

test('no turn comes before its moment', async () => {
  const { budget } = aBudget(100);
  const turns = await createPacer(budget, systemClock).reserve(20);

  const taken = await take(turns, 20);

  // A timer may end up to a millisecond early.
  for (const [index, { at }] of taken.entries())
    expect(at).toBeGreaterThanOrEqual(turns.startAt + index * 10 - 2);
});

test('after a stall the turns come one after the other, not all at once', async () => {
  const { budget } = aBudget(100);
  const pacer = createPacer(budget, systemClock);
  const turns = await pacer.reserve(100);
  const taking = take(turns, 60);
  await wait(100);

  stall(300);
  const taken = await taking;

  const late = taken
    .filter(({ turn, at }) => turn === 'now' && at >= turns.startAt + 390)
    .map(({ at }) => at);
  expect(late.length).toBeGreaterThan(5);
  // Ten in 100 ms are the rate; one more may fall into the same stretch by its borders, one by catching up.
  expect(mostWithin(100, late)).toBeLessThanOrEqual(12);
});

test('a turn whose stretch has passed is missed: the time belongs to somebody else', async () => {
  const { budget } = aBudget(100);
  const pacer = createPacer(budget, systemClock);
  const turns = await pacer.reserve(10);
  await createPacer(budget, systemClock).reserve(100);

  stall(400);
  const taken = await take(turns, 10);

  expect(taken.map(({ turn }) => turn)).toEqual(Array(10).fill('missed'));
});

test('stretches of one process that follow each other are one: what is late in the first goes on in the second', async () => {
  const { budget } = aBudget(100);
  const pacer = createPacer(budget, systemClock);
  const first = await pacer.reserve(10);
  const second = await pacer.reserve(100);
  const taking = take(first, 10);

  stall(250);
  const taken = await taking;

  expect(second.startAt).toBeCloseTo(first.startAt + 100, 0);
  expect(taken.map(({ turn }) => turn)).toEqual(Array(10).fill('now'));
});

test('a process that is alone makes up for a stall, however long, without a burst', async () => {
  const { budget } = aBudget(100);
  const pacer = createPacer(budget, systemClock);
  const taking = take(await pacer.reserve(20), 20);

  stall(500);
  await pacer.reserve(PATIENCE);
  const taken = await taking;

  expect(taken.map(({ turn }) => turn)).toEqual(Array(20).fill('now'));
  expect(
    mostWithin(
      100,
      taken.map(({ at }) => at),
    ),
  ).toBeLessThanOrEqual(12);
});

test('a pause holds the turns that were reserved before it', async () => {
  const { budget } = aBudget(100);
  const pacer = createPacer(budget, systemClock);
  const turns = await pacer.reserve(20);
  const until = systemClock.now() + 600;

  await pacer.pause(600);
  const before = await take(turns, 20);
  const turnsAfter = await pacer.reserve(5);
  await pacer.reserve(PATIENCE);
  const after = await take(turnsAfter, 5);

  expect(before.every(({ turn }) => turn === 'missed')).toBe(true);
  expect(after.map(({ turn }) => turn)).toEqual(Array(5).fill('now'));
  expect(Math.min(...after.map(({ at }) => at))).toBeGreaterThanOrEqual(until - 2);
});

test('many refusals at once tell the other processes once', async () => {
  const { budget, pauses } = aBudget(100);
  const pacer = createPacer(budget, systemClock);

  await Promise.all([1_000, 1_000, 1_010, 900].map((ms) => pacer.pause(ms)));
  await pacer.pause(5_000);

  expect(pauses).toEqual([1_000, 5_000]);
});

test('turns of two batches come in the order of their moments', async () => {
  const { budget } = aBudget(200);
  const pacer = createPacer(budget, systemClock);
  const [first, second] = [await pacer.reserve(5), await pacer.reserve(5)];
  await pacer.reserve(PATIENCE);
  const order: string[] = [];

  const later = Array.from({ length: 5 }, async () => order.push(`second ${await second.next()}`));
  const sooner = Array.from({ length: 5 }, async () => order.push(`first ${await first.next()}`));
  await Promise.all([...later, ...sooner]);

  expect(order).toEqual([...Array(5).fill('first now'), ...Array(5).fill('second now')]);
});

test('a rate finer than a timer can wait is kept all the same', async () => {
  const { budget } = aBudget(4_000);
  const pacer = createPacer(budget, systemClock);
  const turns = await pacer.reserve(400);
  await pacer.reserve(4 * PATIENCE);

  const taken = await take(turns, 400);

  const ends = Math.max(...taken.map(({ at }) => at));
  expect(ends).toBeGreaterThanOrEqual(turns.startAt + 95);
  expect(taken.every(({ turn }) => turn === 'now')).toBe(true);
});

test('what presses goes before a batch that waits, within the same budget', async () => {
  const { budget } = aBudget(50);
  const pacer = createPacer(budget, systemClock);
  const order: string[] = [];
  const batch = await pacer.reserve(40);
  await pacer.reserve(PATIENCE);
  const rest = Array.from({ length: 40 }, async () => order.push(`rest ${await batch.next()}`));

  const decision = await pacer.reserve(1);
  const answer = await pacer.reserve(1);
  const pressing = [
    decision.next('decision').then((turn) => order.push(`decision ${turn}`)),
    answer.next('answer').then((turn) => order.push(`answer ${turn}`)),
  ];
  await Promise.all([...rest, ...pressing]);

  const places = [order.indexOf('answer now'), order.indexOf('decision now')];
  expect(places[0]).toBeLessThan(places[1] ?? 0);
  expect(places[1]).toBeLessThan(10);
  expect(order.filter((turn) => turn === 'rest now')).toHaveLength(40);
});

test('however much presses, the rest gets its turn in the end', async () => {
  const { budget } = aBudget(100);
  let ahead = 0;
  // Time goes by as if each call took a fifth of a second.
  const pacer = createPacer(budget, { now: () => systemClock.now() + ahead });
  const batch = await pacer.reserve(1);
  await pacer.reserve(PATIENCE * 100);
  let served = false;
  const rest = batch.next().then(() => {
    served = true;
  });

  let answers = 0;
  for (; !served && answers < 200; answers += 1) {
    const turns = await pacer.reserve(1);
    ahead += 200;
    await turns.next('answer');
  }
  await rest;

  expect(answers).toBeLessThan(100);
});
