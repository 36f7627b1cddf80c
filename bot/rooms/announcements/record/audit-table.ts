import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../contract/announcements/announcement.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition } from '../../../doors/azure/table.ts';

/** The audit record of announcements: what somebody did to one, when, and what they said. */
export interface AuditTable {
  /** @param event names what is to be in the record once, however often it is told; then with the same moment */
  add(id: string, entry: Omit<AuditEntry, 'id'>, event?: string): Promise<void>;
  /** The newest first. */
  of(id: string): Promise<AuditEntry[]>;
}

interface AuditRow {
  what: string;
  byId: string;
  byName: string;
  at: string;
  note: string;
}

export async function openAuditTable(storage: Storage): Promise<AuditTable> {
  const rows = await storage.table<AuditRow>('announcementaudit');
  /** What happens within one millisecond stays in its order. */
  let written = 0;
  return {
    async add(id, { what, by, at, note }, event) {
      written += 1;
      const order = event ? '000000000' : String(written).padStart(9, '0');
      const rowKey = `${at}:${order}:${event ?? randomUUID()}`;
      await rows.put({ partitionKey: id, rowKey, what, byId: by.id, byName: by.name, at, note });
    },
    async of(id) {
      const found: AuditEntry[] = [];
      for await (const row of rows.list({ filter: inPartition(id) })) {
        found.push({
          id: row.rowKey,
          what: row.what as AuditEntry['what'],
          by: { id: row.byId, name: row.byName },
          at: row.at,
          note: row.note,
        });
      }
      return found.reverse();
    },
  };
}
