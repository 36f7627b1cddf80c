import { expect, test } from 'vitest';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aPerson } from '../../support/builders.ts';
import { countedStorage, sumOf } from '../../support/counted-storage.ts';
import { testStorage } from '../../support/storage.ts';
import { anImportingRoom } from '../importing/an-importing-room.ts';
import { anId, aPeopleCsv } from './a-people-csv.ts';

const anywhere = () => true;

const ada = aPerson({ id: anId(1), name: 'Ada Nováková', upn: 'ada.novak@contoso.example' });
const ben = aPerson({ id: anId(2), name: 'Ben van der Okoro', upn: 'bokoro@contoso.example', groupId: 'hr' });
const jose = aPerson({ id: anId(3), name: 'José Adams', upn: 'jose@contoso.example', pilot: true });

async function aRoom(...persons: Person[]) {
  const people = await openPeople(testStorage());
  await people.names.note(persons);
  for (const person of persons) await people.table.save(person);
  const search = async (
    text: string,
    fits: (place: { groupId: string; pilot: boolean }) => boolean = anywhere,
  ) => (await people.names.search(text, fits, 10)).ids;
  return { people, search };
}

test.each([
  { text: 'ada', finds: [ada.id, jose.id] },
  { text: 'NOVAKOVA', finds: [ada.id] },
  { text: 'Nová', finds: [ada.id] },
  { text: 'ada nov', finds: [ada.id] },
  { text: 'nov ada', finds: [ada.id] },
  { text: 'okoro', finds: [ben.id] },
  { text: 'der ben', finds: [ben.id] },
  { text: 'bok', finds: [ben.id] },
  { text: 'ada.novak@con', finds: [ada.id] },
  { text: 'ada okoro', finds: [] },
  { text: 'zo', finds: [] },
  { text: 'a', finds: [] },
  { text: '   ', finds: [] },
  { text: "o'x/#?%", finds: [] },
])('"$text" finds whom it names, and nobody else', async ({ text, finds }) => {
  const { search } = await aRoom(ada, ben, jose);

  expect(new Set(await search(text))).toEqual(new Set(finds));
});

test('a search finds people of some places alone', async () => {
  const { search } = await aRoom(ada, ben, jose);

  expect(await search('ada', ({ pilot }) => pilot)).toEqual([jose.id]);
});

test('of more people than were asked for, the first by name come, and it is said that there are others', async () => {
  const many = Array.from({ length: 25 }, (_, n) =>
    aPerson({ id: anId(n), name: `Zoe Number${String(n).padStart(2, '0')}`, upn: `z${n}@contoso.example` }),
  );
  const { people } = await aRoom(...many);

  const { ids, all } = await people.names.search('zoe', anywhere, 10);

  expect(ids).toEqual(many.slice(0, 10).map(({ id }) => id));
  expect(all).toBe(false);
  expect(await people.names.search('zoe', anywhere, 25)).toMatchObject({ all: true });
});

test('people are found by sign-in names, exactly, also by those with signs that keys do not take', async () => {
  const guest = aPerson({ id: anId(9), name: 'Guest', upn: "o'neil_fabrikam.com#ext#@contoso.example" });
  const { people } = await aRoom(ada, ben, guest);

  const found = await people.names.byUpn([
    'ada.novak@contoso.example',
    'ada.novak@contoso.exampl',
    guest.upn,
    'nobody@contoso.example',
    'x',
  ]);

  expect(found).toEqual(
    new Map([
      [ada.upn, ada.id],
      [guest.upn, guest.id],
    ]),
  );
});

test('a long list of sign-in names finds everybody on it', async () => {
  const many = Array.from({ length: 900 }, (_, n) =>
    aPerson({ id: anId(n), name: `Person ${n}`, upn: `person.with.a.long.name.${n}@contoso.example` }),
  );
  const { people } = await aRoom();
  await people.names.note(many);

  const found = await people.names.byUpn(many.map(({ upn }) => upn));

  expect(found.size).toBe(900);
  expect(found.get(many[637]?.upn ?? '')).toBe(anId(637));
});

test('a sign-in name that went from one person to another is found with who has it now', async () => {
  const { people } = await aRoom(ada);
  const heir = { ...ben, upn: ada.upn };
  await people.names.note([heir, { ...ada, upn: 'ada.old@contoso.example' }]);
  await people.table.save(heir);
  await people.table.save({ ...ada, upn: 'ada.old@contoso.example' });

  expect(await people.names.byUpn([ada.upn])).toEqual(new Map([[ada.upn, heir.id]]));
});

test('people who were kept before there was a table of names are found', async () => {
  const people = await openPeople(testStorage());
  await people.table.save(ada);

  expect((await people.names.search('novak', anywhere, 10)).ids).toEqual([ada.id]);
});

