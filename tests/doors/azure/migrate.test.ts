import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { migrate, type Patience } from '../../../bot/doors/azure/migrate.ts';
import type { Migration, Schema, VersionCells } from '../../../bot/doors/azure/schema-version.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import { inPartition } from '../../../bot/doors/azure/table.ts';
import { Died, dyingStorage } from '../../support/dying-storage.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { waitUntil } from '../../support/wait-until.ts';

const NAMES = ['Ada', 'Ben', 'Cleo'];
const PATIENCE: Patience = { lookMs: 20, looks: 10, signMs: 40 };

/** Rows of `old` become rows of `new`, one by one. */
const MOVE: Migration = {
  to: 2,
  what: 'names in capital letters',
  async run(storage, stopping) {
    const [from, to] = [await storage.table<Name>('old'), await storage.table<Name>('new')];
    for await (const { rowKey, name } of from.list({ filter: inPartition('p') })) {
      stopping.throwIfAborted();
      await to.insert({ partitionKey: 'p', rowKey, name: name.toUpperCase() });
      await from.remove('p', rowKey);
    }
  },
};
/** May run twice, but not upon what came after it. */
const MARK: Migration = {
  to: 3,
  what: 'a mark beside each',
  async run(storage) {
    const rows = await storage.table<Name>('new');
    for await (const { rowKey, name } of rows.list())
      if (!name.endsWith('!')) await rows.merge({ partitionKey: 'p', rowKey, name: `${name}!` });
  },
};
const SCHEMA: Schema = { migrations: [MOVE, MARK], oldestTable: 'old' };

interface Name {
  name: string;
}

test('rows of the version before are moved once, step after step', async () => {
  const storage = await oldStorage();
  const runs: number[] = [];
  const counted = [MOVE, MARK].map((one) => ({
    ...one,
    run: async (...given: Parameters<Migration['run']>) => {
      runs.push(one.to);
      await one.run(...given);
    },
  }));

  await bring(storage, { schema: { ...SCHEMA, migrations: counted } });
  await bring(storage, { schema: { ...SCHEMA, migrations: counted } });

  expect(await namesIn(storage, 'new')).toEqual(['ADA!', 'BEN!', 'CLEO!']);
  expect(await namesIn(storage, 'old')).toEqual([]);
  expect(await versionOf(storage)).toMatchObject({ version: 3, by: '' });
  expect(runs).toEqual([2, 3]);
});

test('storage that is new begins at the newest version, and nothing is moved', async () => {
  const storage = testStorage();
  const begun: string[] = [];

  await bring(storage, { begins: async () => void begun.push('begun') });
  await storage.table('old');
  await bring(storage);

  expect(await versionOf(storage)).toMatchObject({ version: 3 });
  expect(begun).toEqual([]);
});

test('storage of a newer version is left alone, with a sentence that says what to do', async () => {
  const storage = await oldStorage();
  await bring(storage);

  const started = bring(storage, { schema: { ...SCHEMA, migrations: [MOVE] } });

  await expect(started).rejects.toThrow(/newer version of Groundswell.*form 3.*up to 2.*Start that version/);
  expect(await namesIn(storage, 'new')).toHaveLength(3);
});

test.each(['before', 'after'] as const)(
  'a process that dies %s any of its writes leaves work that the next one ends',
  async (when) => {
    for (let at = 0; ; at += 1) {
      const storage = await oldStorage();
      const dying = dyingStorage(storage, at, when);

      const end = await bring(dying.storage).catch((error: unknown) => error);
      await bring(storage);

      expect(await namesIn(storage, 'new')).toEqual(['ADA!', 'BEN!', 'CLEO!']);
      expect(await namesIn(storage, 'old')).toEqual([]);
      // It also dies while it lets others have their turn, which nobody hears of.
      if (dying.writes() <= at) return expect(at).toBeGreaterThan(10);
      if (at < 10) expect(end).toBeInstanceOf(Died);
    }
  },
);

test('of several replicas one moves rows, and the others wait for it', async () => {
  const storage = await oldStorage();
  let atWork = 0;
  let most = 0;
  const slow: Migration = {
    ...MOVE,
    async run(...given) {
      most = Math.max(most, ++atWork);
      await wait(PATIENCE.lookMs * PATIENCE.looks * 3);
      await MOVE.run(...given);
      atWork -= 1;
    },
  };
  const schema = { ...SCHEMA, migrations: [slow] };

  await Promise.all([1, 2, 3].map(() => bring(storage, { schema })));

  expect(most).toBe(1);
  expect(await namesIn(storage, 'new')).toEqual(['ADA', 'BEN', 'CLEO']);
});

test('where the replica that moves rows is killed, another one goes on', async () => {
  const storage = await oldStorage();
  const killed = dyingStorage(storage);
  const reached: string[] = [];
  const stuck: Migration = {
    ...MOVE,
    async run(own, stopping) {
      await (await own.table<Name>('new')).insert({ partitionKey: 'p', rowKey: '0', name: 'ADA' });
      reached.push('first row');
      await wait(60_000, undefined, { signal: stopping }).catch(() => undefined);
    },
  };
  void bring(killed.storage, { schema: { ...SCHEMA, migrations: [stuck] } }).catch(() => undefined);
  await waitUntil('the first row', () => reached.length > 0);
  killed.die();

  await bring(storage, { schema: { ...SCHEMA, migrations: [MOVE] } });

  expect(await namesIn(storage, 'new')).toEqual(['ADA', 'BEN', 'CLEO']);
  expect(await versionOf(storage)).toMatchObject({ version: 2 });
});

test('a replica that was taken for dead hears of it and stops', async () => {
  const storage = await oldStorage();
  const ends: string[] = [];
  const slow: Migration = {
    ...MOVE,
    async run(_, stopping) {
      await wait(60_000, undefined, { signal: stopping }).catch(() => ends.push('stopped'));
      stopping.throwIfAborted();
    },
  };
  const schema = { ...SCHEMA, migrations: [slow] };
  // It signs so seldom that the other one loses patience.
  const first = bring(storage, { schema, patience: { ...PATIENCE, signMs: 600 } });
  await waitUntil('its claim', async () => (await versionOf(storage))?.by);

  await bring(storage, { schema: { ...SCHEMA, migrations: [MOVE] } });
  await first;

  expect(ends).toEqual(['stopped']);
  expect(await versionOf(storage)).toMatchObject({ version: 2, by: '' });
});

test('a migration that fails lets the next process try at once', async () => {
  const storage = await oldStorage();
  const failing: Migration = { ...MOVE, run: () => Promise.reject(new Error('Storage is full.')) };

  await expect(bring(storage, { schema: { ...SCHEMA, migrations: [failing] } })).rejects.toThrow('full');

  expect(await versionOf(storage)).toMatchObject({ version: 1, by: '' });
});

function bring(storage: Storage, changes: Partial<Parameters<typeof migrate>[0]> = {}): Promise<void> {
  return migrate({ storage, schema: SCHEMA, log: silentLog, patience: PATIENCE, ...changes });
}

async function oldStorage(): Promise<Storage> {
  const storage = testStorage();
  const rows = await storage.table<Name>('old');
  await rows.batch(
    NAMES.map((name, index) => ({ op: 'put', row: { partitionKey: 'p', rowKey: `${index}`, name } })),
  );
  return storage;
}

async function namesIn(storage: Storage, table: string): Promise<string[]> {
  const rows = await storage.table<Name>(table);
  return (await Array.fromAsync(rows.list())).map(({ name }) => name);
}

async function versionOf(storage: Storage) {
  return (await storage.table<VersionCells>('schema')).get('schema', 'version');
}
