import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addUp,
  type ChunkRow,
  frozenOf,
  nothingSettled,
  rollUp,
  type SettledChunks,
} from '../../../../bot/rooms/delivery/sending/roll-up.ts';
import { createTally } from '../../../../bot/rooms/delivery/sending/tally.ts';

const LANES = 4;

/** As the freeze leaves a person: to be sent to, not to be reached even then, or not to get it. */
type FrozenState = 'pending' | 'unreachable' | 'skipped';

/** How an audience was frozen: for each chunk its people. */
const audience = fc.array(
  fc.array(fc.constantFrom<FrozenState>('pending', 'unreachable', 'skipped'), { minLength: 1, maxLength: 4 }),
  { minLength: 1, maxLength: 20 },
);

function asFrozen(chunks: readonly FrozenState[][]): ChunkRow[][] {
  return chunks.map((people, chunk) => people.map((state) => aRow(chunk, state)));
}

const WHY: Partial<Record<ChunkRow['state'], string>> = { unreachable: 'blocked', skipped: 'paused' };

function aRow(chunk: number, state: ChunkRow['state'], changes: Partial<ChunkRow> = {}): ChunkRow {
  return { chunk, state, why: WHY[state] ?? null, tries: 0, repeat: false, acknowledged: false, ...changes };
}

/** A chunk of which everybody who can be reached has been sent to. */
function served(rows: readonly ChunkRow[]): ChunkRow[] {
  return rows.map((row) => (row.state === 'pending' ? { ...row, state: 'sent', tries: 1 } : row));
}

/** A chunk of which the first person is being sent to. */
function begun(rows: readonly ChunkRow[]): ChunkRow[] {
  return rows.map((row, index) =>
    index === 0 && row.state === 'pending' ? { ...row, state: 'claimed', tries: 1 } : row,
  );
}

/** Rows as storage lists them, with a note of how many were read. */
function listing(chunks: readonly ChunkRow[][], from = 0) {
  const seen = { chunks: new Set<number>() };
  async function* rows() {
    for (const row of chunks.slice(from).flat()) {
      seen.chunks.add(row.chunk);
      yield row;
    }
  }
  return { rows: rows(), seen };
}

function inFull(chunks: readonly ChunkRow[][]) {
  const tally = createTally();
  for (const row of chunks.flat()) tally.add(row);
  return tally.result();
}

test('what lanes leave behind is counted as if everybody was read', async () => {
  await fc.assert(
    fc.asyncProperty(
      audience,
      fc.array(fc.nat({ max: 6 }), { minLength: LANES, maxLength: LANES }),
      async (people, progress) => {
        const frozenChunks = asFrozen(people);
        const frozen = frozenOf(frozenChunks.flat());
        // Each lane has served so many of its chunks and is at work on the next.
        const now = frozenChunks.map((rows, chunk) => {
          const done = progress[chunk % LANES] ?? 0;
          const turn = Math.floor(chunk / LANES);
          return turn < done ? served(rows) : turn === done ? begun(rows) : rows;
        });

        const { tally } = await rollUp(listing(now).rows, nothingSettled(), frozen, LANES);

        expect(tally).toEqual(inFull(now));
      },
    ),
  );
});

test('people who were unreachable once and are served or explained since are counted as they are now', async () => {
  await fc.assert(
    fc.asyncProperty(audience, fc.nat({ max: 3 }), async (people, every) => {
      const frozenChunks = asFrozen(people);
      const frozen = frozenOf(frozenChunks.flat());
      const now = frozenChunks.map(served).map((rows) =>
        rows.map((row, index): ChunkRow => {
          if (row.state !== 'unreachable') return row;
          const frozenWhy = row.why;
          return index % (every + 1) === 0
            ? { ...row, state: 'sent', why: null, tries: 1, frozenWhy }
            : { ...row, why: 'install-forbidden', frozenWhy };
        }),
      );

      const { tally } = await rollUp(listing(now).rows, nothingSettled(), frozen, LANES);

      expect(tally).toEqual(inFull(now));
      expect(tally.settled).toBe(true);
    }),
  );
});

test('what was settled before is not read again, and counts', async () => {
  await fc.assert(
    fc.asyncProperty(audience, fc.nat({ max: 20 }), fc.nat({ max: 20 }), async (people, before, more) => {
      const frozenChunks = asFrozen(people);
      const frozen = frozenOf(frozenChunks.flat());
      const at = (done: number) => frozenChunks.map((rows, chunk) => (chunk < done ? served(rows) : rows));
      const first = await rollUp(listing(at(before)).rows, nothingSettled(), frozen, LANES);
      const later = at(before + more);
      expect(first.settled.chunks).toBeGreaterThanOrEqual(Math.min(before, people.length));

      const { rows, seen } = listing(later, first.settled.chunks);
      const { tally } = await rollUp(rows, first.settled, frozen, LANES);

      expect(tally).toEqual(inFull(later));
      const read = [...seen.chunks];
      expect(read.filter((chunk) => chunk < first.settled.chunks)).toEqual([]);
    }),
  );
});

test('chunks that nobody has begun are not read', async () => {
  const chunks = asFrozen(Array.from({ length: 100 }, () => ['pending', 'pending']));
  const now = [...chunks.slice(0, 2).map(served), ...chunks.slice(2)];
  const { rows, seen } = listing(now);

  await rollUp(rows, nothingSettled(), frozenOf(chunks.flat()), LANES);

  // One row of the next chunk shows that the last one was complete.
  expect(Math.max(...seen.chunks)).toBe(6);
});

test('settled chunks count up to the first that is open', async () => {
  const chunks = asFrozen([['pending'], ['pending'], ['pending'], ['unreachable'], ['pending']]);
  const now = [served(chunks[0] ?? []), served(chunks[1] ?? []), begun(chunks[2] ?? []), ...chunks.slice(3)];

  const { settled } = await rollUp(listing(now).rows, nothingSettled(), frozenOf(chunks.flat()), LANES);

  expect(settled).toMatchObject({ chunks: 2, tally: { counts: { audience: 2, sent: 2 } } } as SettledChunks);
});

test('an unknown outcome that is sent once more keeps its chunk open', async () => {
  const rows = [aRow(0, 'unknown', { tries: 1 })];

  const { tally, settled } = await rollUp(listing([rows]).rows, nothingSettled(), frozenOf(rows), LANES);

  expect(tally.settled).toBe(false);
  expect(settled.chunks).toBe(0);
});

test('parts of an audience add up to it', () => {
  const rows = [aRow(0, 'pending'), aRow(0, 'skipped'), aRow(1, 'unreachable'), aRow(1, 'skipped')];

  const sum = addUp([frozenOf(rows.slice(0, 2)), frozenOf(rows.slice(2))]);

  expect(sum).toEqual(frozenOf(rows));
});
