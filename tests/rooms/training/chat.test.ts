import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';

const links = Array.from({ length: 7 }, (_, at) => ({
  id: `link-${at}`,
  title: `Lesson ${at}`,
  url: `https://learn.example/${at}`,
  minutes: at + 1,
}));
const playbook = aPlaybook({ phases: [aUserPhase({ training: links })] });

test('typed words and the button get a card with minutes, five buttons, and links for the rest', async () => {
  const { ask, person } = await aRoom();

  const typed = await ask(person, 'TRAIN ME!');
  const pressed = await ask(person, 'Training');

  expect(typed).toEqual(pressed);
  expect(typed).toContain('1 minute, on learn.example');
  expect(typed).toContain('[Lesson 5](https://learn.example/5)');
  expect(typed).toContain('[Lesson 6](https://learn.example/6)');
  expect(typed.match(/Action\.OpenUrl/g)).toHaveLength(5);
});

test('somebody for whom nothing is planned reads a sentence', async () => {
  const { ask } = await aRoom();

  const answer = await ask(aPerson({ id: 'c0ffee00-0000-4000-8000-000000000000' }), 'training');

  expect(answer).toContain('There is no training for you yet');
});

async function aRoom() {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { people, rollouts, type } = await aHouse({ clock, shipped: [playbook] });
  await rollouts.add(aRollout({ playbook }), [aWave('identity', 'finance', '2026-09-01', '2026-10-01')]);
  const person = aPerson();
  await addPeople(people, person);
  return { ask: type, person };
}
