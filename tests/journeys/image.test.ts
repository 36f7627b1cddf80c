import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmbeddedStorage } from '../../bot/local/azurite.ts';
import { freePort } from '../../bot/local/free-port.ts';
import { makeImage } from '../infra/an-image.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { startTestAzurite } from '../support/test-azurite.ts';

const ID = '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0001';

let folder: TempFolder;
let storage: EmbeddedStorage;

beforeAll(async () => {
  folder = await tempFolder();
  [storage] = await Promise.all([startTestAzurite(), makeImage(folder.path)]);
});

afterAll(async () => {
  await storage.stop();
  await folder.remove();
});

test('the image has what runs, and nothing of local mode, of the tests or of building', async () => {
  expect((await readdir(folder.path)).sort()).toEqual(['bot', 'node_modules', 'package.json', 'tab']);
  expect(await readdir(join(folder.path, 'tab'))).toEqual(['dist']);
  expect(existsSync(join(folder.path, 'bot/local'))).toBe(false);
  const packages = ['azurite', 'vite', 'vitest', 'react', 'typescript', '@microsoft/m365agentsplayground'];
  expect(packages.filter((name) => existsSync(join(folder.path, 'node_modules', name)))).toEqual([]);
});

test('it serves the tab and the API, to nobody who is not signed in, and ends when it is told to', async () => {
  const port = await freePort(0);
  const web = start({ ROLE: 'web', PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await web.until(async () => (await fetch(`${url}/readyz`)).ok);

  const page = await fetch(`${url}/tab/status`);
  const me = await fetch(`${url}/api/me`);
  const forged = await fetch(`${url}/api/me`, { headers: { authorization: 'Bearer e30.e30.' } });
  const local = await fetch(`${url}/local/token`, { method: 'POST', body: '{}' });

  expect([page.status, me.status, forged.status, local.status]).toEqual([200, 401, 401, 404]);
  expect(await page.text()).toContain('<div id="root">');
  expect(await web.stop()).toBe(0);
});

test('it works off jobs without a door, and ends when it is told to', async () => {
  const port = await freePort(0);
  const worker = start({ ROLE: 'worker', PORT: String(port) });
  await worker.until(async () => worker.output().includes('Groundswell has started'));

  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  expect(worker.output()).not.toContain('"level":50');
  expect(await worker.stop()).toBe(0);
});

test('without its settings it says in a sentence what is missing', async () => {
  const none = start({ STORAGE_CONNECTION_STRING: '', SIGN_IN_CLIENT_ID: '' });

  expect(await none.exited).toBe(1);
  expect(none.output()).toContain('Groundswell did not start');
  expect(none.output()).toContain('SIGN_IN_CLIENT_ID');
});

/** Starts what the image starts, with the settings of a tenant. */
function start(settings: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['bot/main.ts'], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      BOT_ID: ID,
      BOT_TENANT_ID: ID,
      SIGN_IN_CLIENT_ID: ID,
      SIGN_IN_TENANT_ID: ID,
      FIRST_LEAD: ID,
      STORAGE_CONNECTION_STRING: storage.connectionString,
      ...settings,
    },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const exited = endOf(child);
  const output = () => lines.join('');
  return {
    output,
    exited,
    async until(holds: () => Promise<boolean>): Promise<void> {
      const ended = exited.then((code) => {
        throw new Error(`It ended with ${code}:\n${output()}`);
      });
      await Promise.race([
        expect.poll(() => holds().catch(() => false), { timeout: 30_000 }).toBe(true),
        ended,
      ]);
    },
    stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}
