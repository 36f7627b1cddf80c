import { expect, test } from 'vitest';
import { getAdoption } from '../../../../bot/contract/adoption/adoption.ts';
import { UNASSIGNED } from '../../../../bot/rooms/people/person.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import type { testStorage } from '../../../support/storage.ts';
import { anImportingRoom } from '../an-importing-room.ts';
import { activeUsersCsv, usageCells } from './active-users-csv.ts';

const ACTIVE = { 'Teams Last Activity Date': '2026-10-20' };

/** Six people in Finance, five in Sales, a guest and somebody nobody has assigned. */
async function aRoom() {
  const { storage, people, routes, bringUsage } = await anImportingRoom({ now: '2026-10-27T09:00:00Z' });
  const upns = {
    finance: ['a1', 'a2', 'a3', 'a4', 'a5', "o'brien"].map((name) => `${name}@contoso.example`),
    sales: ['b1', 'b2', 'b3', 'b4', 'guest_mail.example#ext#'].map((name) => `${name}@contoso.example`),
  };
  await addPeople(
    people,
    ...Object.entries(upns).flatMap(([groupId, names]) => names.map((upn) => aPerson({ groupId, upn }))),
    aPerson({ groupId: UNASSIGNED.id, upn: '' }),
  );
  return {
    storage,
    all: [...upns.finance, ...upns.sales],
    bring: bringUsage,
    view: (product = 'teams') =>
      callRoute(routes, getAdoption, { caller: aCaller({ role: 'champion' }), query: { product } }),
  };
}

async function storedPeople(storage: ReturnType<typeof testStorage>) {
  const rows = await storage.table<{ groupId: string; teams: boolean; teamsLast: string }>('usage');
  return Array.fromAsync(rows.list());
}

test('a report becomes rows of people and the adoption of each group', async () => {
  const { storage, all, bring, view } = await aRoom();

  const report = await bring(
    activeUsersCsv(all.map((upn, index) => usageCells(upn.toUpperCase(), index < 4 ? ACTIVE : {}))),
  );

  expect(report).toEqual({ taken: 11, bad: [], notes: [], refreshDate: '2026-10-25' });
  expect(await storedPeople(storage)).toHaveLength(11);
  const point = { date: '2026-10-25' };
  expect(await view()).toEqual({
    product: 'teams',
    products: ['teams'],
    windowDays: 30,
    dataAsOf: '2026-10-25',
    ageDays: 2,
    total: [{ ...point, enabled: 11, active: 4, rate: 4 / 11 }],
    groups: [
      {
        group: { id: 'finance', name: 'Finance' },
        points: [{ ...point, enabled: 6, active: 4, rate: 4 / 6 }],
      },
      { group: { id: 'sales', name: 'Sales' }, points: [{ ...point, enabled: 5, active: 0, rate: 0 }] },
    ],
    fitting: 2,
    next: null,
    hidden: [],
    floor: 5,
  });
  expect(await view('onedrive')).toMatchObject({ total: [], groups: [], hidden: [] });
});

test('before any report there are no numbers and no age', async () => {
  const { view } = await aRoom();

  expect(await view()).toMatchObject({ products: [], dataAsOf: null, ageDays: null, total: [], groups: [] });
});

test('the same report twice changes nothing, and a corrected one takes its place', async () => {
  const { storage, all, bring, view } = await aRoom();
  const first = activeUsersCsv(all.map((upn) => usageCells(upn)));
  await bring(first);
  await bring(first);
  const before = await view();

  const corrected = await bring(activeUsersCsv(all.slice(0, 6).map((upn) => usageCells(upn, ACTIVE))));

  expect(before.total).toMatchObject([{ enabled: 11, active: 0 }]);
  expect(corrected.notes).toEqual([]);
  expect(await storedPeople(storage)).toHaveLength(6);
  const after = await view();
  expect(after.total).toMatchObject([{ enabled: 6, active: 6 }]);
  expect(after.groups.map(({ group }) => group.id)).toEqual(['finance']);
});

