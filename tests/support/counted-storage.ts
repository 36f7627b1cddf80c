import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../bot/doors/azure/table.ts';

/** By name of the table. */
export interface Counts {
  /** Rows written or removed; a batch counts with all of its rows. */
  written: Map<string, number>;
  /** Readings of many rows. */
  listed: Map<string, number>;
  /** Readings of one row. */
  got: Map<string, number>;
}

/** The same storage, and a count of what is done through it. */
export function countedStorage(storage: Storage): { storage: Storage; counts: Counts } {
  const counts: Counts = { written: new Map(), listed: new Map(), got: new Map() };

  function counted<T extends { [K in keyof T]: Cell }>(name: string, table: Table<T>): Table<T> {
    const write = <R>(rows: number, act: () => Promise<R>): Promise<R> => {
      counts.written.set(name, (counts.written.get(name) ?? 0) + rows);
      return act();
    };
    const list = <R>(act: () => R): R => {
      counts.listed.set(name, (counts.listed.get(name) ?? 0) + 1);
      return act();
    };
    return {
      get(partitionKey, rowKey) {
        counts.got.set(name, (counts.got.get(name) ?? 0) + 1);
        return table.get(partitionKey, rowKey);
      },
      reader: table.reader,
      insert: (row) => write(1, () => table.insert(row)),
      put: (row) => write(1, () => table.put(row)),
      merge: (row) => write(1, () => table.merge(row)),
      update: (row, etag) => write(1, () => table.update(row, etag)),
      remove: (partitionKey, rowKey) => write(1, () => table.remove(partitionKey, rowKey)),
      removeUnchanged: (partitionKey, rowKey, etag) =>
        write(1, () => table.removeUnchanged(partitionKey, rowKey, etag)),
      batch: (writes) => write(writes.length, () => table.batch(writes)),
      batchForEtag: (writes) => write(writes.length, () => table.batchForEtag(writes)),
      batchForEtags: (writes) => write(writes.length, () => table.batchForEtags(writes)),
      list: (query) => list(() => table.list(query)),
      page: (query, size, from) => list(() => table.page(query, size, from)),
    };
  }

  return {
    counts,
    storage: {
      ...storage,
      async table<T extends { [K in keyof T]: Cell }>(name: string) {
        return counted(name, await storage.table<T>(name));
      },
    },
  };
}

/** Of all tables together. */
export function sumOf(counts: ReadonlyMap<string, number>): number {
  return counts.values().reduce((sum, count) => sum + count, 0);
}
