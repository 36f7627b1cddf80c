import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { briefReads } from '../../../bot/doors/azure/brief-reads.ts';

const BEGIN = Date.parse('2026-09-10T10:00:00Z');

function aSource() {
  const source = { content: 'first', writes: 0, readings: 0 };
  const clock = settableClock(new Date(BEGIN).toISOString());
  const read = briefReads({
    async read() {
      source.readings += 1;
      return source.content;
    },
    writes: () => source.writes,
    oldest: 1_000,
    clock,
  });
  const after = (ms: number) => clock.set(new Date(BEGIN + ms).toISOString());
  return { source, read, after };
}

test('what was read is given out again for a moment', async () => {
  const { source, read, after } = aSource();
  await read();
  source.content = 'second';

  after(499);

  expect(await read()).toBe('first');
  expect(source.readings).toBe(1);
});

test('what this process wrote is there for whoever asks after it', async () => {
  const { source, read } = aSource();
  await read();

  Object.assign(source, { content: 'second', writes: 1 });

  expect(await read()).toBe('second');
});

test('what was read while this process wrote is not given out again', async () => {
  const source = { content: 'before', writes: 0 };
  const read = briefReads({
    async read() {
      const found = source.content;
      Object.assign(source, { content: 'after', writes: 1 });
      return found;
    },
    writes: () => source.writes,
    oldest: 1_000,
    clock: settableClock('2026-09-10T10:00:00Z'),
  });
  await read();

  expect(await read()).toBe('after');
});

test('what another process wrote is there after the longest time', async () => {
  const { source, read, after } = aSource();
  await read();
  source.content = 'second';

  after(1_000);

  expect(await read()).toBe('second');
});

test('from half of that time on it is read again beside those who ask', async () => {
  const { source, read, after } = aSource();
  await read();
  source.content = 'second';
  after(500);

  const given = [await read(), await read()];
  await Promise.resolve();

  expect(given[0]).toBe('first');
  expect(await read()).toBe('second');
  expect(source.readings).toBe(2);
});

test('a clock that was set back keeps nothing', async () => {
  const { source, read, after } = aSource();
  await read();
  source.content = 'second';

  after(-60_000);

  expect(await read()).toBe('second');
});

test('a reading that fails is tried again by the next who asks', async () => {
  let fails = true;
  const read = briefReads({
    async read() {
      if (fails) throw new Error('storage is gone');
      return 'back';
    },
    writes: () => 0,
    oldest: 1_000,
    clock: settableClock('2026-09-10T10:00:00Z'),
  });
  await expect(read()).rejects.toThrow('storage is gone');
  fails = false;

  expect(await read()).toBe('back');
});
