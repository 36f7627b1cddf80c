import type { Logger } from 'pino';
import { type Clock, timestamp } from '../../base/clock.ts';
import type { UnreadRow } from './row-reader.ts';
import type { Storage } from './storage.ts';
import { inPartition } from './table.ts';

export interface SeenUnread extends UnreadRow {
  /** When somebody came upon it last, ISO 8601; within an hour it is not written down again. */
  seenAt: string;
}

/** Rows that no process of this version can read, for whoever looks after the product. */
export interface UnreadRows {
  /** Those that were come upon within the last day, the newest first: what was mended meanwhile is not among them. */
  recent(): Promise<SeenUnread[]>;
}

interface UnreadCells {
  table: string;
  partition: string;
  row: string;
  why: string;
  seenAt: string;
}

const PARTITION = 'unread';
const AGAIN_MS = 3_600_000;
const RECENT_MS = 24 * 3_600_000;
/** Where a whole table cannot be read, some of its rows tell enough. */
const MOST_ROWS = 200;

/** Writes down and logs each row that cannot be read, as often as is needed to see that it still cannot. */
export async function openUnreadRows(storage: Storage, clock: Clock, log: Logger): Promise<UnreadRows> {
  const rows = await storage.table<UnreadCells>('unreadrows');
  const seen = new Map<string, number>();

  storage.onUnread((found) => {
    const key = keyOf(found);
    const last = seen.get(key);
    const now = clock.now();
    if (last !== undefined ? now - last < AGAIN_MS : seen.size >= MOST_ROWS) return;
    seen.set(key, now);
    log.error({ ...found }, 'a stored row cannot be read and was set aside');
    const { table, partitionKey: partition, rowKey: row, why } = found;
    rows
      .put({ partitionKey: PARTITION, rowKey: key, table, partition, row, why, seenAt: timestamp(clock) })
      .catch((error) => log.warn({ err: error }, 'a row that cannot be read could not be written down'));
  });

  return {
    async recent() {
      const found: SeenUnread[] = [];
      const since = new Date(clock.now() - RECENT_MS).toISOString();
      for await (const { table, partition, row, why, seenAt } of rows.list({
        filter: inPartition(PARTITION),
      }))
        if (seenAt >= since) found.push({ table, partitionKey: partition, rowKey: row, why, seenAt });
      return found.sort((a, b) => b.seenAt.localeCompare(a.seenAt));
    },
  };
}

/** Keys of rows hold what a key may hold, but two of them may be longer than one. */
function keyOf({ table, partitionKey, rowKey }: UnreadRow): string {
  return `${table}|${partitionKey}|${rowKey}`.slice(0, 500);
}
