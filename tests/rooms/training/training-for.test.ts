import { expect, test } from 'vitest';
import { trainingFor } from '../../../bot/rooms/training/training-for.ts';
import { aUserPhase } from '../../support/a-playbook.ts';

const phases = [
  aUserPhase({ id: 'identity', training: [aLink('sign-in')] }),
  aUserPhase({ id: 'windows', training: [aLink('start-menu'), aLink('files')] }),
  aUserPhase({ id: 'apps', training: [] }),
  aUserPhase({ id: 'labels', training: [aLink('label')] }),
];

test.each([
  { on: { now: ['windows'], next: ['labels'], done: ['identity'] }, fits: ['start-menu', 'files'] },
  { on: { now: ['identity', 'labels'] }, fits: ['sign-in', 'label'] },
  { on: { next: ['windows'], done: ['identity'] }, fits: ['start-menu', 'files'] },
  { on: { held: ['windows'], next: ['labels'] }, fits: ['start-menu', 'files'] },
  { on: { done: ['identity', 'labels'] }, fits: ['label', 'sign-in'] },
  { on: { now: ['apps'], next: ['labels'] }, fits: ['label'] },
  { on: {}, fits: [] },
])('on $on the training is $fits', ({ on, fits }) => {
  const items = trainingFor({
    now: turns(on.now),
    next: turns(on.next),
    held: turns(on.held),
    done: turns(on.done),
    missed: [],
  });

  expect(items.map((item) => item.id)).toEqual(fits);
});

test('who missed a phase gets its training to catch up, once nothing else is near', () => {
  const missed = [
    ...turns(['windows']).map((turn) => ({ ...turn, why: 'over' as const })),
    ...turns(['labels']).map((turn) => ({ ...turn, why: 'not-planned' as const })),
  ];
  const nothing = { now: [], next: [], held: [], done: turns(['identity']), missed };

  const catchingUp = trainingFor(nothing);
  const busy = trainingFor({ ...nothing, now: turns(['identity']) });

  expect(catchingUp.map(({ id }) => id)).toEqual(['start-menu', 'files']);
  expect(busy.map(({ id }) => id)).toEqual(['sign-in']);
});

test('each rollout adds what is on in it, or else what comes next in it', () => {
  const nothing = { now: [], next: [], held: [], done: [], missed: [] };
  const now = turns(['identity']);

  const beside = trainingFor({ ...nothing, now, next: turns(['windows'], 'mail') });
  const within = trainingFor({ ...nothing, now, next: turns(['windows']) });
  const twice = trainingFor({ ...nothing, now: [...now, ...turns(['identity'], 'south')] });

  expect(beside.map(({ id }) => id)).toEqual(['sign-in', 'start-menu', 'files']);
  expect(within.map(({ id }) => id)).toEqual(['sign-in']);
  expect(twice.map(({ id }) => id)).toEqual(['sign-in']);
});

test('an item names the phase it is for', () => {
  const items = trainingFor({ now: turns(['identity']), next: [], held: [], done: [], missed: [] });

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

function turns(ids: readonly string[] = [], rollout = 'autumn') {
  return phases.filter(({ id }) => ids.includes(id)).map((phase) => ({ rollout: { id: rollout }, phase }));
}

function aLink(id: string) {
  return { id, title: `About ${id}`, url: `https://learn.example/${id}`, minutes: 5 };
}
