import type { Storage } from '../../../doors/azure/storage.ts';
import { BATCH_LIMIT, filter, inBatches, inPartition } from '../../../doors/azure/table.ts';
import {
  type Delivery,
  type DeliveryState,
  RECEIPT_AT,
  type Receipt,
  type Settlement,
} from '../record/delivery.ts';
import { createTally, type Tally } from '../record/tally.ts';
import { type Change, countsRow, openChunkCounts } from './chunk-counts.ts';
import {
  afterColumns,
  asBefore,
  COUNTS_KEY,
  chunkOf,
  chunksFrom,
  columnsOf,
  countedOf,
  type DeliveryRow,
  type FoundDelivery,
  isCounts,
  keyOf,
  partitionOf,
  tallyIn,
  toDelivery,
  toRow,
  wasColumns,
} from './delivery-row.ts';

/** People in one chunk: one batch writes them all with their count, so a chunk is there as a whole or not at all. */
export const CHUNK_SIZE = BATCH_LIMIT - 1;
/** Chunks that storage gives at a time, with their counts. */
export const CHUNKS_IN_A_PAGE = 10;

/** A claimed delivery, and what became of it. */
export interface Settled {
  delivery: FoundDelivery;
  settlement: Settlement;
}

/** A delivery as it was read, and what is written to it. */
interface Changed {
  delivery: FoundDelivery;
  columns: Partial<DeliveryRow>;
}

/** A delivery that is to be claimed. */
export interface ToClaim {
  delivery: FoundDelivery;
  /** The person may have it already. */
  repeat: boolean;
}

export interface DeliveriesTable {
  /** `exists` when this chunk was frozen before. One without people is there as well, and counts nobody. */
  addChunk(
    announcementId: string,
    chunk: number,
    deliveries: readonly Delivery[],
  ): Promise<'added' | 'exists'>;
  /** The rows of one chunk in the order of person ids. */
  chunk(announcementId: string, chunk: number): Promise<FoundDelivery[]>;
  /** The rows of so many chunks, in their order and that of person ids. */
  chunks(announcementId: string, first: number, count: number): Promise<FoundDelivery[]>;
  get(announcementId: string, chunk: number, personId: string): Promise<FoundDelivery | undefined>;
  /** Claims all of these of one chunk, or none; `changed` when another run was quicker with one of them. */
  claim(claims: readonly ToClaim[], claimedAt: string): Promise<FoundDelivery[] | 'changed'>;
  /**
   * Settles claimed people of one chunk. Whoever another run has claimed since is left as that one has it; what a
   * person did meanwhile stays.
   */
  settle(settled: readonly Settled[], settledAt: string): Promise<void>;
  /** Writes down what a person did, and when. `changed`: it is not as it was read, or gone. */
  note(delivery: FoundDelivery, receipt: Receipt, at: string): Promise<'noted' | 'changed'>;
  /** Notes for all of these people of one chunk, or for none, that a reminder goes to them. `changed`: read them again. */
  remind(deliveries: readonly FoundDelivery[], at: string): Promise<'noted' | 'changed'>;
  /** The reminder did not go to these people of one chunk: what is noted is as they were read. */
  unremind(deliveries: readonly FoundDelivery[]): Promise<void>;
  /** The cards of these people, of one chunk, are as somebody wished at this moment, or are gone. */
  cardsDone(deliveries: readonly Delivery[], at: string): Promise<void>;
  /** The people of an announcement in the order of chunks and ids, after a given one; all, or those in one state. */
  after(
    announcementId: string,
    last: Pick<Delivery, 'chunk' | 'personId'> | undefined,
    wanted: { state?: DeliveryState | undefined; pageSize: number },
  ): AsyncIterableIterator<FoundDelivery>;
  /**
   * These people, of one chunk, are to be sent to once more; where nobody knew the outcome, as a possible repeat. All
   * of them or none; `changed`: read them again.
   */
  openAgain(deliveries: readonly FoundDelivery[]): Promise<'written' | 'changed'>;
  /**
   * These people, of one chunk, are not to be sent to after all: each is as before it was opened, and who was not there
   * before is left out. All of them or none; `changed`: read them again.
   */
  closeAgain(deliveries: readonly FoundDelivery[]): Promise<'written' | 'changed'>;
  /** Why these people, of one chunk, cannot be reached is known better now. All of them or none. */
  explain(
    explained: readonly { delivery: FoundDelivery; why: string; raw: string }[],
  ): Promise<'written' | 'changed'>;
  /** What so many chunks count, from one on, by chunk. */
  tallies(announcementId: string, first: number, count: number): Promise<Map<number, Tally>>;
}

