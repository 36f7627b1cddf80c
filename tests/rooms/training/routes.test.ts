import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { getTraining } from '../../../bot/contract/training/training.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

const playbook = aPlaybook({
  phases: [
    aUserPhase({ training: [aLink('sign-in')] }),
    aUserPhase({ id: 'windows', name: 'Windows', training: [aLink('start-menu')] }),
  ],
});

test('people of one group get the training of the phase they are in', async () => {
  const { trainingOf } = await aRoom();

  expect(await trainingOf(aPerson({ groupId: 'sales' }))).toEqual(['start-menu']);
});

test('who came from another group gets the training of the wave that they finish', async () => {
  const { trainingOf } = await aRoom();

  expect(
    await trainingOf(
      aPerson({
        groupId: 'sales',
        moves: [aMove('2026-07-01', 'finance'), aMove('2026-09-05', 'sales')],
      }),
    ),
  ).toEqual(['sign-in']);
});

async function aRoom() {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { people, rollouts, routes } = await aHouse({ clock, shipped: [playbook] });
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
    aWave('windows', 'sales', '2026-09-01', '2026-10-01'),
  ]);
  return {
    async trainingOf(person: Person) {
      await addPeople(people, person);
      const { items } = await callRoute(routes, getTraining, { caller: callerOf(person) });
      return items.map(({ id }) => id);
    },
  };
}

function aMove(date: string, groupId: string) {
  return { date: Temporal.PlainDate.from(date), groupId, pilot: false };
}

function aLink(id: string) {
  return { id, title: `About ${id}`, url: `https://learn.example/${id}`, minutes: 5 };
}
