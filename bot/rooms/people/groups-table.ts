import { keptReads } from '../../doors/azure/kept-reads.ts';
import { newStamp, readStamp, STAMP, type Stamped } from '../../doors/azure/stamp.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition } from '../../doors/azure/table.ts';

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
  all(): Promise<readonly Group[]>;
  save(group: Group): Promise<void>;
}

/** A change of a group comes with a new stamp, by which readers know that what they have is still so. */
interface GroupRow extends Stamped {
  name: string;
  people: number;
  pilots: number;
}

const PARTITION = 'group';

export async function openGroupsTable(storage: Storage): Promise<GroupsTable> {
  const rows = await storage.table<GroupRow>('groups');

  const all = keptReads({
    version: () => readStamp(rows, PARTITION),
    async read() {
      const found: Group[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) {
        if (row.rowKey === STAMP) continue;
        found.push({ id: row.rowKey, name: row.name, people: row.people, pilots: row.pilots });
      }
      return found.sort((a, b) => a.name.localeCompare(b.name));
    },
  });

  return {
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && { id: row.rowKey, name: row.name, people: row.people, pilots: row.pilots };
    },
    all: () => all(PARTITION),
    async save({ id, name, people, pilots }) {
      const row = { partitionKey: PARTITION, rowKey: id, name, people, pilots };
      await rows.batch([{ op: 'put', row }, newStamp(PARTITION)]);
    },
  };
}
