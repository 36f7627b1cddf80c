import { expect, test } from 'vitest';
import { callerFor } from '../../../bot/rooms/people/caller.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { testStorage } from '../../support/storage.ts';
import { anId } from './a-people-csv.ts';

test('a caller is who our own rows say they are', async () => {
  const people = await openPeople(testStorage());
  const person = aPerson({ role: 'lead', leads: ['finance'], approver: true, pilot: true });
  await addPeople(people, person);

  const caller = await callerFor(people, {
    id: person.id,
    name: 'Name in the token',
    upn: 'token@c.example',
  });

  expect(caller).toEqual({
    id: person.id,
    name: person.name,
    upn: person.upn,
    role: 'lead',
    group: { id: 'finance', name: 'Finance' },
    pilot: true,
    leads: ['finance'],
    approver: true,
  });
});

test.each([
  ['Ada Novak', 'Ada Novak is not known to Groundswell yet.'],
  ['', 'You are not known to Groundswell yet.'],
])('somebody nobody knows, called %j, is refused with what to do', async (name, sentence) => {
  const people = await openPeople(testStorage());

  const calling = callerFor(people, { id: anId(1), name, upn: '' });

  await expect(calling).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'person-unknown',
    message: `${sentence} Ask a rollout lead to import your business group.`,
  });
});

test('calling makes nobody known', async () => {
  const people = await openPeople(testStorage());

  await callerFor(people, { id: anId(1), name: 'Ada', upn: '' }).catch(() => undefined);

  expect(await people.table.find(anId(1))).toBeUndefined();
});
