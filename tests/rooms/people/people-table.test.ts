import { expect, test } from 'vitest';
import { ensureFirstLead } from '../../../bot/rooms/people/first-lead.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import { aConversation, addPeople, aPerson } from '../../support/builders.ts';
import { testStorage } from '../../support/storage.ts';
import { anId } from './a-people-csv.ts';

test('a person comes back as they were stored', async () => {
  const people = await noPeople();
  const person = aPerson({
    pilot: true,
    role: 'lead',
    leads: ['finance'],
    approver: true,
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    conversation: aConversation(),
    unreachable: 'blocked',
  });

  await people.table.save(person);

  expect(await people.table.find(person.id)).toEqual(person);
});

test.each([
  [{ role: 'lead', leads: null }],
  [{ role: 'lead', leads: ['finance'] }],
  [{ role: 'champion', leads: [] }],
  [{ role: 'member', leads: [] }],
] as const)('role and limit are kept apart: %j', async (role) => {
  const people = await noPeople();
  const person = aPerson(role);

  await people.table.save(person);

  expect(await people.table.find(person.id)).toEqual(person);
});

test('nobody is found under an id that was never stored', async () => {
  const people = await noPeople();

  const found = await people.table.find(anId(1));

  expect(found).toBeUndefined();
});

test('who somebody is, is read again only after a change, also one by another process', async () => {
  const storage = testStorage();
  const [here, elsewhere] = [await openPeople(storage), await openPeople(storage)];
  const person = aPerson({ groupId: 'finance' });
  await here.table.save(person);
  const first = await here.table.known(person.id);

  expect(await here.table.known(person.id)).toBe(first);
  await elsewhere.table.save({ ...person, groupId: 'sales', role: 'lead' });
  expect(await here.table.known(person.id)).toMatchObject({ groupId: 'sales', role: 'lead' });
});

test('a moved person leaves no row behind', async () => {
  const people = await noPeople();
  const person = aPerson();
  await people.table.save(person);

  await people.table.save({ ...person, pilot: true });

  expect(await Array.fromAsync(people.table.everybody())).toEqual([{ ...person, pilot: true }]);
  expect(await people.table.whereabouts()).toEqual(new Map([[person.id, 'pilot']]));
});

test('an audience is read in pieces, each person once, nobody of another', async () => {
  const people = await noPeople();
  const members = Array.from({ length: 5 }, (_, n) => aPerson({ id: anId(n), upn: `p${n}@c.example` }));
  await addPeople(people, ...members, aPerson({ groupId: 'sales' }), aPerson({ pilot: true }));

  const pieces: string[][] = [];
  let last: string | undefined;
  do {
    const piece = await people.table.after('finance', last, 2);
    last = piece.at(-1)?.id;
    if (last) pieces.push(piece.map(({ id }) => id));
  } while (last);

  expect(pieces.map((piece) => piece.length)).toEqual([2, 2, 1]);
  expect(pieces.flat()).toEqual(members.map(({ id }) => id).sort());
});

test('whatever is written about somebody who moved meanwhile goes to the row they have now', async () => {
  const people = await noPeople();
  const before = aPerson({ conversation: aConversation() });
  await people.table.save(before);
  const now = { ...before, groupId: 'sales' };
  await people.table.save(now);

  await people.table.setConversation(before, aConversation({ id: 'a:new' }));
  await people.table.setUnreachable(before.id, 'finance', 'removed-app');

  expect(await Array.fromAsync(people.table.everybody())).toEqual([
    { ...now, conversation: aConversation({ id: 'a:new' }), unreachable: 'removed-app' },
  ]);
});

test('nothing is written about somebody whom nobody knows', async () => {
  const people = await noPeople();

  await people.table.setUnreachable(anId(1), 'finance', 'blocked');

  expect(await Array.fromAsync(people.table.everybody())).toEqual([]);
});

test('somebody new is kept under "Not assigned yet", once', async () => {
  const people = await noPeople();

  const met = await people.meet(anId(1), 'Ada Novak', 'Ada@Contoso.example');
  const again = await people.meet(anId(1), 'Somebody else', '');

  expect(met).toMatchObject({ name: 'Ada Novak', upn: 'ada@contoso.example', groupId: 'unassigned' });
  expect(again).toEqual(met);
  expect(await people.groupName('unassigned')).toBe('Not assigned yet');
});

test('somebody new without a name is called something', async () => {
  const people = await noPeople();

  const met = [await people.meet(anId(1), '', 'ada@c.example'), await people.meet(anId(2), '', '')];

  expect(met.map(({ name }) => name)).toEqual(['ada@c.example', 'Unknown']);
});

test('a known person is met as they are', async () => {
  const people = await noPeople();
  const person = aPerson();
  await addPeople(people, person);

  const met = await people.meet(person.id, 'Another name', 'other@c.example');

  expect(met).toEqual(person);
});

test('the group of nobody is called by its id', async () => {
  const people = await noPeople();

  const name = await people.groupName('gone');

  expect(name).toBe('gone');
});

test('while there is no lead, the first lead becomes one of all groups', async () => {
  const people = await noPeople();

  await ensureFirstLead(people, { id: anId(10).toUpperCase(), name: 'Lea Lead', upn: 'lea@c.example' });

  expect(await people.table.find(anId(10))).toMatchObject({ name: 'Lea Lead', role: 'lead', leads: null });
  expect(await people.roles.holders('lead')).toMatchObject([{ id: anId(10) }]);
});

test('leads of some groups do not keep the first lead from leading all', async () => {
  const people = await noPeople();
  const limited = aPerson({ role: 'lead', leads: ['finance'] });
  await addPeople(people, limited);

  await ensureFirstLead(people, { id: anId(10), name: 'Lea Lead', upn: 'lea@c.example' });

  expect(await people.leadsOfAll()).toEqual([anId(10)]);
  expect(await people.table.find(limited.id)).toEqual(limited);
});

test('the first lead keeps group and conversation', async () => {
  const people = await noPeople();
  const person = aPerson({ role: 'champion', conversation: aConversation() });
  await addPeople(people, person);

  await ensureFirstLead(people, person);

  expect(await people.table.find(person.id)).toEqual({
    ...person,
    role: 'lead',
    leads: null,
    approver: true,
  });
  expect(await people.championsOf('finance')).toEqual([]);
});

test('where there is a lead of all groups, nobody becomes another', async () => {
  const people = await noPeople();
  await addPeople(people, aPerson({ role: 'lead', leads: null }));

  await ensureFirstLead(people, { id: anId(10), name: 'Lea Lead', upn: 'lea@c.example' });

  expect(await people.table.find(anId(10))).toBeUndefined();
});

test('a row that is damaged is set aside and said; nobody takes half of it for a person', async () => {
  const storage = testStorage();
  const unread: string[] = [];
  storage.onUnread(({ table, rowKey }) => unread.push(`${table} ${rowKey}`));
  const people = await openPeople(storage);
  const [ada, ben] = [aPerson({ id: anId(1) }), aPerson({ id: anId(2) })];
  await addPeople(people, ada, ben);
  const rows = await storage.table<{ leads: string; role: string }>('people');
  await rows.merge({ partitionKey: 'finance', rowKey: ada.id, role: 'lead', leads: '["finance"' });

  expect(await Array.fromAsync(people.table.everybody())).toEqual([ben]);
  await expect(people.table.find(ada.id)).rejects.toMatchObject({ code: 'row-unreadable' });
  expect(unread.every((row) => row.endsWith(`people ${ada.id}`))).toBe(true);
  expect(unread.length).toBeGreaterThan(0);
});

async function noPeople() {
  return openPeople(testStorage());
}
