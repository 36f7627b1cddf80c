import { expect, test } from 'vitest';
import { inPartition, type Table } from '../../../bot/doors/azure/table.ts';
import { replaceRows } from '../../../bot/rooms/adoption/replace-rows.ts';
import { testStorage } from '../../support/storage.ts';

interface NumberRow {
  n: number;
}

function row(rowKey: string, n: number) {
  return { partitionKey: 'p', rowKey, n };
}

async function rowKeys(table: Table<NumberRow>): Promise<string[]> {
  return (await Array.fromAsync(table.list())).map((one) => one.rowKey);
}

test('the rows of the partition become exactly those given', async () => {
  const table = await testStorage().table<NumberRow>('numbers');
  await replaceRows(table, 'p', inPartition('p'), [row('a', 1), row('b', 2)]);

  await replaceRows(table, 'p', inPartition('p'), [row('b', 3), row('c', 4)]);

  expect(await rowKeys(table)).toEqual(['b', 'c']);
});

test('rows that somebody else removes meanwhile are not passed over in silence', async () => {
  const table = await testStorage().table<NumberRow>('numbers');
  await replaceRows(table, 'p', inPartition('p'), [row('a', 1)]);
  const overtaken: Table<NumberRow> = {
    ...table,
    async batch(writes) {
      await table.remove('p', 'a');
      return table.batch(writes);
    },
  };

  const replacing = replaceRows(overtaken, 'p', inPartition('p'), [row('b', 2)]);

  await expect(replacing).rejects.toMatchObject({ kind: 'conflict', code: 'import-overtaken' });
});
