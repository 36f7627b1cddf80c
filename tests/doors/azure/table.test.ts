import { beforeEach, describe, expect, test } from 'vitest';
import { BATCH_LIMIT, filter, inBatches, inPartition, type Table } from '../../../bot/doors/azure/table.ts';
import { testStorage } from '../../support/storage.ts';

interface Tool {
  name: string;
  price?: number | undefined;
  sharp?: boolean;
}

const KEY = { partitionKey: 'shed', rowKey: 'saw' };
const SAW = { ...KEY, name: 'Saw', price: 12.5, sharp: true };

let tools: Table<Tool>;

beforeEach(async () => {
  tools = await testStorage().table<Tool>('tools');
});

describe('one row', () => {
  test('that was never written is undefined', async () => {
    const row = await tools.get('shed', 'saw');

    expect(row).toBeUndefined();
  });

  test('comes back with its columns and an etag', async () => {
    const outcome = await tools.insert(SAW);

    expect(outcome).toBe('inserted');
    expect(await tools.get('shed', 'saw')).toMatchObject({ ...SAW, etag: expect.stringMatching(/./) });
  });

  test.each([0, -1, 2_147_483_648, 1_790_000_000_000, 0.1])('keeps the number %d', async (price) => {
    await tools.put({ ...SAW, price });

    expect(await tools.get('shed', 'saw')).toMatchObject({ price });
  });

  test.each(['', "O'Neill", '"\\ ]]> &amp; <b>', 'Zoë 🪚 のこぎり', ' a\nb '])(
    'keeps the text %j',
    async (name) => {
      await tools.put({ ...SAW, name });

      expect(await tools.get('shed', 'saw')).toMatchObject({ name });
    },
  );

  test.each(['a/b', '..\\b', 'a#b', 'a?b', 'a\nb', '\u0000', '\ud800', 'x'.repeat(2000)])(
    'is not there under %j, which can be no key',
    async (key) => {
      expect(await tools.get('shed', key)).toBeUndefined();
      expect(await tools.get(key, 'saw')).toBeUndefined();
    },
  );

  test("is found by keys with quotes, spaces, per cent signs and letters beyond Latin's", async () => {
    const key = { partitionKey: "o'neill|50%", rowKey: 'säge der "größe" 3 + 4' };
    await tools.insert({ ...SAW, ...key });

    const again = await tools.insert({ ...SAW, ...key });

    expect(again).toBe('exists');
    expect(await tools.get(key.partitionKey, key.rowKey)).toMatchObject(key);
  });

  test.each(['put', 'merge', 'insert'] as const)(
    'written by %s keeps letters of several bytes wherever the request is cut',
    async (way) => {
      const long = await testStorage().table<Record<`text${number}`, string>>('long');
      // Longer than a piece of a request, beginning at each byte of a letter.
      const texts = [0, 1, 2, 3].map((start) => `${'a'.repeat(start)}${'木🪚ü'.repeat(7_000)}`);
      for (const [index, text] of texts.entries()) {
        await long[way]({ ...KEY, rowKey: `${index}`, text0: text, text1: text });
      }

      for (const [index, text] of texts.entries()) {
        expect(await long.get('shed', `${index}`)).toMatchObject({ text0: text, text1: text });
      }
    },
  );

  test('is removed only as it was read', async () => {
    await tools.insert(SAW);
    const read = await tools.get('shed', 'saw');
    await tools.merge({ ...KEY, price: 20 });

    expect(await tools.removeUnchanged('shed', 'saw', read?.etag ?? '')).toBe('changed');
    expect(await tools.get('shed', 'saw')).toMatchObject({ price: 20 });

    const now = await tools.get('shed', 'saw');
    expect(await tools.removeUnchanged('shed', 'saw', now?.etag ?? '')).toBe('removed');
    expect(await tools.get('shed', 'saw')).toBeUndefined();
    expect(await tools.removeUnchanged('shed', 'saw', now?.etag ?? '')).toBe('changed');
  });

  test('is not written over by an insert', async () => {
    await tools.insert(SAW);

    const outcome = await tools.insert({ ...KEY, name: 'Other' });

    expect(outcome).toBe('exists');
    expect(await tools.get('shed', 'saw')).toMatchObject({ name: 'Saw' });
  });

  test('becomes exactly what was put, and keeps the rest on a merge', async () => {
    await tools.insert(SAW);
    await tools.merge({ ...KEY, price: 9 });
    const merged = await tools.get('shed', 'saw');

    await tools.put({ ...KEY, name: 'Old saw' });

    const put = await tools.get('shed', 'saw');
    expect(merged).toMatchObject({ name: 'Saw', price: 9, sharp: true });
    expect(put).toMatchObject({ name: 'Old saw' });
    expect(put).not.toHaveProperty('price');
    expect(put).not.toHaveProperty('sharp');
  });

  test('keeps a column that a merge names without a value', async () => {
    await tools.insert(SAW);

    await tools.merge({ ...KEY, price: undefined });

    expect(await tools.get('shed', 'saw')).toMatchObject({ price: 12.5 });
  });

  test('is made by a merge and by a put', async () => {
    await tools.merge({ ...KEY, name: 'Merged' });
    await tools.put({ ...KEY, rowKey: 'axe', name: 'Put' });

    expect(await namesOf(tools)).toEqual(['Put', 'Merged']);
  });

  test('can be put back as it was read', async () => {
    await tools.insert(SAW);
    const read = await theSaw();

    await tools.put({ ...read, name: 'Better saw' });

    expect(await tools.get('shed', 'saw')).toMatchObject({ ...SAW, name: 'Better saw' });
  });

  test('is gone once removed, and removing it again is no error', async () => {
    await tools.insert(SAW);

    await tools.remove('shed', 'saw');
    await tools.remove('shed', 'saw');

    expect(await tools.get('shed', 'saw')).toBeUndefined();
  });
});

