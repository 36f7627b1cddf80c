import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { conflicts } from '../../../support/conflicts.ts';

const first = Temporal.PlainDate.from('2026-12-15');

function aWave(phaseId: string, groupId: string, from: number, to: number): PlannedWave {
  return { phaseId, groupId, start: first.add({ days: from }), end: first.add({ days: to }) };
}

test('a phase may start on the day the one before ends', () => {
  const waves = [aWave('identity', 'a', 30, 60), aWave('windows', 'a', 60, 90)];

  expect(conflicts(waves)).toEqual([]);
});

test('different groups may be in different phases at once', () => {
  const waves = [aWave('identity', 'b', 60, 90), aWave('windows', 'a', 60, 90)];

  expect(conflicts(waves)).toEqual([]);
});

test('two groups that change places in one phase are found, with the days they share', () => {
  const waves = [
    aWave('identity', 'a', 30, 60),
    aWave('identity', 'b', 60, 90),
    aWave('windows', 'b', 60, 90),
    aWave('windows', 'a', 90, 120),
  ];

  expect(conflicts(waves)).toEqual([
    {
      groupId: 'b',
      phases: ['identity', 'windows'],
      start: first.add({ days: 60 }),
      end: first.add({ days: 90 }),
    },
  ]);
});

test('a wave that slipped is in conflict with every phase it reaches into', () => {
  const waves = [aWave('windows', 'a', 60, 90), aWave('apps', 'a', 90, 120), aWave('identity', 'a', 30, 100)];

  expect(
    conflicts(waves).map(({ phases, start, end }) => [phases, start.toString(), end.toString()]),
  ).toEqual([
    [['identity', 'windows'], '2027-02-13', '2027-03-15'],
    [['identity', 'apps'], '2027-03-15', '2027-03-25'],
  ]);
});

test('a bundle of waves on the same dates is no conflict, a wave that leaves it is', () => {
  const together = [aWave('identity', 'a', 30, 90), aWave('windows', 'a', 30, 90)];
  const apart = [...together, aWave('apps', 'a', 40, 100)];

  expect(conflicts(together)).toHaveLength(1);
  expect(conflicts(together, { bundle: true })).toEqual([]);
  expect(conflicts(apart, { bundle: true }).map(({ phases }) => phases)).toEqual([
    ['identity', 'apps'],
    ['windows', 'apps'],
  ]);
});
