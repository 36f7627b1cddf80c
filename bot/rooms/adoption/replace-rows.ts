import { conflict } from '../../base/errors.ts';
import { type Cell, inBatches, type Row, type Table, type Write } from '../../doors/azure/table.ts';

/** Batches on their way at once: enough to hide the round trip, few enough not to be refused as too busy. */
const BATCHES_AT_ONCE = 4;

/**
 * Makes the rows of one partition that match `filter` exactly these: writes them and removes the others.
 * Stopped half-way, running it again ends the work.
 * @throws AnswerError when somebody else changes the same rows meanwhile.
 */
export async function replaceRows<T extends { [K in keyof T]: Cell }>(
  table: Table<T>,
  partitionKey: string,
  filter: string,
  rows: readonly Row<T>[],
): Promise<void> {
  const writes: Write<T>[] = rows.map((row) => ({ op: 'put', row }));
  const keep = new Set(rows.map((row) => row.rowKey));
  for await (const { rowKey } of table.list({ filter, columns: [] })) {
    if (!keep.has(rowKey)) writes.push({ op: 'remove', key: { partitionKey, rowKey } });
  }

  const inTurn = inBatches(writes).values();
  // The senders share one iterator, so each batch is sent by whoever is free.
  const sender = async () => {
    for (const batch of inTurn) {
      if ((await table.batch(batch)) === 'written') continue;
      // A row that was to be removed is gone already, and with it nothing of the batch was written.
      throw conflict('import-overtaken');
    }
  };
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, sender));
}
