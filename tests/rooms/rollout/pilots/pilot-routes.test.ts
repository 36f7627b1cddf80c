import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { Exclusions } from '../../../../bot/contract/announcements/announcement.ts';
import { getPlanHistory } from '../../../../bot/contract/overview/moves.ts';
import { getStatus } from '../../../../bot/contract/overview/status.ts';
import { changePilots, getPilots, previewPilots } from '../../../../bot/contract/rollout/pilots.ts';
import { planRollout } from '../../../../bot/contract/rollout/rollout.ts';
import { audiencePages, type Cursor } from '../../../../bot/rooms/announcements/audience/audience-pages.ts';
import { type Person, PILOT } from '../../../../bot/rooms/people/person.ts';
import { groupsInRollout } from '../../../../bot/rooms/rollout/pilots/groups-in-rollout.ts';
import { peopleInWaves } from '../../../../bot/rooms/rollout/waves/people-in-waves.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
const NOBODY_OUT = Exclusions.parse({});
const WAVES = [
  aWave('identity', PILOT, '2026-09-10', '2026-09-20'),
  aWave('identity', 'finance', '2026-09-20', '2026-09-30'),
  aWave('identity', 'sales', '2026-09-30', '2026-10-10'),
  aWave('devices', PILOT, '2026-10-20', '2026-10-30'),
  aWave('devices', 'finance', '2026-10-30', '2026-11-10'),
];
const pia = named('Pia', { pilot: true });
const paul = named('Paul', { pilot: true, groupId: 'sales' });
const kim = named('Kim', {});
const sam = named('Sam', { groupId: 'sales' });
const EVERYBODY = [kim, pia, paul, sam];

test("a plan begins with a copy of the organisation's pilot set", async () => {
  const { plan, pilots, wave } = await aRoom();

  await plan('autumn');

  expect(await pilots('autumn')).toEqual({ own: true, names: ['Paul', 'Pia'] });
  expect(await wave('autumn', PILOT)).toEqual(['Paul', 'Pia']);
  expect(await wave('autumn', 'finance')).toEqual(['Kim']);
});

test('joining and leaving one rollout changes turns, audiences and counts of that one, and of no other', async () => {
  const { plan, change, wave, size, ask } = await aRoom();
  await plan('autumn');
  await plan('winter', '2027-09-10');

  await change('autumn', { join: [kim.upn], leave: [pia.id] });

  expect(await wave('autumn', PILOT)).toEqual(['Kim', 'Paul']);
  expect(await wave('autumn', 'finance')).toEqual(['Pia']);
  expect(await wave('winter', PILOT)).toEqual(['Paul', 'Pia']);
  expect(await wave('winter', 'finance')).toEqual(['Kim']);
  for (const id of ['autumn', 'winter']) {
    expect([await size(id, PILOT), await size(id, 'finance'), await size(id, 'sales')]).toEqual([2, 1, 1]);
  }
  expect(await ask(kim)).toContain('10 September 2026');
  expect(await ask(pia)).not.toContain('10 September 2026');
  expect(await ask(paul)).toContain('10 September 2026');
});

test('a member sees where they stand in each rollout', async () => {
  const { plan, change, status } = await aRoom();
  await plan('autumn');
  await plan('winter', '2027-09-10');
  await change('autumn', { join: [kim.upn] });

  expect(await status(kim)).toEqual(['Pilot set', 'Finance']);
  expect(await status(pia)).toEqual(['Pilot set']);
});

test('who joins in the middle finishes the wave that they are in, and gets the rest with the pilot set', async () => {
  const { add, change, preview, clock, ask } = await aRoom();
  await add({ pilots: [pia.id, paul.id] });
  clock.set('2026-09-22T10:00:00Z');

  const { people } = await preview('autumn', { join: [kim.upn] });
  await change('autumn', { join: [kim.upn] });
  clock.set('2026-10-02T10:00:00Z');

  expect(people).toMatchObject([
    {
      person: { name: 'Kim' },
      change: 'joins',
      waves: [
        { waveId: 'autumn.identity.finance', end: '2026-09-30' },
        { waveId: 'autumn.devices.pilot', start: '2026-10-20' },
      ],
      missed: [],
    },
  ]);
  expect(await ask(kim)).toContain('20 October 2026');
});

