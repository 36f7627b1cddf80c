import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CountedDelivery,
  createTally,
  type Tally,
} from '../../../../bot/rooms/delivery/record/tally.ts';
import { LANES } from '../../../../bot/rooms/delivery/sending/lanes.ts';
import { createRollUp } from '../../../../bot/rooms/delivery/sending/roll-up.ts';

const CHUNKS_OF_A_LANE = 10;

/** As a chunk stands: nobody was sent to, some were, or all. */
type Stage = 'waiting' | 'begun' | 'served';

function aChunk(stage: Stage): Tally {
  const tally = createTally();
  const one = (state: CountedDelivery['state'], why: string | null = null) =>
    tally.add({ state, why, tries: state === 'pending' ? 0 : 1, repeat: false });
  one('unreachable', 'blocked');
  one(stage === 'served' ? 'sent' : 'pending');
  one(stage === 'waiting' ? 'pending' : 'sent');
  return tally.result();
}

/** Count rows, and which chunks were read. */
function countRows(stages: readonly Stage[]) {
  let chunks = stages.map(aChunk);
  const read = new Set<number>();
  let queries = 0;
  return {
    read,
    queries: () => queries,
    setTallies(next: Tally[]) {
      chunks = next;
    },
    set(next: readonly Stage[]) {
      chunks = next.map(aChunk);
      read.clear();
      queries = 0;
    },
    deliveries: {
      async tallies(_id: string, first: number, count: number) {
        queries += 1;
        const some = chunks.slice(first, first + count).entries();
        const found = new Map([...some].map(([index, tally]) => [first + index, tally]));
        for (const chunk of found.keys()) read.add(chunk);
        return found;
      },
    },
  };
}

function sumOf(stages: readonly Stage[]): Tally {
  const sum = createTally();
  for (const stage of stages) sum.addTally(aChunk(stage));
  return sum.result();
}

/** Chunks of an audience after each lane has served so many of its spans, and is at work on the next. */
function afterLanes(chunks: number, spansDone: readonly number[]): Stage[] {
  return Array.from({ length: chunks }, (_, chunk) => {
    const span = Math.floor(chunk / CHUNKS_OF_A_LANE);
    const done = spansDone[span % LANES] ?? 0;
    const turn = Math.floor(span / LANES);
    if (turn < done) return 'served';
    return turn === done && chunk % CHUNKS_OF_A_LANE === 0 ? 'begun' : 'waiting';
  });
}

test('however far lanes have come since, a count is the sum of all chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 600 }),
      fc.array(fc.array(fc.nat({ max: 3 }), { minLength: LANES, maxLength: LANES }), { maxLength: 5 }),
      async (chunks, steps) => {
        const rows = countRows(afterLanes(chunks, [0, 0, 0, 0]));
        const rollUp = createRollUp(rows.deliveries, 'a');
        await rollUp.count(chunks);
        const done = [0, 0, 0, 0];
        for (const step of steps) {
          for (const [lane, spans] of step.entries()) done[lane] = (done[lane] ?? 0) + spans;
          // A lane that is far ahead of the others has been seen on its way: it is counted every two seconds.
          for (const [lane, spans] of done.entries()) done[lane] = Math.min(spans, Math.min(...done) + 1);
          const now = afterLanes(chunks, done);
          rows.set(now);

          expect(await rollUp.count(chunks)).toEqual(sumOf(now));
        }
      },
    ),
  );
});

test('chunks that nobody has come to, and those that are settled, are not read again', async () => {
  const rows = countRows(Array<Stage>(1_000).fill('waiting'));
  const rollUp = createRollUp(rows.deliveries, 'a');
  await rollUp.count(1_000);
  rows.set([...Array<Stage>(150).fill('served'), 'begun', ...Array<Stage>(849).fill('waiting')]);
  await rollUp.count(1_000);
  rows.set([...Array<Stage>(155).fill('served'), 'begun', ...Array<Stage>(844).fill('waiting')]);

  await rollUp.count(1_000);

  expect(Math.min(...rows.read)).toBe(150);
  expect(rows.queries()).toBe(1);
});

test('who begins to count anew while a count is under way changes nothing about that one', async () => {
  const stages = Array<Stage>(250).fill('served');
  const rows = countRows(stages);
  const rollUp = createRollUp(rows.deliveries, 'a');

  const counting = rollUp.count(250);
  await Promise.resolve();
  rollUp.forget();

  expect(await counting).toEqual(sumOf(stages));
  expect(await rollUp.count(250)).toEqual(sumOf(stages));
});

test.each([
  { who: 'nobody can be sent to', wall: nobodyLeft(), waits: false },
  { who: 'everybody waits for an hour of their own', wall: aChunk('waiting'), waits: true },
])('behind many chunks in which $who, others are counted', async ({ wall, waits }) => {
  const behind = (stage: Stage) => [
    aChunk('begun'),
    ...Array<Tally>(150).fill(wall),
    ...Array<Tally>(100).fill(aChunk(stage)),
  ];
  const rows = countRows([]);
  const rollUp = createRollUp(rows.deliveries, 'a');
  rows.setTallies(behind('waiting'));
  await rollUp.count(251, waits);
  rows.setTallies(behind('served'));

  const sum = await rollUp.count(251, waits);

  expect(sum.counts.sent).toBe(1 + 200);
});

/** A chunk whose people have no app, any of them. */
function nobodyLeft(): Tally {
  const tally = createTally();
  tally.add({ state: 'unreachable', why: 'not-installed', tries: 0, repeat: false });
  return tally.result();
}

test('when something may have happened anywhere, all of it is read', async () => {
  const rows = countRows(Array<Stage>(200).fill('served'));
  const rollUp = createRollUp(rows.deliveries, 'a');
  await rollUp.count(200);

  await rollUp.count(200);
  const before = rows.queries();
  rollUp.forget();
  await rollUp.count(200);

  expect(before).toBe(2);
  expect(rows.read.size).toBe(200);
  expect(rows.queries()).toBe(4);
});
