import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AudienceRule, Exclusions } from '../../../../bot/contract/announcements/announcement.ts';
import { findRecipients } from '../../../../bot/contract/announcements/audience-lists.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { countedStorage } from '../../../support/counted-storage.ts';
import { testStorage } from '../../../support/storage.ts';

const NOBODY: Exclusions = { groups: [], pilot: false, champions: false, listId: null };
const FINANCE: AudienceRule = { kind: 'wave', waveId: 'autumn.identity.finance' };

const named = (name: string, changes: Parameters<typeof aPerson>[0] = {}) =>
  aPerson({
    id: randomUUID(),
    name,
    upn: `${name.toLowerCase().replace(' ', '.')}@contoso.example`,
    ...changes,
  });

async function aRoom() {
  const { storage, counts } = countedStorage(testStorage());
  const { rooms, people, routes } = await aHouse({ storage });
  const { lists } = rooms.announcements.api;
  const ann = named('Ann Finance');
  const listed = named('Ann Listed', { groupId: 'sales' });
  await addPeople(
    people,
    ann,
    listed,
    named('Ann Pilot', { pilot: true }),
    named('Ann Sales', { groupId: 'sales' }),
    named('Ann Champion', { role: 'champion' }),
  );
  const listId = randomUUID();
  const by = { id: randomUUID(), name: 'Lea Lead' };
  await lists.keep(
    { id: listId, name: 'Some', people: 1, by, at: '2026-09-10T10:00:00.000Z' },
    [listed.id],
    undefined,
  );
  const ask = (
    audience: AudienceRule,
    {
      search = 'ann',
      exclude = {},
      leads = null,
    }: {
      search?: string;
      exclude?: Partial<Exclusions>;
      leads?: string[] | null;
    } = {},
  ) =>
    callRoute(routes, findRecipients, {
      caller: aCaller({ role: 'lead', leads }),
      body: { audience, exclude: { ...NOBODY, ...exclude }, search },
    });
  const find = async (...args: Parameters<typeof ask>) =>
    (await ask(...args)).people.map(({ name }) => name).sort();
  return { people, ask, find, ann, listId, counts };
}

test('people are found within the audience, and nobody beside it', async () => {
  const { find, listId } = await aRoom();

  expect(await find(FINANCE)).toEqual(['Ann Champion', 'Ann Finance']);
  expect(await find({ kind: 'pilot' })).toEqual(['Ann Pilot']);
  expect(await find({ kind: 'groups', groups: ['finance'] })).toEqual([
    'Ann Champion',
    'Ann Finance',
    'Ann Pilot',
  ]);
  expect(await find({ kind: 'champions', groups: [] })).toEqual(['Ann Champion']);
  expect(await find({ kind: 'role', role: 'member' })).not.toContain('Ann Champion');
  expect(await find({ kind: 'list', listId })).toEqual(['Ann Listed']);
  expect(await find({ kind: 'everyone' })).toHaveLength(5);
});

test('whom it is not for is not found', async () => {
  const { find, listId } = await aRoom();
  const everyone: AudienceRule = { kind: 'everyone' };

  expect(await find(FINANCE, { exclude: { champions: true } })).toEqual(['Ann Finance']);
  expect(await find(everyone, { exclude: { groups: ['finance'] } })).toEqual(['Ann Listed', 'Ann Sales']);
  expect(await find(everyone, { exclude: { listId, pilot: true } })).toEqual([
    'Ann Champion',
    'Ann Finance',
    'Ann Sales',
  ]);
});

test('somebody is found by their sign-in name, and told with group', async () => {
  const { ask, ann } = await aRoom();

  expect(await ask(FINANCE, { search: 'ANN.fin' })).toEqual({
    people: [{ id: ann.id, name: ann.name, upn: ann.upn, group: { id: 'finance', name: 'Finance' } }],
    more: false,
  });
});

test('who moved away since their name was noted is not found where they were', async () => {
  const { people, find, ann } = await aRoom();
  await find(FINANCE);

  await people.table.save({ ...ann, groupId: 'sales' });

  expect(await find(FINANCE)).toEqual(['Ann Champion']);
});

test('of many people who fit, ten come, and it is said that there are more', async () => {
  const { people, ask } = await aRoom();
  const many = Array.from({ length: 30 }, (_, n) => named(`Bea ${n}`));
  await people.names.note(many);
  await addPeople(people, ...many);

  const { people: found, more } = await ask(FINANCE, { search: 'bea' });

  expect([found.length, more]).toEqual([10, true]);
});

test('a search reads neither the audience nor everybody', async () => {
  const { find, counts } = await aRoom();
  await find(FINANCE);
  counts.listed.clear();

  await find({ kind: 'everyone' });

  expect(counts.listed.get('people') ?? 0).toBe(0);
});

test('an audience that a lead may not address is not searched', async () => {
  const { ask } = await aRoom();

  await expect(ask(FINANCE, { leads: ['sales'] })).rejects.toMatchObject({ code: 'not-your-groups' });
});
