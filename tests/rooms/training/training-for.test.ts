import { expect, test } from 'vitest';
import { trainingFor } from '../../../bot/rooms/training/training-for.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';

const playbook = aPlaybook({
  phases: [
    aUserPhase({ id: 'identity', training: [aLink('sign-in')] }),
    aUserPhase({ id: 'windows', training: [aLink('start-menu'), aLink('files')] }),
    aUserPhase({ id: 'apps', training: [] }),
    aUserPhase({ id: 'labels', training: [aLink('label')] }),
  ],
});

test.each([
  { on: { now: ['windows'], next: ['labels'], done: ['identity'] }, fits: ['start-menu', 'files'] },
  { on: { now: ['identity', 'labels'] }, fits: ['sign-in', 'label'] },
  { on: { next: ['windows'], done: ['identity'] }, fits: ['start-menu', 'files'] },
  { on: { held: ['windows'], next: ['labels'] }, fits: ['start-menu', 'files'] },
  { on: { done: ['identity', 'labels'] }, fits: ['label', 'sign-in'] },
  { on: { now: ['apps'], next: ['labels'] }, fits: ['label'] },
  { on: { now: ['renamed'] }, fits: [] },
  { on: {}, fits: [] },
])('on $on the training is $fits', ({ on, fits }) => {
  const items = trainingFor(playbook, {
    now: waves(on.now),
    next: waves(on.next),
    held: waves(on.held),
    done: waves(on.done),
    missed: [],
  });

  expect(items.map((item) => item.id)).toEqual(fits);
});

test('who missed a phase gets its training to catch up, once nothing else is near', () => {
  const missed = [
    { phaseId: 'windows', why: 'over' as const },
    { phaseId: 'labels', why: 'not-planned' as const },
  ];
  const nothing = { now: [], next: [], held: [], done: waves(['identity']), missed };

  const catchingUp = trainingFor(playbook, nothing);
  const busy = trainingFor(playbook, { ...nothing, now: waves(['identity']) });

  expect(catchingUp.map(({ id }) => id)).toEqual(['start-menu', 'files']);
  expect(busy.map(({ id }) => id)).toEqual(['sign-in']);
});

test('an item names the phase it is for', () => {
  const items = trainingFor(playbook, { now: waves(['identity']), next: [], held: [], done: [], missed: [] });

  expect(items).toEqual([
    {
      id: 'sign-in',
      title: 'About sign-in',
      url: 'https://learn.example/sign-in',
      minutes: 5,
      phaseId: 'identity',
    },
  ]);
});

function waves(phases: readonly string[] = []) {
  return phases.map((phaseId) => ({ phaseId }));
}

function aLink(id: string) {
  return { id, title: `About ${id}`, url: `https://learn.example/${id}`, minutes: 5 };
}
