import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder } from '../../bot/local/data-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

const DATABASES = [
  'azurite/__azurite_db_table__.json',
  'azurite/__azurite_db_queue__.json',
  'azurite/__azurite_db_queue_extent__.json',
];
/** Pictures, which folders of earlier versions may not have. */
const PICTURES = ['azurite/__azurite_db_blob__.json', 'azurite/__azurite_db_blob_extent__.json'];
const EVERYTHING = [...DATABASES, 'teams-simulator.jsonl'];

/** A folder as an earlier start left it. */
async function aUsedFolder(): Promise<string> {
  const folder = await tempFolder();
  onTestFinished(() => folder.remove());
  await mkdir(join(folder.path, 'azurite'));
  for (const file of DATABASES) await writeFile(join(folder.path, file), '{"collections":[]}');
  await writeFile(join(folder.path, 'teams-simulator.jsonl'), '');
  await writeFile(join(folder.path, 'teams-simulator-address'), 'http://127.0.0.1:3979');
  return folder.path;
}

test('a folder that an earlier start left is opened again', async () => {
  const path = await aUsedFolder();

  const folder = await openDataFolder(path);

  expect(folder.azurite).toBe(join(path, 'azurite'));
  await folder.stop();
});

test('a folder that nobody used is opened', async () => {
  const folder = await tempFolder();
  onTestFinished(() => folder.remove());

  await (await openDataFolder(folder.path)).stop();
});

test.each(EVERYTHING)(
  'where %s is missing it is named, and nothing starts afresh by itself',
  async (file) => {
    const path = await aUsedFolder();
    await rm(join(path, file));

    const opened = openDataFolder(path);

    await expect(opened).rejects.toThrow(`${join(path, file)} is missing`);
    await expect(opened).rejects.toThrow(/Put it back, or delete the whole folder/);
  },
);

test.each([...DATABASES, ...PICTURES])(
  'where %s is damaged it is named with the way out, and stays as it is',
  async (file) => {
    const path = await aUsedFolder();
    await writeFile(join(path, file), '{"collections":[{"na');

    const opened = openDataFolder(path);

    await expect(opened).rejects.toThrow(`${join(path, file)} is damaged`);
    await expect(opened).rejects.toThrow(/Put a copy .* back, or delete that folder to start afresh/);
    expect(await readFile(join(path, file), 'utf8')).toBe('{"collections":[{"na');
  },
);

test('a folder that could not be opened is free for the next start', async () => {
  const path = await aUsedFolder();
  await writeFile(join(path, 'azurite/__azurite_db_table__.json'), '{');

  await openDataFolder(path).catch(() => undefined);

  await expect(access(join(path, 'used-by'))).rejects.toThrow('ENOENT');
});
