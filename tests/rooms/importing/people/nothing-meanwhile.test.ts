import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openUpheavalTable } from '../../../../bot/rooms/people/upheaval-table.ts';
import { readStorage } from '../../../support/read-storage.ts';
import { testStorage } from '../../../support/storage.ts';
import { ada, aPlannedApp, FINANCE, member, pia } from '../../announcements/a-planned-app.ts';
import { activeUsersCsv, usageCells } from '../usage/active-users-csv.ts';

// While an import of people is being applied nobody makes anything of who is where, whichever way they ask for it.

const AN_IMPORT = { importId: 'one', by: 'Lea Lead', since: '2026-09-24T07:59:00Z' };
const PLAN = {
  id: 'second',
  title: 'Autumn',
  playbookId: 'foundation',
  strategy: 'serial',
  start: '2030-01-07',
};
const HOLD = { decision: 'hold', reason: 'Not yet.' };
const LIST = `userPrincipalName\n${member.id}`;
const REPORT = activeUsersCsv([usageCells(member.upn, { 'Report Refresh Date': '2026-09-20' })]);
const LISTED = { name: 'Some', upns: pia.upn, skipUnknown: false };

let opened: Awaited<ReturnType<typeof aPlannedApp>>;
/** What happens once, just before a table is read by whoever has looked whether people are being imported. */
let beforeReading: { table: string; act: () => Promise<void> } | undefined;

beforeEach(async () => {
  beforeReading = undefined;
  let looked = false;
  const storage = readStorage(testStorage(), async (table) => {
    looked ||= table === 'upheaval';
    if (!looked || table !== beforeReading?.table) return;
    const { act } = beforeReading;
    beforeReading = undefined;
    await act();
  });
  opened = await aPlannedApp({ storage });
});

afterEach(() => opened.close());

function call(method: string, path: string, body?: unknown) {
  return opened.call(ada, method, path, body);
}

/** Runs a job as a worker does. */
async function run(kind: string, data: unknown = {}) {
  const jobs = Object.values(opened.app.rooms).flatMap((room) => room.jobs);
  await jobs.find((job) => job.kind === kind)?.run(data, new AbortController().signal);
}

async function takeBackMark() {
  const { wave } = (await call('POST', `/api/waves/${FINANCE}/added/list`, LIST)).body;
  return () => call('POST', `/api/waves/${FINANCE}/added/take-back`, { mark: wave.marks[0].id });
}

async function undoMove() {
  const at = `/api/waves/${FINANCE}/move`;
  const { moveId, seen } = (await move()).body;
  return () => call('POST', `${at}/undo`, { moveId, seen });
}

function move() {
  return call('POST', `/api/waves/${FINANCE}/move`, { start: '2026-10-12', reason: 'Later.', seen: 0 });
}

const ASKED: Record<string, () => Promise<() => ReturnType<typeof call>>> = {
  'a plan': async () => () => call('POST', '/api/rollouts', PLAN),
  'a move of a wave': async () => move,
  'the undoing of a move': undoMove,
  'a decision': async () => () => call('POST', `/api/waves/${FINANCE}/gate/decision`, { ...HOLD, seen: 0 }),
  'a decision on several gates': async () => () =>
    call('POST', '/api/rollouts/autumn/gates/decisions', { ...HOLD, gates: [{ waveId: FINANCE, seen: 0 }] }),
  'a mark of a whole wave': async () => () => call('POST', `/api/waves/${FINANCE}/added/whole`),
  'a mark of listed people': async () => () => call('POST', `/api/waves/${FINANCE}/added/list`, LIST),
  'the taking back of a mark': takeBackMark,
  'a list of people': async () => () => call('PUT', `/api/audience-lists/${crypto.randomUUID()}`, LISTED),
  'a report of usage': async () => () => call('POST', '/api/usage/import', REPORT),
};

test.each(Object.entries(ASKED))('%s is refused', async (_what, prepare) => {
  const ask = await prepare();
  const { upheaval } = opened.app.rooms.people.api;
  await upheaval.begin(AN_IMPORT);

  const refused = await ask();
  await upheaval.end(AN_IMPORT.importId);

  expect(refused).toMatchObject({ status: 409, body: { code: 'people-being-imported' } });
  expect((await ask()).status).toBeLessThan(300);
});

describe('an import that begins while it is read who is where', () => {
  test.each([
    ['a plan', 'groups'],
    ['a decision', 'roles'],
    ['a mark of listed people', 'people'],
    ['a list of people', 'names'],
    ['a report of usage', 'people'],
  ])('refuses %s, also once it is over', async (what, table) => {
    const ask = await ASKED[what]?.();
    const upheaval = await openUpheavalTable(opened.storage);
    beforeReading = {
      table,
      act: async () => {
        await upheaval.begin(AN_IMPORT);
        await upheaval.end(AN_IMPORT.importId);
      },
    };

    expect(await ask?.()).toMatchObject({ status: 409, body: { code: 'people-being-imported' } });
    expect((await ask?.())?.status).toBeLessThan(300);
  });

  test('leaves each of several gates undecided', async () => {
    const upheaval = await openUpheavalTable(opened.storage);
    beforeReading = { table: 'roles', act: () => upheaval.begin(AN_IMPORT) };

    const ask = await ASKED['a decision on several gates']?.();
    const decided = await ask?.();

    expect(decided?.body.gates).toEqual([
      { waveId: FINANCE, refusal: expect.stringContaining('import of people by Lea Lead') },
    ]);
  });

  test('lets the gates that are looked after wait: none is brought on half of the facts', async () => {
    const upheaval = await openUpheavalTable(opened.storage);
    opened.clock.set('2026-10-01T08:00:00Z');
    beforeReading = { table: 'roles', act: () => upheaval.begin(AN_IMPORT) };

    await expect(run('gates.watch')).rejects.toMatchObject({ name: 'LaterError' });
    await expect(run('feedback.issue-changed')).rejects.toMatchObject({ name: 'LaterError' });

    const of = async () =>
      (await call('GET', '/api/gates')).body.gates.map(({ state }: { state: string }) => state);
    expect(await of()).not.toContain('open');
    await upheaval.end(AN_IMPORT.importId);
    await run('gates.watch');
    expect(await of()).not.toEqual(['coming', 'coming', 'coming']);
  });
});

test('what needs no knowledge of who is where goes on: a wave is held and released', async () => {
  await opened.app.rooms.people.api.upheaval.begin(AN_IMPORT);

  const held = await call('POST', `/api/waves/${FINANCE}/hold`, { reason: 'Stop.' });
  const released = await call('POST', `/api/waves/${FINANCE}/release`, { reason: 'On.' });

  expect([held.status, released.status]).toEqual([200, 200]);
});
