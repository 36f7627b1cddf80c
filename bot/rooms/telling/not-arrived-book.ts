import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Clock, timestamp } from '../../base/clock.ts';
import type { Message } from '../../base/words/message.ts';
import { StoredWords } from '../../base/words/stored.ts';
import { NotArrivedOutcome } from '../../contract/telling/not-arrived.ts';
import { jsonCell } from '../../doors/azure/json-cell.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../doors/azure/table.ts';

interface ToNote {
  to: { id: string; name: string; groupId: string };
  what: Message;
  outcome: NotArrivedOutcome;
  /** What Teams said. */
  raw: string;
}

/** A message to one person that did not arrive, or may not have. */
export type NotArrived = ReturnType<typeof toNotArrived>;

/** Messages that did not arrive, or may not have, for people to look after: nothing sends them again by itself. */
export interface NotArrivedBook {
  note(message: ToNote): Promise<void>;
  /** The newest first. */
  recent(): Promise<NotArrived[]>;
}

const NotArrivedRow = z.object({
  personId: z.string(),
  name: z.string(),
  groupId: z.string(),
  what: jsonCell(StoredWords),
  outcome: NotArrivedOutcome,
  raw: z.string(),
  at: z.string(),
});

const PARTITION = 'message';
/** Who has not looked for so long does not miss it. */
const KEPT_MS = 30 * 24 * 3_600_000;
const MOST_SHOWN = 200;
/** Past every moment in ms: keys that count down from it have the newest first. */
const LAST_MS = 10 ** 15;

export async function openNotArrivedBook(
  storage: Storage,
  { clock, log }: { clock: Clock; log: Pick<Logger, 'warn'> },
): Promise<NotArrivedBook> {
  const rows = await storage.table<z.input<typeof NotArrivedRow>>('notarrived');
  const reader = rows.reader(toNotArrived);

  /** It happens seldom enough for that to be done each time. */
  async function removeOld(): Promise<void> {
    const old = filter`RowKey gt ${keyAt(clock.now() - KEPT_MS)}`;
    const query = { filter: `${inPartition(PARTITION)} and ${old}`, columns: [] };
    for await (const { rowKey } of rows.list(query)) await rows.remove(PARTITION, rowKey);
  }

  return {
    async note({ to, what, outcome, raw }) {
      log.warn({ person: to.id, what: what.id, outcome, raw }, 'a message did not arrive');
      await rows.insert({
        partitionKey: PARTITION,
        rowKey: `${keyAt(clock.now())}:${randomUUID()}`,
        personId: to.id,
        name: to.name,
        groupId: to.groupId,
        what: JSON.stringify(what),
        outcome,
        raw,
        at: timestamp(clock),
      });
      await removeOld();
    },
    async recent() {
      const found: NotArrived[] = [];
      const kept = filter`RowKey lt ${keyAt(clock.now() - KEPT_MS)}`;
      for await (const row of reader.each(rows.list({ filter: `${inPartition(PARTITION)} and ${kept}` }))) {
        found.push(row);
        if (found.length === MOST_SHOWN) break;
      }
      return found;
    },
  };
}

function keyAt(ms: number): string {
  return String(LAST_MS - ms).padStart(15, '0');
}

function toNotArrived(row: Stored<z.input<typeof NotArrivedRow>>) {
  return { id: row.rowKey, ...NotArrivedRow.parse(row) };
}
