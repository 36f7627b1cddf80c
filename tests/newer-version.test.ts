import { afterEach, expect, test } from 'vitest';
import { SCHEMA } from '../bot/app.ts';
import { newestVersion, type VersionCells } from '../bot/doors/azure/schema-version.ts';
import type { Storage } from '../bot/doors/azure/storage.ts';
import type { Cell } from '../bot/doors/azure/table.ts';
import { anApp } from './support/an-app.ts';
import { addPeople, aPerson } from './support/builders.ts';
import { testStorage } from './support/storage.ts';
import { waitUntil } from './support/wait-until.ts';

// An old process that goes on while a newer one changes what is stored.

const lea = aPerson({ name: 'Lea Lead', role: 'lead', leads: null });
const LOOK_MS = 20;
const NEWER = { version: newestVersion(SCHEMA) + 1, by: '' };

const opened: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

test.each([
  ['has changed what is stored', NEWER],
  ['begins to change what is stored', { version: newestVersion(SCHEMA), by: 'the newer process' }],
])('once a newer version %s, an old process answers nothing but that it lives', async (_what, cells) => {
  const { call, write, isReady, status } = await aProcess();
  expect(await call(lea, 'GET', '/api/me')).toMatchObject({ status: 200 });

  await write(cells);
  await waitUntil('it notices', async () => !(await isReady()));

  const refused = { status: 503, body: { code: 'newer-version' } };
  expect(await call(lea, 'GET', '/api/me')).toMatchObject(refused);
  expect(await call(lea, 'POST', '/api/messages', {})).toMatchObject(refused);
  expect(await status('/healthz')).toBe(200);
});

test('once a newer version takes over, an old process takes no more jobs', async () => {
  const storage = testStorage();
  const old = await aProcess(storage);
  const other = await aProcess(storage, { watches: false });
  for (const { app } of [old, other]) {
    const worker = app.startWorker();
    opened.unshift(() => worker.stop());
  }
  await waitUntil('it takes jobs', () => old.counts.takes > 0);

  await old.write(NEWER);
  await waitUntil('it notices', async () => !(await old.isReady()));
  const before = { old: old.counts.takes, other: other.counts.takes };
  await waitUntil('another process looks for jobs', () => other.counts.takes > before.other + 2);

  expect(old.counts.takes).toBe(before.old);
});

test('storage that is as this version stores it keeps nobody from working', async () => {
  const { call, write, counts } = await aProcess();

  await write({ version: newestVersion(SCHEMA), by: '' });
  const before = counts.looks;
  await waitUntil('it has looked', () => counts.looks > before + 2);

  expect(await call(lea, 'GET', '/api/me')).toMatchObject({ status: 200 });
});

/** The product over HTTP, whose looks at the version, and for jobs, are counted. */
async function aProcess(storage: Storage = testStorage(), { watches = true } = {}) {
  const counts = { looks: 0, takes: 0 };
  const app = await anApp({ storage: counted(storage, counts) });
  await addPeople(app.app.rooms.people.api, lea);
  const watch = watches ? app.app.watchVersion(LOOK_MS) : undefined;
  opened.push(async () => {
    watch?.stop();
    await app.close();
  });
  const status = async (path: string) => (await fetch(`${app.address}${path}`)).status;
  return {
    ...app,
    counts,
    status,
    isReady: async () => (await status('/readyz')) === 200,
    async write(cells: Pick<VersionCells, 'version' | 'by'>) {
      const rows = await storage.table<VersionCells>('schema');
      await rows.put({ partitionKey: 'schema', rowKey: 'version', signs: 1, ...cells });
    },
  };
}

function counted(storage: Storage, counts: { looks: number; takes: number }): Storage {
  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      if (name === 'schema') counts.looks += 1;
      return storage.table<T>(name);
    },
    async queue(name) {
      const queue = await storage.queue(name);
      return {
        ...queue,
        take(most, leaseSeconds) {
          counts.takes += 1;
          return queue.take(most, leaseSeconds);
        },
      };
    },
  };
}
