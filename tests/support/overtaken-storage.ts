import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../bot/doors/azure/table.ts';

/**
 * The same storage, in which somebody else can be faster: what `overtake` is given happens once, just before the next
 * write of any kind to a table. So whoever is about to write has read what is no longer so.
 */
export function overtakenStorage(storage: Storage) {
  const acts = new Map<string, () => Promise<unknown>>();

  async function faster(table: string): Promise<void> {
    const act = acts.get(table);
    acts.delete(table);
    await act?.();
  }

  function overtaken<T extends { [K in keyof T]: Cell }>(name: string, table: Table<T>): Table<T> {
    const then =
      <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await faster(name);
        return write(...args);
      };
    return {
      ...table,
      insert: then(table.insert),
      put: then(table.put),
      merge: then(table.merge),
      update: then(table.update),
      remove: then(table.remove),
      removeUnchanged: then(table.removeUnchanged),
      batch: then(table.batch),
      batchForEtag: then(table.batchForEtag),
      batchForEtags: then(table.batchForEtags),
    };
  }

  return {
    overtake: (table: string, act: () => Promise<unknown>) => void acts.set(table, act),
    storage: {
      ...storage,
      async table<T extends { [K in keyof T]: Cell }>(name: string) {
        return overtaken(name, await storage.table<T>(name));
      },
    } satisfies Storage,
  };
}
