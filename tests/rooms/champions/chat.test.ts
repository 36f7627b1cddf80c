import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { addPeople, aPerson } from '../../support/builders.ts';

const cho = aPerson({ role: 'champion', name: 'Cho Champion', upn: 'cho+1@contoso.example' });
const kim = aPerson({ role: 'champion', name: 'Kim Champion', upn: 'kim@contoso.example' });
const elsewhere = aPerson({ role: 'champion', name: 'Eve Elsewhere', groupId: 'hr' });

test('the champions of my group are named, with a way to write to each', async () => {
  const { ask, member } = await aRoom(cho, kim, elsewhere);

  const answer = await ask(member, 'who is my champion');

  expect(answer).toContain('Your champions');
  expect(answer).toContain('Cho Champion (cho+1@contoso.example)');
  expect(answer).toContain('https://teams.microsoft.com/l/chat/0/0?users=cho%2B1%40contoso.example');
  expect(answer).toContain('Chat with Kim Champion');
  expect(answer).not.toContain('Eve Elsewhere');
});

test('a champion with a link for a name is no link', async () => {
  const eve = aPerson({ role: 'champion', name: '[Sign in again](https://evil.example)', upn: '' });
  const { ask, member } = await aRoom(eve);

  const answer = await ask(member, 'who is my champion');

  expect(answer).toContain('Sign in again');
  expect(answer).not.toContain('[Sign in again](');
});

test('a champion hears of the other champions of their group', async () => {
  const { ask } = await aRoom(cho, kim);

  const answer = await ask(cho, 'champion');

  expect(answer).toContain('Your fellow champion');
  expect(answer).toContain('Kim Champion');
  expect(answer).not.toContain('Chat with Cho Champion');
});

test('the only champion of a group is told so', async () => {
  const { ask } = await aRoom(cho);

  const answer = await ask(cho, 'my champion');

  expect(answer).toContain('You are the champion of Finance, the only one so far.');
});

test('a group without a champion is told how to get help', async () => {
  const { ask, member } = await aRoom(elsewhere);

  const answer = await ask(member, 'Who can help me?');

  expect(answer).toContain('Finance has no champion yet.');
  expect(answer).toContain('type **Report an issue**');
});

test('somebody whose group nobody knows is told how to get help', async () => {
  const { ask } = await aRoom(cho);

  const answer = await ask(aPerson({ name: 'New Here' }), 'champions');

  expect(answer).toContain("I don't know which business group you are in yet.");
});

test('somebody who has left is in no group whose champions they could ask', async () => {
  const gone = aPerson({ groupId: 'has-left' });
  const { ask, people } = await aRoom(cho);
  await people.table.save(gone);

  expect(await ask(gone, 'champions')).toContain("I don't know which business group you are in yet.");
});

async function aRoom(...champions: readonly Person[]) {
  const { people, type } = await aHouse({ clock: settableClock('2026-09-10T10:00:00Z') });
  const member = aPerson();
  await addPeople(people, member, ...champions);
  return { ask: type, member, people };
}
