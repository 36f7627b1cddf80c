import type { Storage } from '../azure/storage.ts';
import { inPartition } from '../azure/table.ts';

export interface Group {
  id: string;
  name: string;
  /** People of the group outside the pilot set: the size of its waves. */
  people: number;
  /** People of the group in the pilot set. */
  pilots: number;
}

export interface GroupsTable {
  get(id: string): Promise<Group | undefined>;
  /** Every business group by name. */
  all(): Promise<Group[]>;
  save(group: Group): Promise<void>;
}

interface GroupRow {
  name: string;
  people: number;
  pilots: number;
}

const PARTITION = 'group';

export async function openGroupsTable(storage: Storage): Promise<GroupsTable> {
  const rows = await storage.table<GroupRow>('groups');
  return {
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && { id: row.rowKey, name: row.name, people: row.people, pilots: row.pilots };
    },
    async all() {
      const found: Group[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) {
        found.push({ id: row.rowKey, name: row.name, people: row.people, pilots: row.pilots });
      }
      return found.sort((a, b) => a.name.localeCompare(b.name));
    },
    async save({ id, name, people, pilots }) {
      await rows.put({ partitionKey: PARTITION, rowKey: id, name, people, pilots });
    },
  };
}
