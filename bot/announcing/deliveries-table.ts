import type { Storage } from '../azure/storage.ts';
import { BATCH_LIMIT, inPartition, partitionsFrom, type Row, type Stored } from '../azure/table.ts';
import type { Delivery, DeliveryState, Settlement } from './delivery.ts';
import type { CountedDelivery } from './tally.ts';

interface DeliveryRow {
  audience: string;
  state: string;
  tries: number;
  repeat: boolean;
  claimedAt?: string;
  settledAt?: string;
  why?: string;
  raw?: string;
  activityId?: string;
  conversationId?: string;
  serviceUrl?: string;
  tenantId?: string;
  userId?: string;
  botId?: string;
  locale?: string;
  acknowledgedAt?: string;
}

/** A delivery as read, to be claimed only if it has not changed since. */
export type FoundDelivery = Delivery & { etag: string };

/** People in one chunk: one batch writes them all, so a chunk is there as a whole or not at all. */
export const CHUNK_SIZE = BATCH_LIMIT;

export interface DeliveriesTable {
  /** `exists` when this chunk was frozen before. */
  addChunk(deliveries: readonly (Delivery & { why: string | null })[]): Promise<'added' | 'exists'>;
  /** The rows of one chunk in the order of person ids. */
  chunk(announcementId: string, chunk: number): Promise<FoundDelivery[]>;
  get(announcementId: string, chunk: number, personId: string): Promise<FoundDelivery | undefined>;
  /** Claims all of these or none; `changed` when another run was quicker with one of them. */
  claim(deliveries: readonly FoundDelivery[], claimedAt: string): Promise<'claimed' | 'changed'>;
  settle(
    settled: readonly { delivery: Delivery; settlement: Settlement }[],
    settledAt: string,
  ): Promise<void>;
  acknowledge(delivery: Delivery, at: string): Promise<void>;
  /** What the roll-up reads, for every person of an announcement. */
  counted(announcementId: string): AsyncIterableIterator<CountedDelivery>;
}

export async function openDeliveriesTable(storage: Storage): Promise<DeliveriesTable> {
  const rows = await storage.table<DeliveryRow>('deliveries');
  return {
    async addChunk(deliveries) {
      const result = await rows.batch(deliveries.map((delivery) => ({ op: 'insert', row: toRow(delivery) })));
      return result === 'written' ? 'added' : 'exists';
    },
    async chunk(announcementId, chunk) {
      const found: FoundDelivery[] = [];
      for await (const row of rows.list({ filter: inPartition(partitionOf(announcementId, chunk)) })) {
        found.push(toDelivery(row));
      }
      return found;
    },
    async get(announcementId, chunk, personId) {
      const row = await rows.get(partitionOf(announcementId, chunk), personId);
      return row && toDelivery(row);
    },
    async claim(deliveries, claimedAt) {
      const result = await rows.batch(
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
      return result === 'written' ? 'claimed' : 'changed';
    },
    async settle(settled, settledAt) {
      await rows.batch(
        settled.map(({ delivery, settlement }) => ({
          op: 'merge',
          row: {
            ...keyOf(delivery),
            ...settlement,
            tries: delivery.tries,
            repeat: delivery.repeat,
            settledAt,
          },
        })),
      );
    },
    async acknowledge(delivery, at) {
      await rows.merge({ ...keyOf(delivery), acknowledgedAt: at });
    },
    async *counted(announcementId) {
      const columns = ['state', 'tries', 'repeat', 'why', 'acknowledgedAt'];
      for await (const row of rows.list({ filter: partitionsFrom(`${announcementId}|`), columns })) {
        yield {
          state: row.state as DeliveryState,
          tries: row.tries,
          repeat: row.repeat,
          why: row.why ?? null,
          acknowledged: Boolean(row.acknowledgedAt),
        };
      }
    },
  };
}

function partitionOf(announcementId: string, chunk: number): string {
  return `${announcementId}|${String(chunk).padStart(5, '0')}`;
}

function keyOf(delivery: Delivery) {
  return { partitionKey: partitionOf(delivery.announcementId, delivery.chunk), rowKey: delivery.personId };
}

function toRow(delivery: Delivery & { why: string | null }): Row<DeliveryRow> {
  const { conversation } = delivery;
  return {
    ...keyOf(delivery),
    audience: delivery.audience,
    state: delivery.state,
    tries: delivery.tries,
    repeat: delivery.repeat,
    ...(delivery.why && { why: delivery.why }),
    ...(delivery.locale && { locale: delivery.locale }),
    ...(conversation && {
      conversationId: conversation.id,
      serviceUrl: conversation.serviceUrl,
      tenantId: conversation.tenantId,
      userId: conversation.userId,
      botId: conversation.botId,
    }),
  };
}

function toDelivery(row: Stored<DeliveryRow>): FoundDelivery {
  const at = row.partitionKey.indexOf('|');
  return {
    announcementId: row.partitionKey.slice(0, at),
    chunk: Number(row.partitionKey.slice(at + 1)),
    personId: row.rowKey,
    audience: row.audience,
    state: row.state as DeliveryState,
    tries: row.tries,
    repeat: row.repeat,
    claimedAt: row.claimedAt ?? null,
    conversation: row.conversationId
      ? {
          id: row.conversationId,
          serviceUrl: row.serviceUrl ?? '',
          tenantId: row.tenantId ?? '',
          userId: row.userId ?? '',
          botId: row.botId ?? '',
        }
      : null,
    locale: row.locale,
    acknowledgedAt: row.acknowledgedAt ?? null,
    etag: row.etag,
  };
}
