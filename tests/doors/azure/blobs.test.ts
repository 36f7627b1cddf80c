import { beforeEach, expect, test } from 'vitest';
import type { Blobs } from '../../../bot/doors/azure/blobs.ts';
import { testStorage } from '../../support/storage.ts';

const BYTES = Buffer.from([0, 137, 80, 255]);

let blobs: Blobs;

beforeEach(() => {
  blobs = testStorage().blobs('pictures');
});

test('a file comes back as it was put', async () => {
  await blobs.put('one', BYTES);

  expect(await blobs.get('one')).toEqual(BYTES);
});

test('a file that is put again is replaced', async () => {
  await blobs.put('one', BYTES);
  await blobs.put('one', Buffer.from('other'));

  expect(String(await blobs.get('one'))).toBe('other');
});

test('a file that is gone is undefined, and may be removed twice', async () => {
  await blobs.put('one', BYTES);

  await blobs.remove('one');
  await blobs.remove('one');

  expect(await blobs.get('one')).toBeUndefined();
});

test('where nothing was ever put there is nothing, and nothing to be removed', async () => {
  expect(await blobs.get('one')).toBeUndefined();
  await blobs.remove('one');
});

test('containers are apart from each other', async () => {
  const storage = testStorage();
  await storage.blobs('pictures').put('one', BYTES);

  expect(await storage.blobs('others').get('one')).toBeUndefined();
});
