import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedDelivery, createTally } from '../../../../bot/rooms/delivery/record/tally.ts';

const STATES = ['pending', 'claimed', 'sent', 'unreachable', 'failed', 'unknown', 'skipped'] as const;
const state = fc.constantFrom(...STATES);
const delivery: fc.Arbitrary<CountedDelivery> = fc.record({
  state,
  tries: fc.integer({ min: 0, max: 2 }),
  repeat: fc.boolean(),
  why: fc.constantFrom(null, 'blocked', 'not-installed'),
  acknowledged: fc.boolean(),
  done: fc.boolean(),
  reported: fc.boolean(),
  openedTraining: fc.boolean(),
});

test('the states always add up to the audience', () => {
  fc.assert(
    fc.property(fc.array(delivery), (deliveries) => {
      const tally = createTally();
      for (const one of deliveries) tally.add(one);

      const { counts } = tally.result();

      const sum = STATES.reduce((all, one) => all + counts[one], 0);
      expect(sum).toBe(counts.audience);
      expect(counts.audience).toBe(deliveries.length);
    }),
  );
});

const settled: CountedDelivery = { state: 'sent', tries: 1, repeat: false, why: null, acknowledged: false };

test.each([
  ['pending', 0, false],
  ['claimed', 1, false],
  ['unknown', 1, false],
  ['unknown', 2, true],
  ['sent', 1, true],
  ['unreachable', 0, true],
  ['failed', 1, true],
] as const)('with one delivery %s after %i tries everything is settled: %s', (state, tries, expected) => {
  const tally = createTally();
  tally.add(settled);

  tally.add({ ...settled, state, tries });

  expect(tally.result().open === 0).toBe(expected);
});

test('reasons are counted for people who did not get it, the most frequent first', () => {
  const tally = createTally();
  for (const why of ['blocked', 'not-installed', 'not-installed'])
    tally.add({ ...settled, state: 'unreachable', why });
  tally.add({ ...settled, why: 'blocked' });

  expect(tally.result().reasons).toEqual([
    { why: 'not-installed', people: 2 },
    { why: 'blocked', people: 1 },
  ]);
});

test('a reason that nobody is left with is not named', () => {
  const tally = createTally();
  const { counts } = tally.result();

  tally.addTally({ counts, reasons: [{ why: 'blocked', people: 0 }], open: 0 });

  expect(tally.result().reasons).toEqual([]);
});

test('who may have got it twice is counted', () => {
  const tally = createTally();

  for (const repeat of [true, true, false]) tally.add({ ...settled, repeat });

  expect(tally.result().counts).toMatchObject({ sent: 3, possibleRepeats: 2 });
});

test('what people did is counted whatever became of their message, and taken over from parts', () => {
  const part = createTally();
  part.add({ ...settled, acknowledged: true, openedTraining: true });
  part.add({ ...settled, state: 'unknown', tries: 2, done: true, reported: true });
  const all = createTally();
  all.addTally(part.result());

  all.add({ ...settled, done: true });

  expect(all.result().counts).toMatchObject({ acknowledged: 1, openedTraining: 1, done: 2, reported: 1 });
});

test('what is removed again was never counted', () => {
  fc.assert(
    fc.property(fc.array(delivery), fc.array(delivery), (kept, gone) => {
      const expected = createTally();
      for (const one of kept) expected.add(one);
      const first = createTally();
      for (const one of [...kept, ...gone]) first.add(one);

      const counting = createTally(first.result());
      for (const one of gone) counting.remove(one);

      expect(counting.result()).toEqual(expected.result());
    }),
  );
});
