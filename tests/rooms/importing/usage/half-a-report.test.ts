import { expect, test } from 'vitest';
import { getAdoption } from '../../../../bot/contract/adoption/adoption.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { readStorage } from '../../../support/read-storage.ts';
import { testStorage } from '../../../support/storage.ts';
import { anImportingRoom } from '../an-importing-room.ts';
import { activeUsersCsv, usageCells } from './active-users-csv.ts';

const ACTIVE = { 'Teams Last Activity Date': '2026-10-20' };

/** Six people in Finance, and what happens once, just before the rows of their usage are read or replaced. */
async function aRoom() {
  let meanwhile: (() => Promise<void>) | undefined;
  const storage = readStorage(testStorage(), async (table) => {
    if (table !== 'usage' && table !== 'usagetotals') return;
    const act = meanwhile;
    meanwhile = undefined;
    await act?.();
  });
  const { people, routes, bringUsage, clock } = await anImportingRoom({
    storage,
    now: '2026-10-27T09:00:00Z',
  });
  const upns = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((name) => `${name}@contoso.example`);
  await addPeople(people, ...upns.map((upn) => aPerson({ groupId: 'finance', upn })));
  return {
    clock,
    bring: (cells: Record<string, string> = {}) =>
      bringUsage(activeUsersCsv(upns.map((upn) => usageCells(upn, cells)))),
    view: () =>
      callRoute(routes, getAdoption, {
        caller: aCaller({ role: 'champion' }),
        query: { product: 'teams' },
      }),
    meanwhile(act: () => Promise<void>) {
      meanwhile = act;
    },
  };
}

test('while a date is brought in anew it does not show, and then as the new report says', async () => {
  const { bring, view, meanwhile } = await aRoom();
  await bring();
  const seen: unknown[] = [];
  meanwhile(async () => void seen.push(await view()));

  await bring(ACTIVE);

  expect(seen).toMatchObject([{ dataAsOf: null, total: [], groups: [] }]);
  expect(await view()).toMatchObject({ dataAsOf: '2026-10-25', total: [{ enabled: 6, active: 6 }] });
});

test('a report that broke off does not show half, and may be brought in again at once', async () => {
  const { bring, view, meanwhile } = await aRoom();
  meanwhile(() => Promise.reject(new Error('storage went away')));
  await expect(bring()).rejects.toThrow('storage went away');

  expect(await view()).toMatchObject({ dataAsOf: null, total: [] });
  await bring(ACTIVE);
  expect(await view()).toMatchObject({ dataAsOf: '2026-10-25', total: [{ enabled: 6, active: 6 }] });
});

test('of two who import one date at once the second is asked to wait', async () => {
  const { bring, view, meanwhile } = await aRoom();
  const second: unknown[] = [];
  meanwhile(async () => void second.push(await bring(ACTIVE).catch((error: unknown) => error)));

  await bring();

  expect(second).toMatchObject([{ kind: 'conflict', code: 'usage-under-way' }]);
  expect(await view()).toMatchObject({ total: [{ enabled: 6, active: 0 }] });
});

test('who hangs on the way holds up the others for ten minutes at most, and is told that they were faster', async () => {
  const { bring, meanwhile, clock } = await aRoom();
  meanwhile(async () => {
    clock.set('2026-10-27T09:11:00Z');
    await bring(ACTIVE);
  });

  await expect(bring()).rejects.toMatchObject({ code: 'import-overtaken' });
});
