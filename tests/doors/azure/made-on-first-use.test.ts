import { beforeEach, expect, test } from 'vitest';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import { testStorage } from '../../support/storage.ts';

let storage: Storage;

beforeEach(() => {
  storage = testStorage();
});

const row = { partitionKey: 'p', rowKey: 'r', text: 'x' };

/** Opens a table twice over: the first handle would have made it, the second must find it. */
const open = (name: string) => storage.table<{ text: string }>(name);

test('a table is not there before it is used', async () => {
  await open('things');

  expect(await storage.hasTable('things')).toBe(false);
});

test.each([
  ['read', async () => expect(await (await open('things')).get('p', 'r')).toBeUndefined()],
  ['listed', async () => expect(await Array.fromAsync((await open('things')).list())).toEqual([])],
  ['written to', async () => expect(await (await open('things')).insert(row)).toBe('inserted')],
  [
    'written to in a batch',
    async () => expect(await (await open('things')).batch([{ op: 'insert', row }])).toBe('written'),
  ],
])('what is said to be there and is missing is made when it is %s', async (_how, use) => {
  storage.madeBefore();

  await use();

  expect(await storage.hasTable('things')).toBe(true);
});

test('what is there is used as it is', async () => {
  await (await open('things')).insert(row);
  storage.madeBefore();

  expect(await (await open('things')).get('p', 'r')).toMatchObject({ text: 'x' });
  expect(await (await open('things')).get('p', 'other')).toBeUndefined();
});
