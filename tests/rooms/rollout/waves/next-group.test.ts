import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { nextGroup } from '../../../../bot/rooms/rollout/waves/next-group.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

test('the next group is the first to start after a day; the pilot set is none', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);
  await rollouts.add(aRollout(), [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
    aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
    aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
  ]);

  const days = ['2026-08-01', '2026-09-10', '2026-09-20'];
  const next = await Promise.all(days.map((day) => nextGroup(rollouts, Temporal.PlainDate.from(day))));

  expect(next).toEqual(['finance', 'sales', undefined]);
});

test('of several rollouts the first to start counts', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);
  await rollouts.add(aRollout(), [aWave('identity', 'finance', '2026-09-10', '2026-09-20')]);
  await rollouts.add(aRollout({ id: 'spring' }), [aWave('identity', 'sales', '2026-10-01', '2026-10-10')]);

  const days = ['2026-09-01', '2026-09-10'];
  const next = await Promise.all(days.map((day) => nextGroup(rollouts, Temporal.PlainDate.from(day))));

  expect(next).toEqual(['finance', 'sales']);
});

test('while nothing is planned no group is next', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);

  const next = await nextGroup(rollouts, Temporal.PlainDate.from('2026-08-01'));

  expect(next).toBeUndefined();
});
