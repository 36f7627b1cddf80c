import { randomUUID } from 'node:crypto';
import type { Words } from '../../../base/words/message.ts';
import { StoredWords } from '../../../base/words/stored.ts';
import { AuditEntry } from '../../../contract/announcements/announcement.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';

/** A note is what somebody wrote, or a sentence of the product's own. */
export type AuditLine = Omit<AuditEntry, 'note'> & { note: Words };

/** The audit record of announcements: what somebody did to one, when, and what they said. */
export interface AuditTable {
  /** @param event names what is to be in the record once, however often it is told; then with the same moment */
  add(id: string, entry: Omit<AuditLine, 'id'>, event?: string): Promise<void>;
  /** The newest first. */
  of(id: string): Promise<AuditLine[]>;
}

interface AuditRow {
  what: string;
  byId: string;
  byName: string;
  at: string;
  note: string;
  /** A message as JSON, in the place of the note. */
  said?: string;
  /** Of what was written at the same moment; missing in rows of earlier versions. */
  order?: number;
}

const Said = jsonCell(StoredWords);
/** In the place of the order in the keys of events. */
const EVENT = '000000000';

export async function openAuditTable(storage: Storage): Promise<AuditTable> {
  const rows = await storage.table<AuditRow>('announcementaudit');
  const reader = rows.reader((row) => ({ line: toLine(row), order: orderOf(row) }));
  /** What happens within one millisecond stays in its order. */
  let written = 0;
  return {
    async add(id, { what, by, at, note }, event) {
      written += 1;
      // One that may be told again has the same key each time.
      const rowKey = `${at}:${event ? EVENT : String(written).padStart(9, '0')}:${event ?? randomUUID()}`;
      const words = typeof note === 'string' ? { note } : { note: '', said: JSON.stringify(note) };
      const who = { byId: by.id, byName: by.name };
      await rows.insert({ partitionKey: id, rowKey, what, ...who, at, ...words, order: written });
    },
    async of(id) {
      const found = await Array.fromAsync(reader.each(rows.list({ filter: inPartition(id) })));
      return found
        .sort((a, b) => b.line.at.localeCompare(a.line.at) || b.order - a.order)
        .map(({ line }) => line);
    },
  };
}

function toLine({ rowKey, what, byId, byName, at, note, said }: Stored<AuditRow>): AuditLine {
  return {
    id: rowKey,
    what: AuditEntry.shape.what.parse(what),
    by: { id: byId, name: byName },
    at,
    note: said ? Said.parse(said) : note,
  };
}

/** In the key of rows of earlier versions: an event came after what led to it. */
function orderOf({ order, rowKey, at }: Stored<AuditRow>): number {
  if (order !== undefined) return order;
  const told = rowKey.slice(at.length + 1, at.length + 1 + EVENT.length);
  return told === EVENT ? Number.MAX_SAFE_INTEGER : Number(told);
}
