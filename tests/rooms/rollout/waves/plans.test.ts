import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPlanChanges } from '../../../../bot/rooms/rollout/waves/plan-changes.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { countedStorage, sumOf } from '../../../support/counted-storage.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

test('all rollouts are there with their waves, also a cancelled one, and nothing is read for the next who asks', async () => {
  const { rollouts, counts, storage } = await twoRollouts();
  const cancelled = JSON.stringify({
    at: '2026-09-01T08:00:00.000Z',
    on: '2026-09-01',
    by: 'Lea Lead',
    reason: 'No budget.',
  });
  const row = { partitionKey: 'rollout', rowKey: 'mail', cancelled };
  await (await storage.table<{ cancelled: string }>('rollouts')).merge(row);

  const plans = await rollouts.plans();
  counts.got.clear();
  const again = await rollouts.plans();

  expect(plans.map(({ rollout, waves }) => [rollout.id, rollout.cancelled?.by, waves.length])).toEqual([
    ['mail', 'Lea Lead', 1],
    ['autumn', undefined, 2],
  ]);
  expect(again).toBe(plans);
  expect(sumOf(counts.got)).toBe(0);
});

test('a hold, and its release, are there for whoever asks next', async () => {
  const { rollouts, storage } = await twoRollouts();
  const changes = await openPlanChanges(storage);
  const held = async () =>
    (await rollouts.plans()).flatMap(({ waves }) => waves.filter((wave) => wave.heldBecause !== null));
  const before = await held();

  await changes.hold('autumn', { id: 'lead', kind: 'lead', why: 'Printers fail.' }, anEntry());
  const within = await held();
  await changes.release('autumn', 'lead', anEntry());

  expect([before, within, await held()].map((waves) => waves.length)).toEqual([0, 1, 0]);
});

test('after a change of one rollout the waves of the other are the same list', async () => {
  const { rollouts, storage } = await twoRollouts();
  const [mail, autumn] = await rollouts.plans();

  const changes = await openPlanChanges(storage);
  await changes.hold('autumn', { id: 'lead', kind: 'lead', why: 'Printers fail.' }, anEntry());
  const [mailThen, autumnThen] = await rollouts.plans();

  expect(mailThen?.waves).toBe(mail?.waves);
  expect(autumnThen?.waves).not.toBe(autumn?.waves);
});

test('a rollout that was just planned is there', async () => {
  const { rollouts } = await twoRollouts();
  await rollouts.plans();

  await rollouts.add(aRollout({ id: 'spring' }), []);

  expect((await rollouts.plans()).map(({ rollout }) => rollout.id)).toContain('spring');
});

async function twoRollouts() {
  const { storage, counts } = countedStorage(testStorage());
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  await rollouts.add(aRollout(), [
    aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
    aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
  ]);
  await rollouts.add(aRollout({ id: 'mail', plannedAt: '2026-08-20T08:00:00.000Z' }), [
    aWave('identity', 'finance', '2026-11-10', '2026-11-20'),
  ]);
  return { rollouts, storage, counts };
}

function anEntry() {
  return {
    id: randomUUID(),
    change: 'held' as const,
    waveId: 'autumn.identity.finance',
    by: { id: randomUUID(), name: 'Lea Lead' },
    at: '2026-09-01T08:00:00.000Z',
    reason: 'Laptops come later',
    dates: null,
    waves: 1,
    version: null,
    rolloutEnd: null,
  };
}
