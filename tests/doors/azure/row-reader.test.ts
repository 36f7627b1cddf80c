import { expect, test } from 'vitest';
import { z } from 'zod';
import { AnswerError } from '../../../bot/base/errors.ts';
import { jsonCell } from '../../../bot/doors/azure/json-cell.ts';
import type { UnreadRow } from '../../../bot/doors/azure/row-reader.ts';
import { testStorage } from '../../support/storage.ts';

const BoxCells = z.object({ label: z.string(), tools: jsonCell(z.array(z.string())) });

async function aShed() {
  const storage = testStorage();
  const unread: UnreadRow[] = [];
  storage.onUnread((row) => unread.push(row));
  const rows = await storage.table<z.input<typeof BoxCells>>('boxes');
  const reader = rows.reader((row) => ({ id: row.rowKey, ...BoxCells.parse(row) }));
  const put = (rowKey: string, tools: string) =>
    rows.put({ partitionKey: 'shed', rowKey, label: `Box ${rowKey}`, tools });
  return { rows, reader, unread, put };
}

test('a row is read with its lists and records', async () => {
  const { rows, reader, put } = await aShed();
  await put('a', '["saw","axe"]');

  const row = await rows.get('shed', 'a');

  expect(row && reader.one(row)).toEqual({ id: 'a', label: 'Box a', tools: ['saw', 'axe'] });
});

test.each([
  ['is no JSON', '["saw"'],
  ['holds something else', '["saw",7]'],
  ['is empty', ''],
])('a row with a cell that %s is set aside, named, and the others are read', async (_, broken) => {
  const { rows, reader, unread, put } = await aShed();
  await put('a', '["saw"]');
  await put('b', broken);
  await put('c', '[]');

  const found = await Array.fromAsync(reader.each(rows.list()));
  const { rows: page } = await rows.page({}, 10);

  expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
  expect(reader.some(page)).toEqual(found);
  expect(unread[0]).toEqual({
    table: 'boxes',
    partitionKey: 'shed',
    rowKey: 'b',
    why: expect.stringMatching(/^tools/),
  });
});

test('a row that is asked for by itself is never taken for missing', async () => {
  const { rows, reader, put } = await aShed();
  await put('a', 'secret text of somebody');
  const row = await rows.get('shed', 'a');

  const read = () => row && reader.one(row);

  expect(read).toThrow(AnswerError);
  expect(read).toThrow(/stored table boxes cannot be read/);
});

test('what is said of a row never tells what is in it', async () => {
  const { rows, reader, unread, put } = await aShed();
  await put('a', 'secret text of somebody');

  await Array.fromAsync(reader.each(rows.list()));

  expect(JSON.stringify(unread)).not.toContain('secret');
});
