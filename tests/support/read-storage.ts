import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../bot/doors/azure/table.ts';

/** The same storage, in which something happens just before a table is read. */
export function readStorage(storage: Storage, before: (table: string) => Promise<void>): Storage {
  function read<T extends { [K in keyof T]: Cell }>(name: string, table: Table<T>): Table<T> {
    return {
      ...table,
      async get(...key) {
        await before(name);
        return table.get(...key);
      },
      async page(...query) {
        await before(name);
        return table.page(...query);
      },
      async *list(query) {
        await before(name);
        yield* table.list(query);
      },
    };
  }

  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      return read(name, await storage.table<T>(name));
    },
  };
}
