import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../bot/doors/azure/table.ts';

/** Thrown where the process of a test dies. */
export class Died extends Error {
  override readonly name = 'Died';
}

interface Dying {
  storage: Storage;
  /** Writes that were done; a batch is one. */
  writes(): number;
  /** From now on nothing that is asked of the storage is done any more. */
  die(): void;
}

/**
 * The same storage for a process that dies at a write: `before` it is done, or `after` it, before anybody hears of it.
 * @param at which write, from 0; as many as there are when left out
 */
export function dyingStorage(
  storage: Storage,
  at = Number.POSITIVE_INFINITY,
  when: 'before' | 'after' = 'before',
): Dying {
  let writes = 0;
  let dead = false;

  function refuseTheDead(): void {
    if (dead) throw new Died('This process is dead.');
  }

  async function write<R>(act: () => Promise<R>): Promise<R> {
    refuseTheDead();
    const isLast = writes === at;
    writes += 1;
    if (isLast && when === 'before') dead = true;
    refuseTheDead();
    const result = await act();
    if (isLast) dead = true;
    refuseTheDead();
    return result;
  }

  async function read<R>(act: () => Promise<R>): Promise<R> {
    refuseTheDead();
    return act();
  }

  function dying<T extends { [K in keyof T]: Cell }>(table: Table<T>): Table<T> {
    return {
      get: (...key) => read(() => table.get(...key)),
      page: (...query) => read(() => table.page(...query)),
      async *list(query) {
        for await (const row of table.list(query)) {
          refuseTheDead();
          yield row;
        }
      },
      reader: table.reader,
      insert: (row) => write(() => table.insert(row)),
      put: (row) => write(() => table.put(row)),
      merge: (row) => write(() => table.merge(row)),
      update: (...row) => write(() => table.update(...row)),
      remove: (...key) => write(() => table.remove(...key)),
      removeUnchanged: (...key) => write(() => table.removeUnchanged(...key)),
      batch: (all) => write(() => table.batch(all)),
      batchForEtag: (all) => write(() => table.batchForEtag(all)),
      batchForEtags: (all) => write(() => table.batchForEtags(all)),
    };
  }

  return {
    storage: {
      ...storage,
      async table<T extends { [K in keyof T]: Cell }>(name: string) {
        return dying(await read(() => storage.table<T>(name)));
      },
    },
    writes: () => writes,
    die: () => {
      dead = true;
    },
  };
}
