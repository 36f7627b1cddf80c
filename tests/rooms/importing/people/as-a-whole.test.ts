import { afterEach, expect, test } from 'vitest';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import type { Cell, Table } from '../../../../bot/doors/azure/table.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import { testStorage } from '../../../support/storage.ts';
import { watchedStorage } from '../../../support/watched-storage.ts';
import { anId, aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';
import { aServedOrganisation } from '../a-served-organisation.ts';
import { anImportingRoom } from '../an-importing-room.ts';
import { activeUsersCsv } from '../usage/active-users-csv.ts';

// An import is carried out by a job. Until it is done, nobody makes anything of an organisation that is half new.

const lea: CsvPerson = {
  id: anId(1),
  upn: 'lea@contoso.example',
  name: 'Lea Lead',
  role: 'lead',
  approver: 'yes',
};
const lim: CsvPerson = {
  id: anId(2),
  upn: 'lim@contoso.example',
  name: 'Lim Lead',
  role: 'lead',
  leads: 'Finance',
};
const ada: CsvPerson = { id: anId(3), upn: 'ada@contoso.example', name: 'Ada Novak' };
const moved = aPeopleCsv(lea, lim, { ...ada, group: 'Sales' });

let close: (() => Promise<void>) | undefined;

afterEach(async () => {
  await close?.();
  close = undefined;
});

test('an import is accepted with its id, and nothing is brought in before its job runs', async () => {
  const { handIn, carryOut, progress, people } = await organisation();

  const accepted = await handIn(lea, moved);

  expect(accepted).toMatchObject({ status: 202, body: { id: expect.any(String), rows: 3 } });
  expect((await progress(lea)).body).toMatchObject({
    id: accepted.body.id,
    state: 'under-way',
    by: 'Lea Lead',
    rows: 3,
    stored: 0,
    report: null,
  });
  expect(await people.table.find(ada.id)).toMatchObject({ groupId: 'finance' });
  await carryOut(accepted.body.id);
  expect((await progress(lea)).body).toMatchObject({
    id: accepted.body.id,
    state: 'done',
    stored: 3,
    report: { taken: 3, bad: [], notes: [] },
  });
  expect(await people.table.find(ada.id)).toMatchObject({ groupId: 'sales' });
});

test('a second import is refused while one waits for its job, and hears whose it is', async () => {
  const { handIn } = await organisation();
  await handIn(lea, moved);

  const second = await handIn(lea, aPeopleCsv(lea, lim, ada));

  expect(second).toMatchObject({
    status: 409,
    body: { code: 'import-under-way', detail: expect.stringContaining('Lea Lead') },
  });
});

test('what came of an import is for leads of all groups; other leads see how far it is', async () => {
  const { send, progress } = await organisation();
  await send(lea, moved);

  expect((await progress(lea)).body.report).toMatchObject({ taken: 3 });
  expect(await progress(lim)).toMatchObject({ status: 200, body: { state: 'done', report: null } });
  expect(await progress(ada)).toMatchObject({ status: 403 });
});

test('while an import is being applied nothing is planned, decided or counted, and no gate is looked after', async () => {
  const { pause, goOn, storage } = pausingStorage('people');
  const { handIn, carryOut, call, app } = await organisation(storage);
  expect((await call(lea, 'POST', '/api/rollouts', PLAN)).status).toBe(201);
  const [wave] = (await call(lea, 'GET', '/api/status')).body.rows[0].waves;
  const { id } = (await handIn(lea, moved)).body;
  const reached = pause();
  const applying = carryOut(id);
  await reached;

  // After the first one, so that nobody is in two rollouts on the same days.
  const second = { ...PLAN, id: 'second', start: '2099-01-05' };
  const planned = await call(lea, 'POST', '/api/rollouts', second);
  const decided = await call(lea, 'POST', `/api/waves/${wave.id}/gate/decision`, {
    decision: 'hold',
    reason: 'Not yet.',
    seen: 0,
  });
  const counted = await call(lea, 'POST', '/api/usage/import', activeUsersCsv([]));
  const watched = app.rooms.gates.jobs
    .find(({ kind }) => kind === 'gates.watch')
    ?.run({}, new AbortController().signal);

  for (const refused of [planned, decided, counted]) {
    expect(refused).toMatchObject({ status: 409, body: { code: 'people-being-imported' } });
  }
  await expect(watched).rejects.toBeInstanceOf(LaterError);
  goOn();
  await applying;
  expect((await call(lea, 'POST', '/api/rollouts', second)).status).toBe(201);
});

test('a process that stops gives the import to another, which goes on at once', async () => {
  const { handIn, endImport, progress, people } = await anImportingRoom();
  await handIn(moved);

  await expect(endImport(AbortSignal.abort())).rejects.toThrow();
  await endImport();

  expect(await progress()).toMatchObject({ state: 'done', stored: 3 });
  expect(await people.table.find(ada.id)).toMatchObject({ groupId: 'sales' });
});

test('a write of its turn that fails does not lose the import: the next try of the job ends it', async () => {
  let fails = false;
  const storage = turnStorage(async (write) => {
    if (!fails) return write();
    fails = false;
    throw new Error('storage is busy');
  });
  const { handIn, endImport, progress } = await anImportingRoom({ storage });
  await handIn(moved);
  const failing = endImport();
  fails = true;

  await expect(failing).rejects.toThrow('storage is busy');
  await endImport();

  expect(await progress()).toMatchObject({ state: 'done', stored: 3 });
});

test('a write of its turn that got through, although its repeat was refused, is no loss of the turn', async () => {
  const storage = turnStorage(async (write) => {
    await write();
    return 'changed';
  });
  const { bring, people } = await anImportingRoom({ storage });

  expect(await bring(moved)).toMatchObject({ taken: 3 });
  expect(await people.table.find(ada.id)).toMatchObject({ groupId: 'sales' });
});

const PLAN = {
  id: 'first',
  title: 'Autumn',
  playbookId: 'foundation',
  strategy: 'serial',
  start: '2030-01-07',
};

async function organisation(storage?: Storage) {
  const served = await aServedOrganisation(lea, [lea, lim, ada], storage && { storage });
  close = served.close;
  return served;
}

/** Storage whose next write to a table waits, once it is told to. */
function pausingStorage(paused: string) {
  let met: (() => void) | undefined;
  const waiting = Promise.withResolvers<void>();
  const storage = watchedStorage(testStorage(), async (table) => {
    if (table !== paused || !met) return;
    met();
    met = undefined;
    await waiting.promise;
  });
  return {
    storage,
    goOn: waiting.resolve,
    /** Resolves once a write waits. */
    pause: () =>
      new Promise<void>((resolve) => {
        met = resolve;
      }),
  };
}

type Written = 'exists' | 'changed' | { etag: string };

/** Storage that does something of its own with each write to the turn of imports. */
function turnStorage(act: (write: () => Promise<Written>) => Promise<Written>): Storage {
  const storage = testStorage();

  function acting<T extends { [K in keyof T]: Cell }>(table: Table<T>): Table<T> {
    return { ...table, batchForEtag: (writes) => act(() => table.batchForEtag(writes)) };
  }

  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      const table = await storage.table<T>(name);
      return name === 'imports' ? acting(table) : table;
    },
  };
}
