import { jsonCell } from '../../../doors/azure/json-cell.ts';
import { filter, type Row, type Stored } from '../../../doors/azure/table.ts';
import type { Conversation } from '../../../doors/teams/chat.ts';
import type { Delivery, DeliveryState, Receipts } from '../record/delivery.ts';
import { type CountedDelivery, Tally } from '../record/tally.ts';

export interface DeliveryRow extends CountedRow {
  name?: string;
  upn?: string;
  groupId?: string;
  notBefore?: string;
  audience?: string;
  claimedAt?: string;
  settledAt?: string;
  raw?: string;
  activityId?: string;
  cardAt?: string;
  /** How it stood before a later run opened it again, and why; empty text: it did not. */
  was?: string;
  wasWhy?: string;
  conversationId?: string;
  serviceUrl?: string;
  tenantId?: string;
  userId?: string;
  botId?: string;
  locale?: string;
  remindedAt?: string;
}

/** What counts of a delivery; or `counts`, in the row of a chunk that holds what all of its deliveries count. */
export interface CountedRow {
  state?: string;
  tries?: number;
  repeat?: boolean;
  why?: string;
  acknowledgedAt?: string;
  doneAt?: string;
  reportedAt?: string;
  openedTrainingAt?: string;
  /** Tally as JSON. */
  counts?: string;
}

/** The row of a chunk that holds its counts. Sorts after every id. */
export const COUNTS_KEY = '~counts';

export function isCounts({ rowKey }: { rowKey: string }): boolean {
  return rowKey === COUNTS_KEY;
}

const CountsCell = jsonCell(Tally);

/** What a count row says; undefined where it cannot be read, since it can be counted again. */
export function tallyIn({ counts = '' }: CountedRow): Tally | undefined {
  return CountsCell.safeParse(counts).data;
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
    /** How it stood before a later run opened it again; null where none did. */
    was: DeliveryState | null;
    wasWhy: string | null;
    etag: string;
  };

export function partitionOf(announcementId: string, chunk: number): string {
  return `${announcementId}|${String(chunk).padStart(5, '0')}`;
}

/** So many chunks, from one on; all behind it if left out. */
export function chunksFrom(announcementId: string, first: number, count?: number): string {
  // "}" sorts right after "|": past the last chunk of this announcement.
  const end = count === undefined ? `${announcementId}}` : partitionOf(announcementId, first + count);
  return filter`PartitionKey ge ${partitionOf(announcementId, first)} and PartitionKey lt ${end}`;
}

export function chunkOf({ partitionKey }: { partitionKey: string }): number {
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

/** What a run that is cancelled needs to leave people as they were before it. */
export function wasColumns({ state, why }: FoundDelivery) {
  return state === 'pending' ? {} : { was: state, wasWhy: why ?? '' };
}

/** Who was not there before the run is in the audience, and is not to get it. */
export function asBefore({ was, wasWhy }: FoundDelivery) {
  return was === null
    ? { state: 'skipped' as const, why: RUN_CANCELLED }
    : { state: was, why: wasWhy ?? '', tries: MOST_TRIES };
}

/** Why somebody is skipped whom only a run that was cancelled was for. */
const RUN_CANCELLED = 'run-cancelled';
/** They are settled: nothing is tried once more by itself. */
const MOST_TRIES = 2;

export function keyOf(delivery: Delivery) {
  return { partitionKey: partitionOf(delivery.announcementId, delivery.chunk), rowKey: delivery.personId };
}

/** Only what cannot be told without it: an organisation has a hundred thousand of these, all written at once. */
export function toRow(delivery: Delivery): Row<DeliveryRow> {
  const { conversation, groupId, audience, tries, repeat } = delivery;
  return {
    ...keyOf(delivery),
    audience,
    name: delivery.name,
    upn: delivery.upn,
    state: delivery.state,
    ...(groupId !== audience && { groupId }),
    ...(tries > 0 && { tries }),
    ...(repeat && { repeat }),
    ...(delivery.notBefore && { notBefore: delivery.notBefore }),
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
    groupId: row.groupId ?? row.audience ?? '',
    audience: row.audience ?? '',
    state: row.state as DeliveryState,
    why: row.why || null,
    tries: row.tries ?? 0,
    repeat: row.repeat ?? false,
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
    was: (row.was || null) as DeliveryState | null,
    wasWhy: row.wasWhy || null,
    activityId: row.activityId || null,
    cardAt: row.cardAt ?? null,
    etag: row.etag,
  };
}

/** What a stored delivery counts. */
export function countedIn(row: CountedRow): CountedDelivery {
  return {
    state: row.state as DeliveryState,
    tries: row.tries ?? 0,
    repeat: row.repeat ?? false,
    why: row.why || null,
    acknowledged: Boolean(row.acknowledgedAt),
    done: Boolean(row.doneAt),
    reported: Boolean(row.reportedAt),
    openedTraining: Boolean(row.openedTrainingAt),
  };
}

/** The same of one that was read. */
export function countedOf(delivery: FoundDelivery): CountedDelivery {
  const { state, tries, repeat, why } = delivery;
  return {
    state,
    tries,
    repeat,
    why,
    acknowledged: delivery.acknowledgedAt !== null,
    done: delivery.doneAt !== null,
    reported: delivery.reportedAt !== null,
    openedTraining: delivery.openedTrainingAt !== null,
  };
}

/** What it counts once these columns are written. */
export function afterColumns(before: CountedDelivery, columns: CountedRow): CountedDelivery {
  return {
    state: (columns.state as DeliveryState | undefined) ?? before.state,
    tries: columns.tries ?? before.tries,
    repeat: columns.repeat ?? before.repeat,
    why: columns.why === undefined ? before.why : columns.why || null,
    acknowledged: before.acknowledged || Boolean(columns.acknowledgedAt),
    done: before.done || Boolean(columns.doneAt),
    reported: before.reported || Boolean(columns.reportedAt),
    openedTraining: before.openedTraining || Boolean(columns.openedTrainingAt),
  };
}
