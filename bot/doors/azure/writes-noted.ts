import type { Cell, Table } from './table.ts';

/**
 * The same table; `wrote` is called after each write, before whoever wrote goes on. Also after one that failed: it may
 * have been carried out all the same.
 */
export function withWritesNoted<T extends { [K in keyof T]: Cell }>(
  table: Table<T>,
  wrote: () => void,
): Table<T> {
  const noted =
    <Args extends unknown[], R>(write: (...args: Args) => Promise<R>) =>
    (...args: Args): Promise<R> =>
      write(...args).finally(wrote);
  return {
    ...table,
    insert: noted(table.insert),
    put: noted(table.put),
    merge: noted(table.merge),
    update: noted(table.update),
    remove: noted(table.remove),
    removeUnchanged: noted(table.removeUnchanged),
    batch: noted(table.batch),
    batchForEtag: noted(table.batchForEtag),
    batchForEtags: noted(table.batchForEtags),
  };
}
