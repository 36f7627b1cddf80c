import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../bot/doors/azure/table.ts';

/** Told before a write to a table: what it does is there when the write happens; if it throws, nothing is written. */
export type BeforeWrite = (table: string, partitionKey: string) => Promise<void>;

/** The same storage, in which something happens just before some write. */
export function watchedStorage(storage: Storage, before: BeforeWrite): Storage {
  function watched<T extends { [K in keyof T]: Cell }>(name: string, table: Table<T>): Table<T> {
    return {
      ...table,
      async put(row) {
        await before(name, row.partitionKey);
        return table.put(row);
      },
      async remove(partitionKey, rowKey) {
        await before(name, partitionKey);
        return table.remove(partitionKey, rowKey);
      },
      async batch(writes) {
        const [first] = writes;
        if (first)
          await before(name, first.op === 'remove' ? first.key.partitionKey : first.row.partitionKey);
        return table.batch(writes);
      },
    };
  }

  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      return watched(name, await storage.table<T>(name));
    },
  };
}
