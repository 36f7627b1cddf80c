import type { Storage } from './storage.ts';
import type { Stored } from './table.ts';

/** One change of the rows that are stored. Migrations stand in one list, each with the number after the one before. */
export interface Migration {
  /** The version of the rows after it. */
  to: number;
  /** What becomes of the rows, for the log. */
  what: string;
  /**
   * Moves the rows. The run before may have been broken off after any write, and for a moment two replicas may be at it:
   * so it looks at each row as it is, leaves alone what was moved already, and removes nothing whose successor is not
   * written yet. It runs before any room is opened and while no worker of this version takes jobs.
   * @param stopping aborted once another replica has taken over
   */
  run(storage: Storage, stopping: AbortSignal): Promise<void>;
}

/** What the rows of this version are, and how they got there. */
export interface Schema {
  migrations: readonly Migration[];
  /** A table that every version has: without it, and without a version, storage is new. */
  oldestTable: string;
}

/** Rows that were stored before there were numbers. */
export const FIRST_VERSION = 1;

export interface VersionCells {
  version: number;
  /** The replica that moves rows right now; empty while nobody does. */
  by: string;
  /** Counted on while it does: a row that changes is a replica that lives. */
  signs: number;
}

export type VersionRow = Stored<VersionCells>;

/** The one row that says in which form everything else is stored. */
export interface VersionTable {
  /** Where there is none yet it is written: the newest version for new storage, or else the first. */
  read(): Promise<VersionRow>;
  /** Gives the row as it is then; undefined when somebody else wrote it since it was read. */
  write(row: VersionRow, cells: Partial<VersionCells>): Promise<VersionRow | undefined>;
}

const KEY = { partitionKey: 'schema', rowKey: 'version' };

export function newestVersion({ migrations }: Pick<Schema, 'migrations'>): number {
  return migrations.at(-1)?.to ?? FIRST_VERSION;
}

/** The row as it is; undefined in storage that nobody has brought to any version. */
export async function readVersion(storage: Storage): Promise<VersionRow | undefined> {
  const rows = await storage.table<VersionCells>('schema');
  return rows.get(KEY.partitionKey, KEY.rowKey);
}

export async function openVersionTable(storage: Storage, schema: Schema): Promise<VersionTable> {
  // Asked for before anybody opens a room, and so makes its tables.
  const isNew = !(await storage.hasTable(schema.oldestTable));
  if (!isNew) storage.madeBefore();
  const rows = await storage.table<VersionCells>('schema');
  return {
    async read() {
      for (;;) {
        const found = await rows.get(KEY.partitionKey, KEY.rowKey);
        if (found) return found;
        await rows.insert({
          ...KEY,
          version: isNew ? newestVersion(schema) : FIRST_VERSION,
          by: '',
          signs: 0,
        });
      }
    },
    async write(row, cells) {
      const done = await rows.batchForEtag([{ op: 'update', row: { ...KEY, ...cells }, etag: row.etag }]);
      return typeof done === 'string' ? undefined : { ...row, ...cells, etag: done.etag };
    },
  };
}
