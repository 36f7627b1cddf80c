import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { rolloutState } from '../../../../bot/rooms/rollout/waves/rollout-state.ts';
import { aRollout } from '../../../support/builders.ts';

const rollout = aRollout({
  start: Temporal.PlainDate.from('2026-09-01'),
  end: Temporal.PlainDate.from('2026-10-01'),
});

test.each([
  ['2026-08-31', 'planned'],
  ['2026-09-01', 'running'],
  ['2026-09-30', 'running'],
  ['2026-10-01', 'finished'],
])('on %s a rollout of September is %s', (day, state) => {
  expect(rolloutState(rollout, Temporal.PlainDate.from(day))).toBe(state);
});

test('who cancels a rollout does so for good', () => {
  const cancelled = {
    at: '2026-09-02T08:00:00.000Z',
    on: '2026-09-02',
    by: 'Lea Lead',
    reason: 'Licences are late.',
  };

  const states = ['2026-08-31', '2026-09-15', '2026-10-01'].map((day) =>
    rolloutState({ ...rollout, cancelled }, Temporal.PlainDate.from(day)),
  );

  expect(states).toEqual(['cancelled', 'cancelled', 'cancelled']);
});
