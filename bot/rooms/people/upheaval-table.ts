import { conflict } from '../../base/errors.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Stored } from '../../doors/azure/table.ts';
import { LaterError } from '../../doors/jobs/job.ts';

/** While an import is being applied, who is where is half old and half new: nothing is to be made of that. */
export interface UpheavalTable {
  begin(upheaval: Upheaval): Promise<void>;
  /** Over, unless another import has begun since. */
  end(importId: string): Promise<void>;
  /** The import that is being applied; undefined while everybody is where they belong. */
  now(): Promise<Upheaval | undefined>;
  /** Another text after each import that was applied; undefined while one is being applied. */
  mark(): Promise<string | undefined>;
  /** @throws AnswerError (conflict) while an import is being applied */
  refuse(): Promise<StillSettled>;
  /** For jobs. @throws LaterError while an import is being applied */
  wait(): Promise<StillSettled>;
}

/**
 * Asked once something was read of who is where, and before anything is made of it. Throws the same, also when an
 * import was applied since: it may have been read half before it and half after.
 */
export type StillSettled = () => Promise<void>;

export interface Upheaval {
  importId: string;
  /** Name of who imports. */
  by: string;
  /** ISO 8601. */
  since: string;
}

interface UpheavalRow extends Upheaval {
  /** Nobody removes the row: by it is seen that an import came and went. */
  over: boolean;
}

/** The largest organisation is applied within a minute. */
const AGAIN_SECONDS = 10;
const KEY = { partitionKey: 'people', rowKey: 'import' };

export async function openUpheavalTable(storage: Storage): Promise<UpheavalTable> {
  const rows = await storage.table<UpheavalRow>('upheaval');

  /** The import that is being applied, or was last. */
  function last(): Promise<Stored<UpheavalRow> | undefined> {
    return rows.get(KEY.partitionKey, KEY.rowKey);
  }

  async function now(): Promise<Upheaval | undefined> {
    const row = await last();
    return row && !row.over ? { importId: row.importId, by: row.by, since: row.since } : undefined;
  }

  async function settled(refusalOf: (upheaval: Upheaval) => Error): Promise<StillSettled> {
    const before = await last();
    if (before && !before.over) throw refusalOf(before);
    return async () => {
      const row = await last();
      if (row && row.importId !== before?.importId) throw refusalOf(row);
    };
  }

  return {
    async begin(upheaval) {
      await rows.put({ ...KEY, ...upheaval, over: false });
    },
    async end(importId) {
      const row = await last();
      if (row?.importId === importId) await rows.update({ ...KEY, over: true }, row.etag);
    },
    now,
    async mark() {
      const row = await last();
      return row && !row.over ? undefined : (row?.importId ?? '');
    },
    refuse: () =>
      settled(({ by, since }) => conflict('people-being-imported', { by, at: { moment: since } })),
    wait: () => settled(() => new LaterError(AGAIN_SECONDS, 'an import of people is being applied')),
  };
}