test("an import changes the organisation's set and what the next plan begins with, but no set of a rollout", async () => {
  const { plan, pilots, wave, size, imports } = await aRoom();
  await plan('autumn');

  await imports({ ...kim, pilot: true }, { ...pia, pilot: false });
  await plan('winter', '2027-09-10');

  expect((await pilots('autumn')).names).toEqual(['Paul', 'Pia']);
  expect(await wave('autumn', PILOT)).toEqual(['Paul', 'Pia']);
  expect(await wave('autumn', 'finance')).toEqual(['Kim']);
  expect([await size('autumn', PILOT), await size('autumn', 'finance')]).toEqual([2, 1]);
  expect((await pilots('winter')).names).toEqual(['Kim', 'Paul']);
});

test("a rollout of before follows the organisation's set, but for those who joined or left it", async () => {
  const { add, change, pilots, wave, size, imports } = await aRoom();
  await add({});

  const before = await pilots('autumn');
  await change('autumn', { join: [kim.upn], leave: [paul.id] });
  await imports({ ...sam, pilot: true });

  expect(before).toEqual({ own: false, names: ['Paul', 'Pia'] });
  expect(await wave('autumn', PILOT)).toEqual(['Kim', 'Pia', 'Sam']);
  expect(await wave('autumn', 'sales')).toEqual(['Paul']);
  expect([await size('autumn', PILOT), await size('autumn', 'sales')]).toEqual([3, 1]);
});

test('everybody is in exactly one audience of a rollout, however it is cut into pages', async () => {
  const { add, change, wave } = await aRoom(
    Array.from({ length: 40 }, (_, index) =>
      named(`Person ${index}`, { groupId: index % 3 === 0 ? 'sales' : 'finance', pilot: index % 4 === 0 }),
    ),
  );
  await add({ pilots: [pia.id] });
  await change('autumn', {
    join: Array.from({ length: 20 }, (_, index) => `person-${index}@contoso.example`),
  });

  for (const size of [1, 3, 100]) {
    const all = await Promise.all([PILOT, 'finance', 'sales'].map((id) => wave('autumn', id, size)));

    expect(all.map(({ length }) => length)).toEqual([21, 14, 9]);
    expect(new Set(all.flat()).size).toBe(44);
  }
});

test('what was done is in the history; who is where they are to be changes nothing', async () => {
  const { plan, change, history } = await aRoom();
  await plan('autumn');

  const counts = await change('autumn', { join: [kim.upn, paul.id], leave: [pia.id] });
  const again = await change('autumn', { join: [kim.upn] });

  expect([counts, again]).toEqual([
    { joined: 1, left: 1 },
    { joined: 0, left: 0 },
  ]);
  expect(await history('autumn')).toEqual([
    ['pilots', 'Lea Lead', 'Kim joined the pilot set. Pia left the pilot set.'],
  ]);
});

test('a stranger is named, a cancelled rollout refuses, and leads of some groups may not', async () => {
  const { plan, change, preview, cancel, call } = await aRoom();
  await plan('autumn');

  expect(await preview('autumn', { join: ['nobody@contoso.example'] })).toMatchObject({
    people: [],
    unknown: ['nobody@contoso.example'],
  });
  await expect(change('autumn', { join: ['nobody@contoso.example'] })).rejects.toMatchObject({
    code: 'pilots-unknown',
  });
  await expect(change('autumn', { join: [kim.id], leave: [kim.id] })).rejects.toMatchObject({
    code: 'pilot-both',
  });
  await expect(change('nowhere', { join: [kim.id] })).rejects.toMatchObject({ code: 'rollout-not-found' });
  const ofSome = aCaller({ role: 'lead', leads: ['finance'] });
  await expect(call(ofSome, 'autumn', { join: [kim.id] })).rejects.toMatchObject({ code: 'all-groups-only' });
  await cancel('autumn');
  await expect(change('autumn', { join: [kim.id] })).rejects.toMatchObject({ code: 'rollout-cancelled' });
});

test('people of the set are found by name', async () => {
  const { plan, find } = await aRoom();
  await plan('autumn');

  expect(await find('autumn', 'pau')).toEqual(['Paul']);
  expect(await find('autumn', 'kim')).toEqual([]);
});

