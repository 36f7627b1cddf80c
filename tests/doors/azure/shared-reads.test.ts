import { expect, test } from 'vitest';
import { sharedReads } from '../../../bot/doors/azure/shared-reads.ts';

/** Readings that end when the test says so, each with the number of its beginning. */
function readings() {
  const begun: { key: string; end: (value: string) => void; fail: (error: Error) => void }[] = [];
  const read = sharedReads((key: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    begun.push({ key, end: resolve, fail: reject });
    return promise;
  });
  return { read, begun };
}

test('whoever asks while a reading is under way gets one that began after they asked', async () => {
  const { read, begun } = readings();

  const first = read('a');
  const others = [read('a'), read('a'), read('a')];
  begun[0]?.end('before');
  await first;
  begun[1]?.end('after');

  expect(await first).toBe('before');
  expect(await Promise.all(others)).toEqual(['after', 'after', 'after']);
  expect(begun).toHaveLength(2);
});

test('readings of different keys do not wait for each other', async () => {
  const { read, begun } = readings();

  const [a, b] = [read('a'), read('b')];
  begun[1]?.end('of b');
  expect(await b).toBe('of b');
  begun[0]?.end('of a');

  expect(await a).toBe('of a');
});

test('a reading that fails is the failure of those who share it, and of nobody after', async () => {
  const { read, begun } = readings();

  const failing = read('a');
  const waiting = read('a');
  begun[0]?.fail(new Error('away'));
  await expect(failing).rejects.toThrow('away');
  begun[1]?.end('back');

  expect(await waiting).toBe('back');
});

test('what was read is not kept: who asks later reads again', async () => {
  const { read, begun } = readings();

  const first = read('a');
  begun[0]?.end('first');
  await first;
  const second = read('a');
  begun[1]?.end('second');

  expect(await second).toBe('second');
});
