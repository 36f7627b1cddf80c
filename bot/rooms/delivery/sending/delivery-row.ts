import { filter, type Row, type Stored } from '../../../doors/azure/table.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';
import type { Delivery, DeliveryState, Receipts } from './delivery.ts';
import type { ChunkRow } from './roll-up.ts';

export interface DeliveryRow {
  name?: string;
  upn?: string;
  groupId?: string;
  notBefore?: string;
  audience: string;
  state: string;
  tries: number;
  repeat: boolean;
  claimedAt?: string;
  settledAt?: string;
  why?: string;
  raw?: string;
  activityId?: string;
  cardAt?: string;
  conversationId?: string;
  serviceUrl?: string;
  tenantId?: string;
  userId?: string;
  botId?: string;
  locale?: string;
  acknowledgedAt?: string;
  doneAt?: string;
  reportedAt?: string;
  openedTrainingAt?: string;
  remindedAt?: string;
  frozenWhy?: string;
}

/** A delivery as read, to be claimed only if it has not changed since. */
export type FoundDelivery = Delivery &
  Receipts & {
    /** Their message, as Teams names it; null while there is none. */
    activityId: string | null;
    /** The wish for its card that was granted last, ISO 8601; null while it is as it was sent. */
    cardAt: string | null;
    /** When the last reminder went to them. */
    remindedAt: string | null;
    /** Why they could not be reached when the audience was frozen, where that is not so any more. */
    frozenWhy: string | null;
    etag: string;
  };

export function partitionOf(announcementId: string, chunk: number): string {
  return `${announcementId}|${String(chunk).padStart(5, '0')}`;
}

/** This chunk and all behind it. */
export function chunksFrom(announcementId: string, chunk: number): string {
  // "}" sorts right after "|": past the last chunk of this announcement.
  const end = `${announcementId}}`;
  return filter`PartitionKey ge ${partitionOf(announcementId, chunk)} and PartitionKey lt ${end}`;
}

function chunkOf({ partitionKey }: { partitionKey: string }): number {
  return Number(partitionKey.slice(partitionKey.indexOf('|') + 1));
}

export function columnsOf(conversation: Conversation) {
  return {
    conversationId: conversation.id,
    serviceUrl: conversation.serviceUrl,
    tenantId: conversation.tenantId,
    userId: conversation.userId,
    botId: conversation.botId,
  };
}

/** What the freeze wrote is kept, for the count of who was not read relies on it. */
export function frozenColumns({ state, tries, why, frozenWhy }: FoundDelivery) {
  return state === 'unreachable' && tries === 0 && why && !frozenWhy ? { frozenWhy: why } : {};
}

export function keyOf(delivery: Delivery) {
  return { partitionKey: partitionOf(delivery.announcementId, delivery.chunk), rowKey: delivery.personId };
}

export function toRow(delivery: Delivery): Row<DeliveryRow> {
  const { conversation } = delivery;
  return {
    ...keyOf(delivery),
    audience: delivery.audience,
    name: delivery.name,
    upn: delivery.upn,
    groupId: delivery.groupId,
    ...(delivery.notBefore && { notBefore: delivery.notBefore }),
    state: delivery.state,
    tries: delivery.tries,
    repeat: delivery.repeat,
    ...(delivery.why && { why: delivery.why }),
    ...(delivery.locale && { locale: delivery.locale }),
    ...(conversation && columnsOf(conversation)),
  };
}

export function toDelivery(row: Stored<DeliveryRow>): FoundDelivery {
  return {
    announcementId: row.partitionKey.slice(0, row.partitionKey.indexOf('|')),
    chunk: chunkOf(row),
    personId: row.rowKey,
    name: row.name ?? '',
    upn: row.upn ?? '',
    groupId: row.groupId ?? row.audience,
    audience: row.audience,
    state: row.state as DeliveryState,
    why: row.why || null,
    tries: row.tries,
    repeat: row.repeat,
    claimedAt: row.claimedAt ?? null,
    notBefore: row.notBefore ?? null,
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
    doneAt: row.doneAt ?? null,
    reportedAt: row.reportedAt ?? null,
    openedTrainingAt: row.openedTrainingAt ?? null,
    remindedAt: row.remindedAt || null,
    frozenWhy: row.frozenWhy || null,
    activityId: row.activityId || null,
    cardAt: row.cardAt ?? null,
    etag: row.etag,
  };
}

/** What the roll-up reads of it. */
export function toChunkRow(row: Stored<DeliveryRow>): ChunkRow {
  return {
    chunk: chunkOf(row),
    state: row.state as DeliveryState,
    tries: row.tries,
    repeat: row.repeat,
    why: row.why || null,
    frozenWhy: row.frozenWhy || null,
    acknowledged: Boolean(row.acknowledgedAt),
    done: Boolean(row.doneAt),
    reported: Boolean(row.reportedAt),
    openedTraining: Boolean(row.openedTrainingAt),
  };
}