async function aRoom(more: readonly Person[] = []) {
  const clock = settableClock('2026-08-01T10:00:00Z');
  const playbook = aPlaybook({
    id: 'small',
    phases: [aUserPhase(), aUserPhase({ id: 'devices', name: 'Devices' })],
  });
  const house = await aHouse({ clock, shipped: [playbook] });
  const { people, rollouts, rolloutLife, routes, rooms, type } = house;
  await addPeople(people, ...EVERYBODY, ...more);
  await people.names.note([...EVERYBODY, ...more]);
  const { lists } = rooms.announcements.api;
  const call = (caller: typeof lead, id: string, body: unknown) =>
    callRoute(routes, changePilots, { caller, params: { id }, body });
  const read = (id: string, query = {}) =>
    callRoute(routes, getPilots, { caller: lead, params: { id }, query });
  return {
    clock,
    call,
    change: (id: string, body: unknown) => call(lead, id, body),
    preview: (id: string, body: unknown) =>
      callRoute(routes, previewPilots, { caller: lead, params: { id }, body }),
    plan: (id: string, start = '2026-09-10') =>
      callRoute(routes, planRollout, {
        caller: lead,
        body: { id, title: id, playbookId: 'small', strategy: 'serial', start },
      }),
    add: ({ pilots }: { pilots?: readonly string[] }) =>
      rollouts.add(aRollout({ playbook, plannedAt: '2026-08-01T08:00:00.000Z' }), WAVES, pilots),
    async pilots(id: string) {
      const { own, rows } = await read(id);
      return { own, names: rows.map(({ person }) => person.name) };
    },
    find: async (id: string, search: string) =>
      (await read(id, { search })).rows.map(({ person }) => person.name),
    async wave(id: string, groupId: string, size = 2) {
      const rule = { kind: 'wave', waveId: `${id}.identity.${groupId}` } as const;
      const pages = await audiencePages({ people, rollouts, lists }, rule, NOBODY_OUT);
      const found: string[] = [];
      for (let cursor: Cursor | undefined; ; ) {
        const page = await pages.after(cursor, size);
        found.push(...page.map(({ person }) => person.name));
        const last = page.at(-1);
        if (!last) return found.toSorted();
        cursor = { personId: last.person.id, audience: last.audience };
      }
    },
    size: async (id: string, groupId: string) =>
      peopleInWaves(await groupsInRollout({ people, rollouts }, id), groupId),
    ask: (person: Person) => type(person, 'When is my turn?'),
    async status({ id, groupId, pilot }: Person) {
      const caller = aCaller({ id, pilot, group: { id: groupId, name: groupId } });
      return (await callRoute(routes, getStatus, { caller })).rows.map(({ group }) => group.name);
    },
    async history(id: string) {
      const { entries } = await callRoute(routes, getPlanHistory, { caller: lead, params: { id } });
      return entries.map(({ change, by, reason }) => [change, by.name, reason]);
    },
    cancel: (id: string) => {
      const at = '2026-08-01T10:00:00.000Z';
      const entry = { id: 'e', change: 'cancelled' as const, waveId: null, by: { id: 'l', name: 'L' }, at };
      const nothing = { reason: 'x', dates: null, waves: 0, version: 1, rolloutEnd: null };
      const cancellation = { at, on: '2026-08-01', by: 'L', reason: 'No money.' };
      return rolloutLife.cancel(id, 0, cancellation, { ...entry, ...nothing });
    },
    /** As an import leaves people: each with a move of today, and the counts of their groups. */
    async imports(...changed: readonly Person[]) {
      const on = Temporal.PlainDate.from('2026-08-02');
      for (const { groupId, pilot, ...person } of changed) {
        await people.table.save({ ...person, groupId, pilot, moves: [{ date: on, groupId, pilot }] });
        const group = await people.groups.get(groupId);
        const by = pilot ? 1 : -1;
        if (group)
          await people.groups.save({ ...group, people: group.people - by, pilots: group.pilots + by });
      }
    },
  };
}

function named(name: string, changes: Partial<Person>): Person {
  const upn = `${name.toLowerCase().replace(' ', '-')}@contoso.example`;
  return aPerson({ name, upn, moves: [], ...changes });
}
