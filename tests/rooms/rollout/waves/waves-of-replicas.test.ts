import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Dates } from '../../../../bot/contract/rollout/plan-dates.ts';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import { openPlanChanges, type PlanMove } from '../../../../bot/rooms/rollout/waves/plan-changes.ts';
import { openPlanLog, type PlanEntry } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import { PARTITION, type RolloutRow } from '../../../../bot/rooms/rollout/waves/rollout-rows.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { countedStorage } from '../../../support/counted-storage.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

const FINANCE = 'autumn.identity.finance';
const FROM: Dates = { start: '2026-09-10', end: '2026-09-20' };
const TO: Dates = { start: '2026-10-10', end: '2026-10-20' };

test('while nothing changes, the waves are read once', async () => {
  const { here, listed } = await twoReplicas();

  const first = await here.rollouts.waves('autumn');
  const second = await here.rollouts.waves('autumn');

  expect(second).toBe(first);
  expect(listed()).toBe(1);
});

test('a move by one replica is there for the next reader of another', async () => {
  const { here, there, datesHere } = await twoReplicas();
  const before = await datesHere();

  await there.changes.move(aMove(0));
  const moved = await datesHere();
  await there.changes.move({ ...aMove(1), moves: [{ waveId: FINANCE, from: TO, to: FROM }] });

  expect([before, moved, await datesHere()]).toEqual([FROM, TO, FROM]);
  expect(await here.changes.version('autumn')).toBe(2);
});

test('a move of which no wave is written yet is there as well', async () => {
  const { storage, datesHere } = await twoReplicas();
  const before = await datesHere();
  const { entry, moves } = aMove(0);
  await (await openPlanLog(storage)).writeMove('autumn', entry, moves);

  const row = { partitionKey: PARTITION, rowKey: 'autumn', version: 1, unfinished: entry.id };
  await (await storage.table<RolloutRow>('rollouts')).merge(row);

  expect([before, await datesHere()]).toEqual([FROM, TO]);
});

test('a hold and its release by one replica are there for the next reader of another', async () => {
  const { here, there } = await twoReplicas();
  const heldHere = async () =>
    (await here.rollouts.waves('autumn')).filter(({ heldBecause }) => heldBecause).map(({ id }) => id);
  const before = await heldHere();

  await there.changes.hold('autumn', { id: 'lead', kind: 'lead', why: 'Printers fail.' }, anEntry());
  const held = await heldHere();
  await there.changes.release('autumn', 'lead', anEntry());

  expect([before, held, await heldHere()]).toEqual([[], [FINANCE], []]);
});

test('a rollout that is planned after somebody looked for it has its waves', async () => {
  const storage = testStorage();
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const before = await rollouts.waves('autumn');

  await rollouts.add(aRollout(), [aWave('identity', 'finance', FROM.start, FROM.end)]);

  expect([before.length, (await rollouts.waves('autumn')).length]).toEqual([0, 1]);
});

/** Two processes of the product on one storage, with a rollout that both have read. */
async function twoReplicas() {
  const storage = testStorage();
  const { storage: counted, counts } = countedStorage(storage);
  const [here, there] = await Promise.all([replica(counted), replica(storage)]);
  await here.rollouts.add(aRollout(), [
    aWave('identity', 'finance', FROM.start, FROM.end),
    aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
  ]);
  counts.listed.clear();
  await there.rollouts.waves('autumn');
  return {
    storage,
    here,
    there,
    listed: () => counts.listed.get('waves'),
    async datesHere(): Promise<Dates | undefined> {
      const wave = (await here.rollouts.waves('autumn')).find(({ id }) => id === FINANCE);
      return wave && { start: wave.start.toString(), end: wave.end.toString() };
    },
  };
}

async function replica(storage: Storage) {
  return {
    rollouts: await rolloutsWith(storage, [aPlaybook()]),
    changes: await openPlanChanges(storage),
  };
}

function aMove(seen: number): PlanMove {
  const moves = [{ waveId: FINANCE, from: FROM, to: TO }];
  return { rolloutId: 'autumn', seen, entry: anEntry(), moves, end: '2026-12-01' };
}

function anEntry(): PlanEntry {
  return {
    id: randomUUID(),
    change: 'moved',
    waveId: FINANCE,
    by: { id: randomUUID(), name: 'Lea Lead' },
    at: '2026-09-01T08:00:00.000Z',
    reason: 'Laptops come later',
    dates: null,
    waves: 1,
    version: null,
    rolloutEnd: null,
  };
}