describe('an update', () => {
  test('keeps the other columns and changes the etag', async () => {
    await tools.insert(SAW);
    const { etag } = await theSaw();

    const outcome = await tools.update({ ...KEY, price: 8 }, etag);

    const after = await theSaw();
    expect(outcome).toBe('written');
    expect(after).toMatchObject({ name: 'Saw', price: 8 });
    expect(after.etag).not.toBe(etag);
  });

  test('of a row that somebody else wrote meanwhile changes nothing', async () => {
    await tools.insert(SAW);
    const { etag } = await theSaw();
    await tools.merge({ ...KEY, price: 7 });

    const outcome = await tools.update({ ...KEY, price: 8 }, etag);

    expect(outcome).toBe('changed');
    expect(await theSaw()).toMatchObject({ price: 7 });
  });

  test('of a row that somebody removed meanwhile does not bring it back', async () => {
    await tools.insert(SAW);
    const { etag } = await theSaw();
    await tools.remove('shed', 'saw');

    const outcome = await tools.update({ ...KEY, price: 8 }, etag);

    expect(outcome).toBe('changed');
    expect(await tools.get('shed', 'saw')).toBeUndefined();
  });

  test('by several at once is written by one of them', async () => {
    await tools.insert(SAW);
    const { etag } = await theSaw();

    const outcomes = await Promise.all([1, 2, 3, 4].map((price) => tools.update({ ...KEY, price }, etag)));

    expect(outcomes.toSorted()).toEqual(['changed', 'changed', 'changed', 'written']);
  });
});

describe('a list', () => {
  test('brings more rows than one answer of the service holds, in key order', async () => {
    await fill(1_205);

    const keys = (await Array.fromAsync(tools.list())).map((row) => row.rowKey);

    expect(keys).toHaveLength(1_205);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys)).toHaveLength(1_205);
  });

  test('of an empty table is empty', async () => {
    expect(await namesOf(tools)).toEqual([]);
  });

  test('can be limited to one partition, whatever is in its name', async () => {
    await tools.insert({ ...SAW, partitionKey: "o'neill", name: 'mine' });
    await tools.insert({ ...SAW, partitionKey: 'o', name: 'his' });

    expect(await namesOf(tools, inPartition("o'neill"))).toEqual(['mine']);
  });

  test('can be limited by a value', async () => {
    await tools.insert({ ...SAW, name: "Ada's" });
    await tools.insert({ ...SAW, rowKey: 'axe', name: 'Ben' });

    expect(await namesOf(tools, filter`name eq ${"Ada's"}`)).toEqual(["Ada's"]);
    expect(await namesOf(tools, filter`sharp eq ${true} and price lt ${12}`)).toEqual([]);
  });

  test('of some columns brings these, the keys and the etag', async () => {
    await tools.insert(SAW);

    const [row] = await Array.fromAsync(tools.list({ columns: ['name'] }));

    expect(row).toMatchObject({ ...KEY, name: 'Saw', etag: (await theSaw()).etag });
    expect(row).not.toHaveProperty('price');
  });
});

describe('pages', () => {
  test('one after the other have every row once', async () => {
    await fill(7);

    const first = await tools.page({}, 3);
    const second = await tools.page({}, 3, first.next);
    const last = await tools.page({}, 3, second.next);

    expect([first, second, last].map(({ rows }) => rows.length)).toEqual([3, 3, 1]);
    expect([...first.rows, ...second.rows, ...last.rows].map((row) => row.name)).toEqual(
      await namesOf(tools),
    );
    expect(last.next).toBeUndefined();
  });

  test('keep to the filter', async () => {
    await fill(3);
    await tools.insert(SAW);

    const first = await tools.page({ filter: inPartition('many') }, 2);
    const last = await tools.page({ filter: inPartition('many') }, 2, first.next);

    expect([...first.rows, ...last.rows]).toHaveLength(3);
    expect(last.next).toBeUndefined();
  });

  test('of an empty table are one without rows', async () => {
    expect(await tools.page({}, 3)).toEqual({ rows: [], next: undefined });
  });
});