test('more people than one batch holds are stored and vanish again', async () => {
  const { storage, bring } = await aRoom();
  const many = Array.from({ length: 450 }, (_, index) => usageCells(`p${index}@contoso.example`));
  await bring(activeUsersCsv(many));

  await bring(activeUsersCsv(many.slice(0, 120)));

  expect(await storedPeople(storage)).toHaveLength(120);
});

test('people nobody has imported count for the organisation and are noted', async () => {
  const { all, bring, view } = await aRoom();
  const strangers = Array.from({ length: 5 }, (_, index) => `stranger${index}@contoso.example`);

  const report = await bring(activeUsersCsv([...all, ...strangers].map((upn) => usageCells(upn))));

  expect(report.taken).toBe(16);
  expect(report.notes).toEqual([
    expect.stringContaining('5 people in the report belong to no business group'),
  ]);
  expect((await view()).total).toMatchObject([{ enabled: 16 }]);
});

test('a report with concealed names gives the total only and says how to change that', async () => {
  const { storage, bring, view } = await aRoom();
  const hex = Array.from({ length: 20 }, (_, index) => index.toString(16).toUpperCase().padStart(32, '0'));

  const report = await bring(activeUsersCsv(hex.map((name) => usageCells(name, ACTIVE))));

  expect(report).toMatchObject({ taken: 20, bad: [], refreshDate: '2026-10-25' });
  expect(report.notes).toEqual([
    expect.stringMatching(/global administrator.*Settings > Org settings > Services > Reports/),
  ]);
  expect(await storedPeople(storage)).toEqual([]);
  expect(await view()).toMatchObject({ total: [{ enabled: 20, active: 20 }], groups: [] });
});

test('concealed names never replace a report that had names', async () => {
  const { all, bring, view } = await aRoom();
  await bring(activeUsersCsv(all.map((upn) => usageCells(upn))));

  const again = bring(activeUsersCsv([usageCells('A'.repeat(32))]));

  await expect(again).rejects.toMatchObject({ kind: 'conflict', code: 'usage-names-lost' });
  expect((await view()).groups).toHaveLength(2);
});

test('an older report fills in the history and is noted', async () => {
  const { all, bring, view } = await aRoom();
  await bring(activeUsersCsv(all.map((upn) => usageCells(upn))));

  const report = await bring(
    activeUsersCsv(all.map((upn) => usageCells(upn, { 'Report Refresh Date': '2026-10-18' }))),
  );

  expect(report.notes).toEqual([expect.stringContaining('older than the latest one (2026-10-25)')]);
  const { dataAsOf, total } = await view();
  expect(dataAsOf).toBe('2026-10-25');
  expect(total.map(({ date }) => date)).toEqual(['2026-10-18', '2026-10-25']);
});

test('a report from the future is refused', async () => {
  const { bring } = await aRoom();

  const report = bring(
    activeUsersCsv([usageCells('a1@contoso.example', { 'Report Refresh Date': '2062-10-25' })]),
  );

  await expect(report).rejects.toMatchObject({ kind: 'invalid', code: 'usage-date-ahead' });
});

test('a file without a good row stores nothing and lists what was wrong', async () => {
  const { bring, view } = await aRoom();

  const report = await bring(activeUsersCsv([usageCells('a1@contoso.example', { 'Is Deleted': '?' })]));

  expect(report).toMatchObject({ taken: 0, bad: [{ line: 2 }], refreshDate: '2026-10-25' });
  expect((await view()).dataAsOf).toBeNull();
});

test('only a lead of all groups may import usage reports', async () => {
  const { all, bring } = await aRoom();
  const csv = activeUsersCsv(all.map((upn) => usageCells(upn)));

  const limited = bring(csv, aCaller({ role: 'lead', leads: ['finance'] }));
  await expect(limited).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });

  expect(await bring(csv, aCaller({ role: 'lead', leads: null }))).toMatchObject({ taken: 11 });
});
