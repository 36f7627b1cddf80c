import { expect, test } from 'vitest';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import { testStorage } from '../../../support/storage.ts';
import { watchedStorage } from '../../../support/watched-storage.ts';
import { anId, aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';
import { everything } from '../../people/everything.ts';
import { anImportingRoom } from '../an-importing-room.ts';

const before = Array.from(
  { length: 6 },
  (_, n): CsvPerson => ({
    id: anId(n),
    upn: `p${n}@contoso.example`,
    name: `Person ${n}`,
    group: 'Finance',
  }),
);
/** Some move, some come in, roles change. */
const after = [
  ...before.map((person, n) => ({
    ...person,
    group: n % 2 === 0 ? 'Sales' : 'Finance',
    role: n < 2 ? 'champion' : '',
  })),
  ...Array.from(
    { length: 4 },
    (_, n): CsvPerson => ({ id: anId(20 + n), upn: `n${n}@contoso.example`, group: 'HR' }),
  ),
];

test.each(['people', 'whereabouts', 'names', 'roles', 'groups'])(
  'an import whose storage breaks off at the table %s is ended by its job, as if nothing had happened',
  async (table) => {
    const storage = testStorage();
    const whole = await anImportingRoom({ storage: testStorage() });
    await whole.bring(aPeopleCsv(...before));
    await whole.bring(aPeopleCsv(...after));
    const broken = await breakingRoom(storage, table);

    await expect(broken.bring(aPeopleCsv(...after))).rejects.toThrow('broke off');
    const { endImport, people } = await anImportingRoom({ storage });
    await endImport();

    expect(await everything(people)).toEqual(await everything(whole.people));
  },
);

test('an import whose process died is ended once the process is taken for dead, and nobody else imports before', async () => {
  const storage = testStorage();
  await anImportThatDies(storage);
  const { bring, endImport, progress, people, clock } = await anImportingRoom({ storage });
  expect(await progress()).toMatchObject({ rows: 6 });

  await expect(bring(aPeopleCsv(...after))).rejects.toMatchObject({ code: 'import-under-way' });
  await expect(endImport()).rejects.toBeInstanceOf(LaterError);
  clock.set('2026-08-01T09:02:00Z');
  await expect(bring(aPeopleCsv(...after))).rejects.toMatchObject({ code: 'import-unfinished' });
  await endImport();

  expect(await progress()).toMatchObject({ state: 'done', rows: 6, stored: 6 });
  expect((await people.table.whereabouts()).size).toBe(6);
  expect(await bring(aPeopleCsv(...after))).toMatchObject({ taken: 10 });
});

test('an import that nobody could end for half an hour makes way for another', async () => {
  const storage = testStorage();
  await anImportThatDies(storage);
  const { bring, progress, clock } = await anImportingRoom({ storage });
  expect(await progress()).toMatchObject({ rows: 6 });

  clock.set('2026-08-01T10:00:00Z');

  expect(await bring(aPeopleCsv(...before))).toMatchObject({ taken: 6 });
});

test('an import that nobody ends by itself is gone on with when a lead of all groups says so', async () => {
  const { storage, room } = await aStuckRoom();
  const { goOn, queued, endImport, progress } = room;

  expect(await goOn()).toMatchObject({ state: 'interrupted', rows: 6, report: null });
  expect(queued).toEqual(['importing.people']);
  await endImport();

  expect(await progress()).toMatchObject({ state: 'done', stored: 6, report: { taken: 6 } });
  expect(await goOn()).toMatchObject({ state: 'done' });
  expect(queued).toHaveLength(1);
  expect(await keptFiles(storage)).toEqual(['report']);
});

test('an import that is refused takes the place of none that is to be ended, and the next one still may', async () => {
  const { room } = await aStuckRoom();
  const { handInUnseen, bring, endImport, progress, people, clock } = room;
  clock.set('2026-08-01T10:00:00Z');

  await expect(handInUnseen('no header')).rejects.toMatchObject({ kind: 'invalid' });
  expect(await progress()).toMatchObject({ state: 'interrupted', rows: 6 });
  await endImport();

  expect(await progress()).toMatchObject({ state: 'done', stored: 6 });
  expect(await people.upheaval.now()).toBeUndefined();
  expect(await bring(aPeopleCsv(...after))).toMatchObject({ taken: 10 });
});

test('the file of an import that another took the place of is gone, and the organisation is free again', async () => {
  const { storage, room } = await aStuckRoom();
  const { bring, people, clock } = room;
  clock.set('2026-08-01T10:00:00Z');
  expect(await people.upheaval.now()).toBeDefined();

  await bring(aPeopleCsv(...before));

  expect(await people.upheaval.now()).toBeUndefined();
  expect(await keptFiles(storage)).toEqual(['report']);
});

test('an import whose process died before anything of it was kept is none, and stands in the way of nobody', async () => {
  const storage = testStorage();
  const dying = await anImportingRoom({ storage: watchedStorage(storage, dieAt('importfiles')) });
  void dying.bring(aPeopleCsv(...before)).catch(() => undefined);
  const { bring, progress, clock } = await anImportingRoom({ storage });
  await expect.poll(async () => (await progress()).state).toBe('under-way');

  clock.set('2026-08-01T09:02:00Z');

  expect(await progress()).toMatchObject({ state: 'done', report: null });
  expect(await bring(aPeopleCsv(...before))).toMatchObject({ taken: 6 });
});

test('a job of an import that is done does nothing', async () => {
  const { bring, endImport, people } = await anImportingRoom();
  await bring(aPeopleCsv(...before));
  const done = await everything(people);

  await endImport();

  expect(await everything(people)).toEqual(done);
});

/** A room with people, whose next import breaks off at its second write to a table. */
async function breakingRoom(storage: Storage, broken: string) {
  let writes = Number.NEGATIVE_INFINITY;
  const watched = watchedStorage(storage, async (table) => {
    if (table !== broken) return;
    writes += 1;
    if (writes >= 2) throw new Error('broke off');
  });
  const room = await anImportingRoom({ storage: watched });
  await room.bring(aPeopleCsv(...before));
  writes = 0;
  return room;
}

/** A room with an import whose process died half-way some minutes ago, and whose job was lost. */
async function aStuckRoom() {
  const storage = testStorage();
  await anImportThatDies(storage);
  const room = await anImportingRoom({ storage });
  room.clock.set('2026-08-01T09:05:00Z');
  return { storage, room };
}

/** An import whose process dies in the middle of it, and has stopped writing. */
async function anImportThatDies(storage: Storage): Promise<void> {
  const { promise: dead, resolve: dies } = Promise.withResolvers<void>();
  const dying = await anImportingRoom({ storage: watchedStorage(storage, dieAt('whereabouts', dies)) });
  void dying.bring(aPeopleCsv(...before)).catch(() => undefined);
  await dead;
}

async function keptFiles(storage: Storage): Promise<string[]> {
  const files = await storage.table<{ nothing?: never }>('importfiles');
  return (await Array.fromAsync(files.list())).map(({ rowKey }) => rowKey);
}

/** As if the process died at its first write to a table: nothing comes back. */
function dieAt(broken: string, dies: () => void = () => undefined) {
  return async (table: string) => {
    if (table !== broken) return;
    dies();
    await new Promise<never>(() => undefined);
  };
}
