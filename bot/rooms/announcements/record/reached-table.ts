import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition } from '../../../doors/azure/table.ts';
import { type Reached, readReached } from './reached.ts';

/** What became of announcements so far. Rows of their own: it is told while somebody may be changing the announcement. */
export interface ReachedTable {
  /** As the rooms that deliver tell; each tells its own part. */
  saveReached(id: string, reached: Partial<Reached>): Promise<void>;
  reached(id: string): Promise<Reached>;
  /** Of all announcements of which anything was told. */
  allReached(): Promise<ReadonlyMap<string, Reached>>;
}

const PARTITION = 'reached';

export async function openReachedTable(storage: Storage): Promise<ReachedTable> {
  const rows = await storage.table<Record<keyof Reached, number>>('compositions');
  return {
    saveReached: (id, reached) => rows.merge({ partitionKey: PARTITION, rowKey: id, ...reached }),
    async reached(id) {
      return readReached(await rows.get(PARTITION, id));
    },
    async allReached() {
      const found = new Map<string, Reached>();
      for await (const row of rows.list({ filter: inPartition(PARTITION) }))
        found.set(row.rowKey, readReached(row));
      return found;
    },
  };
}
