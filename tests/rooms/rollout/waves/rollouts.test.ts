import { expect, test } from 'vitest';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

const ROLLOUT = aRollout();

test('a plan that broke off before its rollout was there leaves no wave in the next', async () => {
  const storage = testStorage();
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const waves = await storage.table<{ place: number }>('waves');
  await waves.put({ partitionKey: 'autumn', rowKey: 'autumn.identity.gone', place: 0 });

  await rollouts.add(ROLLOUT, [aWave('identity', 'finance', '2026-09-01', '2026-10-01')]);

  expect((await rollouts.waves('autumn')).map(({ id }) => id)).toEqual(['autumn.identity.finance']);
});

test('more waves than a batch takes are kept, in the order of the plan', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);
  const planned = Array.from({ length: 230 }, (_, index) =>
    aWave('identity', `g${(index * 7) % 230}`, '2026-09-01', '2026-10-01'),
  );

  await rollouts.add(ROLLOUT, planned);

  const kept = await rollouts.waves('autumn');
  expect(kept.map(({ groupId }) => groupId)).toEqual(planned.map(({ groupId }) => groupId));
});

test('of two plans under one id at the same time one is refused', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);
  const wave = aWave('identity', 'finance', '2026-09-01', '2026-10-01');

  const results = await Promise.all([rollouts.add(ROLLOUT, [wave]), rollouts.add(ROLLOUT, [wave])]);

  expect(results.toSorted()).toEqual(['added', 'exists']);
});

test('a wave that does not exist is not found', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);

  for (const id of ['autumn.identity.finance', 'nothing', '', '..', "a'b.c.d"]) {
    await expect(rollouts.wave(id)).rejects.toMatchObject({ kind: 'not-found', code: 'wave-not-found' });
  }
});
