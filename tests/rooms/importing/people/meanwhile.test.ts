import { expect, test } from 'vitest';
import { openPeople, type People } from '../../../../bot/rooms/people/people.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { aConversation, aPerson } from '../../../support/builders.ts';
import { testStorage } from '../../../support/storage.ts';
import { watchedStorage } from '../../../support/watched-storage.ts';
import { anId, aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';
import { anImportingRoom } from '../an-importing-room.ts';

// What people and their chats write while an import runs: it happens just before the import writes their row.

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', name: 'Ada Novak', group: 'Finance' };

test.each([
  ['moves them to another group', { group: 'Sales' }, 'sales'],
  ['takes them into the pilot set', { pilot: 'yes' }, 'pilot'],
  ['leaves them where they are', { name: 'Ada Novak-Smith' }, 'finance'],
])('a pause that somebody sets while an import %s survives', async (_how, change, audience) => {
  const { bring, during, find } = await aRoom();
  await bring(ada);

  await during(async (people, person) => people.table.setPause(person, '2026-12-24'));
  await bring({ ...ada, ...change });

  expect(await find()).toEqual([expect.objectContaining({ audience, pausedUntil: '2026-12-24' })]);
});

test('a pause that is taken back while an import moves somebody stays taken back', async () => {
  const { bring, during, find, people } = await aRoom();
  await bring(ada);
  await people.table.setPause(await known(people), '2026-12-24');

  await during(async (now, person) => now.table.setPause(person, undefined));
  await bring({ ...ada, group: 'Sales' });

  expect(await find()).toEqual([expect.objectContaining({ audience: 'sales', pausedUntil: undefined })]);
});

test('who installs the app while an import moves them can be written to', async () => {
  const { bring, during, find } = await aRoom();
  await bring(ada);

  await during(async (people, person) =>
    people.table.setConversation(person, aConversation({ id: 'a:new' }), 'fr-FR', 'Europe/Paris'),
  );
  await bring({ ...ada, group: 'Sales' });

  expect(await find()).toEqual([
    expect.objectContaining({
      audience: 'sales',
      conversation: aConversation({ id: 'a:new' }),
      locale: 'fr-FR',
      timeZone: 'Europe/Paris',
    }),
  ]);
});

test('who writes to the bot for the first time while an import brings them in keeps the conversation', async () => {
  const { bring, during, find } = await aRoom();

  await during(async (people) => {
    const met = await people.meet(anId(1), 'Ada', '');
    await people.table.setConversation(met, aConversation());
  });
  await bring(ada);

  expect(await find()).toEqual([
    expect.objectContaining({ audience: 'finance', name: 'Ada Novak', conversation: aConversation() }),
  ]);
});

async function known(people: People): Promise<Person> {
  const person = await people.table.find(anId(1));
  if (!person) throw new Error('Ada is not there.');
  return person;
}

/** A room in which something happens once, just before the next write of a person's row or of where they are. */
async function aRoom() {
  const storage = testStorage();
  const elsewhere = await openPeople(storage);
  let next: (() => Promise<void>) | undefined;
  const watched = watchedStorage(storage, async (table) => {
    if (table !== 'people' && table !== 'whereabouts') return;
    const act = next;
    next = undefined;
    await act?.();
  });
  const { people, bring } = await anImportingRoom({ storage: watched });
  return {
    people,
    bring: (...rows: CsvPerson[]) => bring(aPeopleCsv(...rows)),
    /** As another process does it, which has read who they are before. */
    async during(act: (people: People, person: Person) => Promise<void>) {
      const person = (await elsewhere.table.find(anId(1))) ?? aPerson();
      next = () => act(elsewhere, person);
    },
    /** Every row there is of anybody, with the audience that it is in. */
    async find() {
      const places = await people.table.whereabouts();
      const rows = await Array.fromAsync(people.table.everybody());
      return rows.map((person) => ({ ...person, audience: places.get(person.id) }));
    },
  };
}
