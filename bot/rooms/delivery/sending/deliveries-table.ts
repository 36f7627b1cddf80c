import type { Storage } from '../../../doors/azure/storage.ts';
import { BATCH_LIMIT, filter, inPartition, type Write } from '../../../doors/azure/table.ts';
import { type Delivery, type DeliveryState, RECEIPT_AT, type Receipt, type Settlement } from './delivery.ts';
import {
  chunksFrom,
  columnsOf,
  type DeliveryRow,
  type FoundDelivery,
  frozenColumns,
  keyOf,
  partitionOf,
  toChunkRow,
  toDelivery,
  toRow,
} from './delivery-row.ts';
import type { ChunkRow } from './roll-up.ts';

/** People in one chunk: one batch writes them all, so a chunk is there as a whole or not at all. */
export const CHUNK_SIZE = BATCH_LIMIT;

/** A claimed delivery, and what became of it. */
export interface Settled {
  delivery: FoundDelivery;
  settlement: Settlement;
}

export interface DeliveriesTable {
  /** `exists` when this chunk was frozen before. */
  addChunk(deliveries: readonly Delivery[]): Promise<'added' | 'exists'>;
  /** The rows of one chunk in the order of person ids. */
  chunk(announcementId: string, chunk: number): Promise<FoundDelivery[]>;
  get(announcementId: string, chunk: number, personId: string): Promise<FoundDelivery | undefined>;
  /** Claims all of these of one chunk, or none; `changed` when another run was quicker with one of them. */
  claim(deliveries: readonly FoundDelivery[], claimedAt: string): Promise<FoundDelivery[] | 'changed'>;
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
  /** Why these people, of one chunk, cannot be reached is known better now. All of them or none. */
  explain(
    explained: readonly { delivery: FoundDelivery; why: string; raw: string }[],
  ): Promise<'written' | 'changed'>;
  /** What the roll-up reads, for every person of an announcement from this chunk on, in the order of chunks. */
  counted(announcementId: string, fromChunk: number): AsyncIterableIterator<ChunkRow>;
}

export async function openDeliveriesTable(storage: Storage): Promise<DeliveriesTable> {
  const rows = await storage.table<DeliveryRow>('deliveries');

  async function chunkRows(announcementId: string, chunk: number): Promise<FoundDelivery[]> {
    const found: FoundDelivery[] = [];
    for await (const row of rows.list({ filter: inPartition(partitionOf(announcementId, chunk)) })) {
      found.push(toDelivery(row));
    }
    return found;
  }

  /** Those that are still under this claim, as they are now. */
  async function stillClaimed(settled: readonly Settled[]): Promise<Settled[]> {
    const [first] = settled;
    if (!first) return [];
    const { announcementId, chunk } = first.delivery;
    const now = new Map((await chunkRows(announcementId, chunk)).map((row) => [row.personId, row]));
    return settled.flatMap(({ delivery, settlement }) => {
      const found = now.get(delivery.personId);
      return found && isSameClaim(found, delivery)
        ? [{ delivery: { ...delivery, etag: found.etag }, settlement }]
        : [];
    });
  }

  return {
    async addChunk(deliveries) {
      const result = await rows.batch(deliveries.map((delivery) => ({ op: 'insert', row: toRow(delivery) })));
      return result === 'written' ? 'added' : 'exists';
    },
    chunk: chunkRows,
    async get(announcementId, chunk, personId) {
      const row = await rows.get(partitionOf(announcementId, chunk), personId);
      return row && toDelivery(row);
    },
    async claim(deliveries, claimedAt) {
      const done = await rows.batchForEtags(
        deliveries.map((delivery) => ({
          op: 'update',
          row: {
            ...keyOf(delivery),
            state: 'claimed',
            tries: delivery.tries,
            repeat: delivery.repeat,
            claimedAt,
          },
          etag: delivery.etag,
        })),
      );
      if (typeof done === 'string') return 'changed';
      return deliveries.map((delivery, index) => ({
        ...delivery,
        state: 'claimed',
        claimedAt,
        etag: done.etags[index] ?? '',
      }));
    },
    async settle(settled, settledAt) {
      let open = settled;
      while (open.length > 0) {
        const done = await rows.batch(open.map((one) => settling(one, settledAt)));
        if (done === 'written') return;
        open = await stillClaimed(open);
      }
    },
    async note(delivery, receipt, at) {
      const row = { ...keyOf(delivery), [RECEIPT_AT[receipt]]: at };
      return (await rows.update(row, delivery.etag)) === 'written' ? 'noted' : 'changed';
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
        for await (const row of rows.list({ filter: `${range}${inState}`, pageSize })) yield toDelivery(row);
      }
    },
    async openAgain(deliveries) {
      const result = await rows.batch(
        deliveries.map((delivery) => ({
          op: 'update',
          row: {
            ...keyOf(delivery),
            ...(delivery.conversation && columnsOf(delivery.conversation)),
            ...frozenColumns(delivery),
            state: 'pending',
            tries: 0,
            why: '',
            repeat: delivery.repeat || delivery.state === 'unknown',
          },
          etag: delivery.etag,
        })),
      );
      return result === 'written' ? 'written' : 'changed';
    },
    async explain(explained) {
      const result = await rows.batch(
        explained.map(({ delivery, why, raw }) => ({
          op: 'update',
          row: { ...keyOf(delivery), ...frozenColumns(delivery), why, raw },
          etag: delivery.etag,
        })),
      );
      return result === 'written' ? 'written' : 'changed';
    },
    async *counted(announcementId, fromChunk) {
      const columns = ['state', 'tries', 'repeat', 'why', 'frozenWhy', ...Object.values(RECEIPT_AT)];
      for await (const row of rows.list({ filter: chunksFrom(announcementId, fromChunk), columns })) {
        yield toChunkRow(row);
      }
    },
  };
}

function settling(
  { delivery, settlement: { conversation, ...settlement } }: Settled,
  settledAt: string,
): Write<DeliveryRow> {
  const row = {
    ...keyOf(delivery),
    ...settlement,
    ...(conversation && columnsOf(conversation)),
    // All others are as the claim wrote them.
    ...(settlement.state === 'pending' && { tries: delivery.tries }),
    settledAt,
  };
  return { op: 'update', row, etag: delivery.etag };
}

/** Two claims of one person are at least a lease apart. */
function isSameClaim(found: FoundDelivery, { claimedAt }: FoundDelivery): boolean {
  return found.state === 'claimed' && found.claimedAt === claimedAt;
}
