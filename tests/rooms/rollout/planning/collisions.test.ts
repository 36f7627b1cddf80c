import { expect, test } from 'vitest';
import { collisionsOf } from '../../../../bot/rooms/rollout/planning/collisions.ts';
import { aWave } from '../../../support/builders.ts';

const march = aWave('mail', 'finance', '2027-03-01', '2027-03-11');

test.each([
  ['ends inside', aWave('windows', 'finance', '2027-02-20', '2027-03-02')],
  ['begins on the last day', aWave('windows', 'finance', '2027-03-10', '2027-03-20')],
  ['lies inside', aWave('windows', 'finance', '2027-03-04', '2027-03-05')],
  ['lies around', aWave('windows', 'finance', '2027-01-01', '2027-12-01')],
])('a wave of the same group that %s collides', (_how, other) => {
  const found = collisionsOf([march], [other]);

  expect(found).toEqual([{ wave: march, other }]);
});

test.each([
  ['of the same group that ends as it begins', aWave('windows', 'finance', '2027-02-20', '2027-03-01')],
  ['of the same group that begins as it ends', aWave('windows', 'finance', '2027-03-11', '2027-03-20')],
  ['of another group on the same days', aWave('windows', 'sales', '2027-03-01', '2027-03-11')],
  ['of the pilot set on the same days', aWave('windows', 'pilot', '2027-03-01', '2027-03-11')],
])('a wave %s does not collide', (_how, other) => {
  expect(collisionsOf([march], [other])).toEqual([]);
});

test('two pilot sets on the same days collide', () => {
  const pilot = aWave('mail', 'pilot', '2027-03-01', '2027-03-11');
  const other = aWave('windows', 'pilot', '2027-03-05', '2027-03-15');

  expect(collisionsOf([pilot], [other])).toEqual([{ wave: pilot, other }]);
});

test('every two that share a day are told, in the order of the waves', () => {
  const sales = aWave('mail', 'sales', '2027-03-11', '2027-03-21');
  const others = [
    aWave('windows', 'sales', '2027-03-20', '2027-04-01'),
    aWave('windows', 'finance', '2027-03-08', '2027-03-20'),
    aWave('apps', 'finance', '2027-02-20', '2027-03-08'),
  ];

  const found = collisionsOf([march, sales], others);

  expect(found).toEqual([
    { wave: march, other: others[2] },
    { wave: march, other: others[1] },
    { wave: sales, other: others[0] },
  ]);
});
