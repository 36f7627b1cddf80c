import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { Rollout } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import { rolloutsInSight } from '../../../../bot/rooms/rollout/waves/rollouts-in-sight.ts';
import { aRollout } from '../../../support/builders.ts';

const TODAY = Temporal.PlainDate.from('2026-12-01');
const CANCELLED = {
  at: '2026-11-20T08:00:00.000Z',
  on: '2026-11-20',
  by: 'Lea Lead',
  reason: 'Licences are late.',
};

test('planned and running ones are in sight, and what finished in the last thirty days', () => {
  expect(
    inSight(
      from('planned', '2027-01-01', '2027-03-01'),
      from('running', '2026-11-01', '2027-01-01'),
      from('just-over', '2026-09-01', '2026-11-01'),
      from('long-over', '2026-08-01', '2026-10-31'),
    ),
  ).toEqual(['planned', 'running', 'just-over']);
});

test('what was cancelled is not', () => {
  expect(
    inSight(
      from('running', '2026-11-01', '2027-01-01', CANCELLED),
      from('other', '2026-11-01', '2027-01-01'),
    ),
  ).toEqual(['other']);
});

test('where all are long over, the one that ended last still is', () => {
  expect(
    inSight(from('first', '2026-01-01', '2026-03-01'), from('last', '2026-02-01', '2026-06-01')),
  ).toEqual(['last']);
});

test('nothing is in sight where nothing is planned, or all was cancelled', () => {
  expect(inSight()).toEqual([]);
  expect(inSight(from('running', '2026-11-01', '2027-01-01', CANCELLED))).toEqual([]);
});

function from(id: string, start: string, end: string, cancelled: Rollout['cancelled'] = null): Rollout {
  const days = { start: Temporal.PlainDate.from(start), end: Temporal.PlainDate.from(end) };
  return aRollout({ id, ...days, cancelled });
}

function inSight(...rollouts: Rollout[]): string[] {
  return rolloutsInSight(rollouts, TODAY).map(({ id }) => id);
}