test('imported people are found, where they moved to as well, and so is who wrote to the bot first', async () => {
  const { people, bring } = await anImportingRoom();
  const file = { id: ada.id, upn: ada.upn, name: 'Ada Novak' };
  await bring(aPeopleCsv(file));
  await bring(aPeopleCsv({ ...file, group: 'Sales' }));
  await people.meet(ben.id, 'Ben Okoro', '');

  const inSales = await people.names.search('novak', ({ groupId }) => groupId === 'sales', 10);
  expect(inSales.ids).toEqual([ada.id]);
  expect((await people.names.search('okoro', anywhere, 10)).ids).toEqual([ben.id]);
});

test('an import that changes nothing writes no names, and names cost less than half of the writes', async () => {
  const { storage, counts } = countedStorage(testStorage());
  const { bring } = await anImportingRoom({ storage });
  const many = Array.from({ length: 400 }, (_, n) => ({ id: anId(n), upn: `p${n}@contoso.example` }));
  await bring(aPeopleCsv(...many));
  const first = new Map(counts.written);
  counts.written.clear();

  await bring(aPeopleCsv(...many));

  expect(counts.written.get('names') ?? 0).toBe(0);
  expect(first.get('names') ?? 0).toBeLessThan(sumOf(first) / 10);
});

test('after an import with another name or sign-in name, or in another group, nobody is found as before', async () => {
  const { people, bring } = await anImportingRoom();
  const file = { id: ada.id, upn: 'ada@contoso.example', name: 'Ada Novak' };
  const other = { id: ben.id, upn: 'adam@contoso.example', name: 'Adam Novak' };
  await bring(aPeopleCsv(file, other));

  await bring(
    aPeopleCsv({ ...file, upn: 'ada.lind@contoso.example', name: 'Ada Lind', group: 'Sales' }, other),
  );

  const find = async (text: string, fits = anywhere as (place: { groupId: string }) => boolean) =>
    (await people.names.search(text, fits, 10)).ids;
  expect(await find('novak')).toEqual([other.id]);
  expect(await find('lind')).toEqual([ada.id]);
  expect(await find('ada', ({ groupId }) => groupId === 'finance')).toEqual([other.id]);
  expect(await people.names.byUpn([file.upn, 'ada.lind@contoso.example', other.upn])).toEqual(
    new Map([
      ['ada.lind@contoso.example', ada.id],
      [other.upn, other.id],
    ]),
  );
});

test('somebody who is gone is found by nothing any more', async () => {
  const { people, search } = await aRoom(ada, ben);

  await people.names.forget([{ before: ada, now: undefined }]);

  expect(await search('ada')).toEqual([]);
  expect(await search('okoro')).toEqual([ben.id]);
  expect(await people.names.byUpn([ada.upn])).toEqual(new Map());
});

test('what an earlier version left in the index is taken away by the next import, once', async () => {
  const storage = testStorage();
  const { people, bring } = await anImportingRoom({ storage });
  const file = { id: ada.id, upn: ada.upn, name: 'Ada Novak' };
  const other = { id: ben.id, upn: ben.upn, name: 'Ben Novak' };
  await bring(aPeopleCsv(file, other));
  // That version noted people as they are, and took nothing away.
  await people.names.note([{ ...ada, groupId: 'sales' }]);
  const names = await storage.table<{ people: string }>('names');
  await names.remove('tidy', 'tidy');
  const found = (text: string, group: string) =>
    people.names.search(text, ({ groupId }) => groupId === group, 10);
  expect((await found('novak', 'sales')).ids).toEqual([ada.id]);

  await bring(aPeopleCsv(file, other));

  expect((await found('novak', 'sales')).ids).toEqual([]);
  expect((await found('novak', 'finance')).ids).toEqual([ada.id, ben.id]);
  expect(await names.get('tidy', 'tidy')).toBeDefined();
});

test('a reorganisation does not make the index longer', async () => {
  const storage = testStorage();
  const { bring } = await anImportingRoom({ storage });
  const many = Array.from({ length: 300 }, (_, n) => ({
    id: anId(n),
    upn: `p${n}@contoso.example`,
    name: `Zoe Number${n}`,
  }));
  await bring(aPeopleCsv(...many));
  const lines = async () => {
    const names = await storage.table<{ people: string }>('names');
    const packs = await Array.fromAsync(names.list());
    return packs.flatMap(({ people }) => people.split('\n')).filter((line) => line !== '');
  };
  const before = await lines();

  await bring(aPeopleCsv(...many.map((person) => ({ ...person, group: 'Sales' }))));

  const after = await lines();
  expect(after).toHaveLength(before.length);
  expect(after.filter((line) => line.endsWith('\tsales'))).toHaveLength(after.length);
});