export async function openDeliveriesTable(storage: Storage): Promise<DeliveriesTable> {
  const rows = await storage.table<DeliveryRow>('deliveries');
  const counts = openChunkCounts(rows);

  async function listed(where: string): Promise<FoundDelivery[]> {
    const found: FoundDelivery[] = [];
    for await (const row of rows.list({ filter: where })) {
      if (isCounts(row)) counts.note(row);
      else found.push(toDelivery(row));
    }
    return found;
  }

  const chunk = (announcementId: string, number: number) =>
    listed(inPartition(partitionOf(announcementId, number)));

  /** Changes deliveries of one chunk as they were read, and what they count with them. */
  async function change(changes: readonly Changed[]): Promise<string[] | 'changed'> {
    const etags: string[] = [];
    // More than one part only in chunks that were frozen before they had counts.
    for (const part of inBatches(changes, CHUNK_SIZE)) {
      const partition = part[0] ? keyOf(part[0].delivery).partitionKey : '';
      const written = await counts.write(partition, part.map(toChange));
      if (written === 'changed') return 'changed';
      etags.push(...written);
    }
    return etags;
  }

  /** Those that are still under this claim, as they are now. */
  async function stillClaimed(settled: readonly Settled[]): Promise<Settled[]> {
    const [first] = settled;
    if (!first) return [];
    const found = await chunk(first.delivery.announcementId, first.delivery.chunk);
    const now = new Map(found.map((row) => [row.personId, row]));
    return settled.flatMap(({ delivery, settlement }) => {
      const row = now.get(delivery.personId);
      return row && isSameClaim(row, delivery) ? [{ delivery: row, settlement }] : [];
    });
  }

  return {
    async addChunk(announcementId, number, deliveries) {
      const counting = createTally();
      for (const delivery of deliveries) counting.add(delivery);
      const result = await rows.batch([
        ...deliveries.map((delivery) => ({ op: 'insert' as const, row: toRow(delivery) })),
        { op: 'insert', row: countsRow(partitionOf(announcementId, number), counting.result()) },
      ]);
      return result === 'written' ? 'added' : 'exists';
    },
    chunk,
    chunks: (announcementId, first, count) => listed(chunksFrom(announcementId, first, count)),
    async get(announcementId, number, personId) {
      const row = await rows.get(partitionOf(announcementId, number), personId);
      return row && toDelivery(row);
    },
    async claim(claims, claimedAt) {
      const claimed = claims.map(({ delivery, repeat }) => {
        const columns = { state: 'claimed' as const, tries: delivery.tries + 1, repeat, claimedAt };
        return { delivery, columns };
      });
      const etags = await change(claimed);
      if (etags === 'changed') return 'changed';
      return claimed.map(({ delivery, columns }, index) => ({
        ...delivery,
        ...columns,
        etag: etags[index] ?? '',
      }));
    },
    async settle(settled, settledAt) {
      for (let open = settled; open.length > 0; open = await stillClaimed(open)) {
        if ((await change(open.map((one) => settling(one, settledAt)))) !== 'changed') return;
      }
    },
    async note(delivery, receipt, at) {
      const etags = await change([{ delivery, columns: { [RECEIPT_AT[receipt]]: at } }]);
      return etags === 'changed' ? 'changed' : 'noted';
    },
    async remind(deliveries, at) {
      const result = await rows.batch(
        deliveries.map((delivery) => ({
          op: 'update',
          row: { ...keyOf(delivery), remindedAt: at },
          etag: delivery.etag,
        })),
      );
      return result === 'written' ? 'noted' : 'changed';
    },
    async unremind(deliveries) {
      await rows.batch(
        deliveries.map((delivery) => ({
          op: 'merge',
          row: { ...keyOf(delivery), remindedAt: delivery.remindedAt ?? '' },
        })),
      );
    },
    async cardsDone(deliveries, at) {
      await rows.batch(
        deliveries.map((delivery) => ({ op: 'merge', row: { ...keyOf(delivery), cardAt: at } })),
      );
    },
    async *after(announcementId, last, { state, pageSize }) {
      const inState = state ? filter` and state eq ${state}` : '';
      // Two queries: with an "or" between them storage would look at every row of the table.
      const ranges = [chunksFrom(announcementId, last ? last.chunk + 1 : 0)];
      if (last) {
        const rest = inPartition(partitionOf(announcementId, last.chunk));
        ranges.unshift(`${rest}${filter` and RowKey gt ${last.personId}`}`);
      }
      for (const range of ranges) {
        const found = rows.list({
          filter: `${range}${filter` and RowKey lt ${COUNTS_KEY}`}${inState}`,
          pageSize,
        });
        for await (const row of found) yield toDelivery(row);
      }
    },
    async openAgain(deliveries) {
      const result = await change(
        deliveries.map((delivery) => ({
          delivery,
          columns: {
            ...(delivery.conversation && columnsOf(delivery.conversation)),
            ...wasColumns(delivery),
            state: 'pending',
            tries: 0,
            why: '',
            repeat: delivery.repeat || delivery.state === 'unknown',
          },
        })),
      );
      return result === 'changed' ? 'changed' : 'written';
    },
    async closeAgain(deliveries) {
      const result = await change(
        deliveries.map((delivery) => ({
          delivery,
          columns: { ...asBefore(delivery), was: '' as const, wasWhy: '' },
        })),
      );
      return result === 'changed' ? 'changed' : 'written';
    },
    async explain(explained) {
      const result = await change(
        explained.map(({ delivery, why, raw }) => ({ delivery, columns: { why, raw } })),
      );
      return result === 'changed' ? 'changed' : 'written';
    },
    async tallies(announcementId, first, count) {
      const where = `${chunksFrom(announcementId, first, count)}${filter` and RowKey eq ${COUNTS_KEY}`}`;
      const found = new Map<number, Tally>();
      for await (const row of rows.list({ filter: where })) {
        const tally = tallyIn(row);
        if (tally) found.set(chunkOf(row), tally);
      }
      for (let number = first; number < first + count; number += 1) {
        const tally = found.has(number) ? undefined : await counts.of(partitionOf(announcementId, number));
        if (tally) found.set(number, tally);
      }
      return found;
    },
  };
}

function toChange({ delivery, columns }: Changed): Change {
  const before = countedOf(delivery);
  const row = { ...keyOf(delivery), ...columns };
  return { write: { op: 'update', row, etag: delivery.etag }, before, after: afterColumns(before, columns) };
}

function settling({ delivery, settlement: { conversation, ...settlement } }: Settled, settledAt: string) {
  return {
    delivery,
    columns: {
      ...settlement,
      ...(conversation && columnsOf(conversation)),
      // All others are as the claim wrote them.
      ...(settlement.state === 'pending' && { tries: delivery.tries - 1 }),
      settledAt,
    },
  };
}

/** Two claims of one person are at least a lease apart. */
function isSameClaim(found: FoundDelivery, { claimedAt }: FoundDelivery): boolean {
  return found.state === 'claimed' && found.claimedAt === claimedAt;
}
