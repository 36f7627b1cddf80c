import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { inPartition, type Stored, type Table, type Write } from '../../../doors/azure/table.ts';
import { type CountedDelivery, createTally, type Tally } from '../record/tally.ts';
import { COUNTS_KEY, type CountedRow, countedIn, isCounts, tallyIn } from './delivery-row.ts';

/** A write of a delivery that is there, with what it counts before and after. */
export interface Change {
  write: Write<CountedRow>;
  before: CountedDelivery;
  after: CountedDelivery;
}

/**
 * The count row of each chunk. Whatever changes what a delivery counts writes the count in the same batch, so that
 * counts are never read from the deliveries: they add up whatever breaks off, and whatever runs twice.
 */
export interface ChunkCounts {
  /** Writes all of these changes of one chunk and its count, or nothing; gives the new etags of the deliveries. */
  write(partition: string, changes: readonly Change[]): Promise<string[] | 'changed'>;
  /** Somebody has read this count row: it need not be read again before the next write. */
  note(row: Stored<CountedRow>): void;
  /** What a chunk counts; undefined where there is none. Made from its deliveries where they were frozen before counts were kept. */
  of(partition: string): Promise<Tally | undefined>;
}

interface Known {
  tally: Tally;
  etag: string;
}

/** Chunks of which a process remembers the count between two writes. */
const MOST_KNOWN = 500;

export function openChunkCounts(rows: Table<CountedRow>): ChunkCounts {
  const known = new LRUCache<string, Known>({ max: MOST_KNOWN });
  const turns = new Map<string, LimitFunction>();

  async function read(partition: string): Promise<Known | undefined> {
    for (;;) {
      const row = await rows.get(partition, COUNTS_KEY);
      const tally = row && tallyIn(row);
      if (row && tally) return { tally, etag: row.etag };
      const counted = createTally();
      let people = 0;
      for await (const delivery of rows.list({ filter: inPartition(partition) })) {
        if (isCounts(delivery)) continue;
        counted.add(countedIn(delivery));
        people += 1;
      }
      if (people === 0) return undefined;
      const made = countsRow(partition, counted.result());
      // Nobody changes a delivery without this row: what was counted still holds if it can be made.
      const done = await rows.batchForEtags([
        row ? { op: 'update', row: made, etag: row.etag } : { op: 'insert', row: made },
      ]);
      if (typeof done !== 'string') return { tally: counted.result(), etag: done.etags[0] ?? '' };
    }
  }

  async function writeInTurn(partition: string, changes: readonly Change[]): Promise<string[] | 'changed'> {
    for (let count = known.get(partition) ?? (await read(partition)); count; ) {
      const tally = after(count.tally, changes);
      const done = await rows.batchForEtags([
        ...changes.map(({ write }) => write),
        { op: 'update', row: countsRow(partition, tally), etag: count.etag },
      ]);
      if (typeof done !== 'string') {
        known.set(partition, { tally, etag: done.etags.at(-1) ?? '' });
        return done.etags.slice(0, -1);
      }
      known.delete(partition);
      const now = await read(partition);
      // The count is as it was: so it is one of the deliveries that is not.
      if (now?.etag === count.etag) return 'changed';
      count = now;
    }
    return 'changed';
  }

  return {
    async write(partition, changes) {
      if (changes.length === 0) return [];
      const turn = turns.get(partition) ?? pLimit(1);
      turns.set(partition, turn);
      try {
        return await turn(() => writeInTurn(partition, changes));
      } catch (error) {
        known.delete(partition);
        throw error;
      } finally {
        if (turn.activeCount + turn.pendingCount === 0) turns.delete(partition);
      }
    },
    note(row) {
      const tally = tallyIn(row);
      // What was written since it was read is newer.
      if (tally && !known.has(row.partitionKey) && !turns.has(row.partitionKey))
        known.set(row.partitionKey, { tally, etag: row.etag });
    },
    of: async (partition) => (await read(partition))?.tally,
  };
}

export function countsRow(partitionKey: string, tally: Tally) {
  return { partitionKey, rowKey: COUNTS_KEY, counts: JSON.stringify(tally) };
}

function after(tally: Tally, changes: readonly Change[]): Tally {
  const counting = createTally(tally);
  for (const change of changes) {
    counting.remove(change.before);
    counting.add(change.after);
  }
  return counting.result();
}
