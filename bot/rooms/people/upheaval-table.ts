import { conflict } from '../../base/errors.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { LaterError } from '../../doors/jobs/job.ts';

/** While an import is being applied, who is where is half old and half new: nothing is to be made of that. */
export interface UpheavalTable {
  begin(upheaval: Upheaval): Promise<void>;
  /** Over, unless another import has begun since. */
  end(importId: string): Promise<void>;
  /** The import that is being applied; undefined while everybody is where they belong. */
  now(): Promise<Upheaval | undefined>;
  /** @throws AnswerError (conflict) while an import is being applied */
  refuse(): Promise<void>;
  /** For jobs. @throws LaterError while an import is being applied */
  wait(): Promise<void>;
}

export interface Upheaval {
  importId: string;
  /** Name of who imports. */
  by: string;
  /** ISO 8601. */
  since: string;
}

/** The largest organisation is applied within a minute. */
const AGAIN_SECONDS = 10;
const KEY = { partitionKey: 'people', rowKey: 'import' };

export async function openUpheavalTable(storage: Storage): Promise<UpheavalTable> {
  const rows = await storage.table<Upheaval>('upheaval');

  async function now(): Promise<Upheaval | undefined> {
    const row = await rows.get(KEY.partitionKey, KEY.rowKey);
    return row && { importId: row.importId, by: row.by, since: row.since };
  }

  return {
    async begin(upheaval) {
      await rows.put({ ...KEY, ...upheaval });
    },
    async end(importId) {
      const row = await rows.get(KEY.partitionKey, KEY.rowKey);
      if (row?.importId === importId) await rows.removeUnchanged(KEY.partitionKey, KEY.rowKey, row.etag);
    },
    now,
    async refuse() {
      const found = await now();
      if (found) throw conflict('people-being-imported', { by: found.by, at: { moment: found.since } });
    },
    async wait() {
      if (await now()) throw new LaterError(AGAIN_SECONDS, 'an import of people is being applied');
    },
  };
}
