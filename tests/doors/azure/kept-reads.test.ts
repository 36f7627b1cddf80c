import { expect, test } from 'vitest';
import { keptReads } from '../../../bot/doors/azure/kept-reads.ts';

function aSource() {
  const source = { version: 'one' as string | undefined, content: 'first', readings: 0 };
  const read = keptReads({
    version: async () => source.version,
    async read() {
      source.readings += 1;
      return { content: source.content };
    },
  });
  return { source, read };
}

test('while the version stays the same, what was read is given out again', async () => {
  const { source, read } = aSource();

  const first = await read('a');
  const second = await read('a');

  expect(second).toBe(first);
  expect(source.readings).toBe(1);
});

test('a new version is read at once', async () => {
  const { source, read } = aSource();
  await read('a');

  Object.assign(source, { version: 'two', content: 'second' });

  expect(await read('a')).toEqual({ content: 'second' });
});

test('what changed while it was read is read again the next time', async () => {
  const source = { version: 'one', content: 'half' };
  const read = keptReads({
    version: async () => source.version,
    async read() {
      const found = source.content;
      Object.assign(source, { version: 'two', content: 'whole' });
      return found;
    },
  });

  expect(await read('a')).toBe('half');
  expect(await read('a')).toBe('whole');
});

test('what has no version is read each time', async () => {
  const { source, read } = aSource();
  source.version = undefined;

  await read('a');
  await read('a');

  expect(source.readings).toBe(2);
});

test('each key has a content and a version of its own', async () => {
  const read = keptReads({ version: async (key) => key, read: async (key) => `of ${key}` });

  expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['of a', 'of b', 'of a']);
});

test('of more keys than are kept, what was read longest ago is read again', async () => {
  const read: string[] = [];
  const kept = keptReads({
    version: async () => 'one',
    async read(key) {
      read.push(key);
      return key;
    },
    most: 2,
  });
  await kept('a');
  await kept('b');
  await kept('c');

  await kept('b');
  await kept('a');

  expect(read).toEqual(['a', 'b', 'c', 'a']);
});

test('what is read anew is read whatever is kept, and kept from then on', async () => {
  const { source, read } = aSource();
  await read('a');
  source.content = 'second';

  const anew = await read.anew('a');

  expect(anew).toEqual({ content: 'second' });
  expect(await read('a')).toBe(anew);
  expect(source.readings).toBe(2);
});

test('who has looked at the version already gets what is kept of it, or reads', async () => {
  const { source, read } = aSource();
  const first = await read('a');

  const same = await read.at('a', 'one');
  Object.assign(source, { version: 'two', content: 'second' });
  const next = await read.at('a', 'two');

  expect(same).toBe(first);
  expect(next).toEqual({ content: 'second' });
  expect(await read('a')).toBe(next);
});
