import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const FOLDER = new URL('../../../bot/base/words/en/', import.meta.url);

test('no sentence has two meanings: each id stands in one file', async () => {
  // Commands have ids of their own; what they are called is `command.<id>`.
  const files = (await readdir(FOLDER)).filter((name) => name !== 'commands.json');
  const ids = await Promise.all(
    files.map(
      async (name): Promise<string[]> =>
        Object.keys(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8'))),
    ),
  );

  const all = ids.flat();
  expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([]);
  expect(all.length).toBeGreaterThan(100);
});