describe('a batch', () => {
  test('writes all kinds at once', async () => {
    await fill(4);
    const [a, b, c, d] = await Array.fromAsync(tools.list());
    if (!a || !b || !c || !d) throw new Error('Four rows are there.');

    const outcome = await tools.batch([
      { op: 'insert', row: { partitionKey: 'many', rowKey: 'new', name: 'New' } },
      { op: 'merge', row: { ...keyOf(a), price: 1 } },
      { op: 'put', row: { ...keyOf(b), name: 'Put' } },
      { op: 'update', row: { ...keyOf(c), price: 2 }, etag: c.etag },
      { op: 'remove', key: keyOf(d) },
    ]);

    expect(outcome).toBe('written');
    expect(await Array.fromAsync(tools.list())).toMatchObject([
      { name: '00000', price: 1 },
      { name: 'Put' },
      { name: '00002', price: 2 },
      { name: 'New' },
    ]);
  });

  test('takes as many writes as its limit says, and nothing to do is done', async () => {
    await fill(BATCH_LIMIT);

    expect(await namesOf(tools)).toHaveLength(BATCH_LIMIT);
    expect(await tools.batch([])).toBe('written');
  });

  test('with a row that is there already writes nothing', async () => {
    await tools.insert(SAW);

    const outcome = await tools.batch([
      { op: 'insert', row: { ...SAW, rowKey: 'axe' } },
      { op: 'insert', row: SAW },
    ]);

    expect(outcome).toBe('exists');
    expect(await namesOf(tools)).toEqual(['Saw']);
  });

  test('with a row that somebody else wrote meanwhile writes nothing', async () => {
    await tools.insert(SAW);
    const { etag } = await theSaw();
    await tools.merge({ ...KEY, price: 7 });

    const outcome = await tools.batch([
      { op: 'insert', row: { ...SAW, rowKey: 'axe' } },
      { op: 'update', row: { ...KEY, price: 8 }, etag },
    ]);

    expect(outcome).toBe('changed');
    expect(await Array.fromAsync(tools.list())).toMatchObject([{ price: 7 }]);
  });

  test.each<'update' | 'remove'>(['update', 'remove'])(
    'with the %s of a row that is gone writes nothing',
    async (op) => {
      await tools.insert(SAW);
      const { etag } = await theSaw();
      await tools.remove('shed', 'saw');

      const outcome = await tools.batch([
        { op: 'insert', row: { ...SAW, rowKey: 'axe' } },
        op === 'update' ? { op, row: { ...KEY, price: 8 }, etag } : { op, key: KEY },
      ]);

      expect(outcome).toBe('changed');
      expect(await namesOf(tools)).toEqual([]);
    },
  );
});

test('tables of two installations in one account are apart', async () => {
  await tools.insert(SAW);

  const other = await testStorage().table<Tool>('tools');

  expect(await namesOf(other)).toEqual([]);
});

test('a table that is opened again has its rows', async () => {
  const storage = testStorage();
  const first = await storage.table<Tool>('tools');
  await first.insert(SAW);

  const again = await storage.table<Tool>('tools');

  expect(await namesOf(again)).toEqual(['Saw']);
});

/** Writes rows 00000, 00001 ... to the partition "many". */
async function fill(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, place) => String(place).padStart(5, '0'));
  for (let from = 0; from < count; from += BATCH_LIMIT) {
    const some = names.slice(from, from + BATCH_LIMIT);
    await tools.batch(
      some.map((name) => ({ op: 'insert', row: { partitionKey: 'many', rowKey: name, name } })),
    );
  }
}

async function namesOf(table: Table<Tool>, only?: string): Promise<string[]> {
  const rows = await Array.fromAsync(table.list(only === undefined ? {} : { filter: only }));
  return rows.map((row) => row.name);
}

async function theSaw() {
  const row = await tools.get('shed', 'saw');
  if (!row) throw new Error('The saw is not there.');
  return row;
}

function keyOf({ partitionKey, rowKey }: { partitionKey: string; rowKey: string }) {
  return { partitionKey, rowKey };
}

describe('parts of a list', () => {
  test.each([
    [0, []],
    [2, [2]],
    [3, [3]],
    [7, [3, 3, 1]],
  ])('of %d things, three in each, have %j things', (count, sizes) => {
    const all = Array.from({ length: count }, (_, index) => index);

    const parts = inBatches(all, 3);

    expect(parts.map((part) => part.length)).toEqual(sizes);
    expect(parts.flat()).toEqual(all);
  });
});
