import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import type { Sender } from '../../../bot/doors/teams/chat.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { aConversation, addPeople, aPerson, senderOf } from '../../support/builders.ts';

test('who is seen can be written to from then on, in their language and time zone', async () => {
  const { seen, find, person } = await aRoom();

  await seen({ locale: 'de-DE', timeZone: 'Europe/Berlin' });

  expect(await find()).toEqual({
    ...person,
    conversation: aConversation(),
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
  });
});

test('what an import says of language and time zone stands', async () => {
  const { seen, find } = await aRoom({ locale: 'fr-FR', timeZone: 'Europe/Paris' });

  await seen({ locale: 'de-DE', timeZone: 'Europe/Berlin' });

  expect(await find()).toMatchObject({ locale: 'fr-FR', timeZone: 'Europe/Paris' });
});

test('language and time zone are learnt also when the conversation is known already', async () => {
  const { seen, find } = await aRoom();
  await seen();

  await seen({ locale: 'de-DE', timeZone: 'Europe/Berlin' });

  expect(await find()).toMatchObject({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
});

test.each([
  { id: 'a:other' },
  { serviceUrl: 'http://127.0.0.1:9/moved' },
  { userId: '29:other' },
  { botId: '28:other' },
  { tenantId: 'other' },
])('a conversation that moved takes the place of the old one: %j', async (change) => {
  const { seen, find } = await aRoom();
  await seen();

  await seen({ conversation: aConversation(change) });

  expect((await find())?.conversation).toEqual(aConversation(change));
});

test('who removes the app is marked, and the mark goes when they are seen again', async () => {
  const { seen, left, find } = await aRoom();
  await seen();

  await left();
  const away = await find();
  await seen();

  expect(away).toMatchObject({ unreachable: 'removed-app', conversation: aConversation() });
  expect((await find())?.unreachable).toBeUndefined();
});

test('whoever was found to be out of reach since is reachable again with what they do a minute later', async () => {
  const { seen, find, people, person, clock } = await aRoom();
  await seen();
  await people.table.setUnreachable(person.id, 'finance', 'blocked');

  clock.set('2026-09-10T10:01:00Z');
  await seen();

  expect((await find())?.unreachable).toBeUndefined();
});

test('several presses within a minute look the person up once, unless something is new', async () => {
  const { people, seen } = await aRoom();
  const { meet } = people;
  let looks = 0;
  people.meet = async (...who) => {
    looks += 1;
    return meet(...who);
  };

  await seen();
  await seen();
  expect(looks).toBe(1);

  await seen({ locale: 'de-DE' });
  expect(looks).toBe(2);
});

test('a pilot person is remembered in the pilot set', async () => {
  const { seen, left, find, people } = await aRoom({ pilot: true });

  await seen();
  await left();

  expect(await find()).toMatchObject({
    pilot: true,
    unreachable: 'removed-app',
    conversation: aConversation(),
  });
  expect(await Array.fromAsync(people.table.everybody())).toHaveLength(1);
});

test('somebody no import has named can be written to as well', async () => {
  const { people, seen } = await aRoom();
  const stranger = senderOf(aPerson({ name: 'New Here' }));

  await seen(stranger);

  expect(await people.table.find(stranger.id)).toMatchObject({
    name: 'New Here',
    groupId: 'unassigned',
    conversation: aConversation(),
  });
});

async function aRoom(changes: Partial<Person> = {}) {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { people, rooms } = await aHouse({ clock });
  const face = rooms.people.chat;
  const person = aPerson(changes);
  await addPeople(people, person);
  return {
    people,
    person,
    clock,
    find: () => people.table.find(person.id),
    seen: async (sender: Partial<Sender> = {}) => face.seen?.({ ...senderOf(person), ...sender }),
    left: async () => face.left?.(senderOf(person)),
  };
}
