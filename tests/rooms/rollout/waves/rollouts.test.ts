import { expect, test } from 'vitest';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import type { Cell, Write } from '../../../../bot/doors/azure/table.ts';
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

test('of two plans under one id at the same time one stands as a whole, and the other is told', async () => {
  const storage = testStorage();
  const [here, there] = [
    await rolloutsWith(storage, [aPlaybook()]),
    await rolloutsWith(storage, [aPlaybook()]),
  ];
  const plans = [planOf('a'), planOf('b')] as const;

  const results = await Promise.all([here.add(ROLLOUT, plans[0]), there.add(ROLLOUT, plans[1])]);

  expect(results.toSorted()).toEqual(['added', 'being-planned']);
  const kept = (await here.waves('autumn')).map(({ groupId }) => groupId);
  expect(kept).toEqual(plans[results.indexOf('added')]?.map(({ groupId }) => groupId));
});

test('a plan is not there before all of its waves are', async () => {
  const storage = brokenAt(testStorage(), 2);
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);

  await expect(rollouts.add(ROLLOUT, planOf('a'))).rejects.toThrow('broke off');

  expect(await rollouts.get('autumn')).toBeUndefined();
  expect(await rollouts.all()).toEqual([]);
  expect(await rollouts.waves('autumn')).toEqual([]);
  await expect(rollouts.wave('autumn.identity.a0')).rejects.toMatchObject({ code: 'wave-not-found' });
});

test('a plan that broke off holds its id for two minutes, and leaves nothing in the next one', async () => {
  const storage = testStorage();
  const broken = await rolloutsWith(brokenAt(storage, 2), [aPlaybook()]);
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const at = (plannedAt: string) => ({ ...ROLLOUT, plannedAt });
  await expect(broken.add(at('2026-09-10T10:00:00Z'), planOf('a'))).rejects.toThrow('broke off');

  expect(await rollouts.add(at('2026-09-10T10:01:59Z'), planOf('b'))).toBe('being-planned');
  expect(await rollouts.add(at('2026-09-10T10:02:00Z'), planOf('b'))).toBe('added');

  expect((await rollouts.waves('autumn')).map(({ groupId }) => groupId)).toEqual(
    planOf('b').map(({ groupId }) => groupId),
  );
  const rows = await storage.table('waves');
  expect((await Array.fromAsync(rows.list())).filter(({ rowKey }) => rowKey.includes('.a'))).toEqual([]);
});

test('a plan that took too long does not come between the waves of the one that took its id over', async () => {
  const storage = testStorage();
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const overtaking = { run: async () => {} };
  const slow = await rolloutsWith(
    pausedAt(storage, 2, () => overtaking.run()),
    [aPlaybook()],
  );
  overtaking.run = async () => {
    expect(await rollouts.add({ ...ROLLOUT, plannedAt: '2026-09-10T11:00:00Z' }, planOf('b'))).toBe('added');
  };

  expect(await slow.add({ ...ROLLOUT, plannedAt: '2026-09-10T10:00:00Z' }, planOf('a'))).toBe(
    'being-planned',
  );

  expect((await rollouts.waves('autumn')).map(({ groupId }) => groupId)).toEqual(
    planOf('b').map(({ groupId }) => groupId),
  );
});

test('of a plan that broke off nobody is in the pilot set of the next one, and nobody ever sees half of a set', async () => {
  const storage = testStorage();
  const broken = await rolloutsWith(brokenAt(storage, 2), [aPlaybook()]);
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const at = (plannedAt: string) => ({ ...ROLLOUT, plannedAt });
  const first = broken.add(at('2026-09-10T10:00:00Z'), planOf('a'), peopleOf('a'));
  await expect(first).rejects.toThrow('broke off');
  const unplanned = await rollouts.pilots('autumn');

  await rollouts.add(at('2026-09-10T10:02:00Z'), planOf('b'), peopleOf('b'));

  expect(unplanned.steps.size).toBe(0);
  const { own, steps } = await rollouts.pilots('autumn');
  expect([own, [...steps.keys()].toSorted()]).toEqual([true, peopleOf('b').toSorted()]);
  const rows = await storage.table('rolloutpilots');
  expect((await Array.fromAsync(rows.list())).map(({ rowKey }) => rowKey[0])).not.toContain('a');
});

test('a wave that does not exist is not found', async () => {
  const rollouts = await rolloutsWith(testStorage(), [aPlaybook()]);

  for (const id of ['autumn.identity.finance', 'nothing', '', '..', "a'b.c.d"]) {
    await expect(rollouts.wave(id)).rejects.toMatchObject({ kind: 'not-found', code: 'wave-not-found' });
  }
});

/** More waves than one batch takes, for groups that no other plan has. */
function planOf(letter: string) {
  return Array.from({ length: 150 }, (_, index) =>
    aWave('identity', `${letter}${index}`, '2026-09-01', '2026-10-01'),
  );
}

function peopleOf(letter: string): string[] {
  return Array.from({ length: 150 }, (_, index) => `${letter}${index}`);
}

/** The same storage, in which the process that writes waves dies with this batch. */
function brokenAt(storage: Storage, batch: number): Storage {
  return pausedAt(storage, batch, async () => {
    throw new Error('broke off');
  });
}

/** The same storage; something happens before this batch of waves is written. */
function pausedAt(storage: Storage, batch: number, happens: () => Promise<void>): Storage {
  let batches = 0;
  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      const table = await storage.table<T>(name);
      if (name !== 'waves') return table;
      return {
        ...table,
        async batch(writes: readonly Write<T>[]) {
          batches += 1;
          if (batches === batch) await happens();
          return table.batch(writes);
        },
      };
    },
  };
}
