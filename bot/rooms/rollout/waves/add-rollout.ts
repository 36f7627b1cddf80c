import { randomUUID } from 'node:crypto';
import { STAMP } from '../../../doors/azure/stamp.ts';
import { inBatches, inPartition, type Stored, type Table } from '../../../doors/azure/table.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { Rollout } from './rollout.ts';
import { PARTITION, type RolloutRow, toRolloutRow, toWaveRow, type WaveRow } from './rollout-rows.ts';

/** From claiming an id until its waves are there for sure, or never will be. */
const PLANNING_MS = 2 * 60_000;

interface PlanTables {
  rollouts: Table<RolloutRow>;
  waves: Table<WaveRow>;
}

/**
 * What became of a plan: its id can be taken, also by one that was deleted, or somebody else can be writing down a plan
 * under it right now.
 */
export type AddedPlan = 'added' | 'exists' | 'deleted' | 'being-planned';

/**
 * Writes down a plan so that nobody ever sees half of it, nor the waves of two plans together:
 * 1. The row of the rollout claims the id. Until it lets go of the claim, there is no such rollout for readers.
 * 2. The waves follow, each with the mark of this plan. Only waves with the mark of their rollout are ever read.
 * 3. The rollout lets go of the claim, if that is still its own.
 * A plan that broke off is cleared away by the next one under its id, once its time is over.
 */
export async function addRollout(
  tables: PlanTables,
  rollout: Rollout,
  planned: readonly PlannedWave[],
): Promise<AddedPlan> {
  const plan = randomUUID();
  const claimed = await claim(tables.rollouts, rollout, plan);
  if (claimed !== 'claimed') return claimed;
  const rows = planned.map((wave, place) => ({ ...toWaveRow(rollout.id, wave, place), plan }));
  for (const some of inBatches(rows)) {
    // What stands there is of a plan that broke off, or of somebody slow whose claim this plan took over.
    while ((await tables.waves.batch(some.map((row) => ({ op: 'insert', row })))) !== 'written') {
      if (!(await clearOthers(tables, rollout.id, plan))) return 'being-planned';
    }
  }
  const own = await tables.rollouts.get(PARTITION, rollout.id);
  if (own?.plan !== plan) return 'being-planned';
  const { partitionKey, rowKey, etag } = own;
  const done = await tables.rollouts.update({ partitionKey, rowKey, claimedAt: '' }, etag);
  if (done === 'changed') return 'being-planned';
  await clearOthers(tables, rollout.id, plan);
  return 'added';
}

async function claim(
  rollouts: Table<RolloutRow>,
  rollout: Rollout,
  plan: string,
): Promise<'claimed' | Exclude<AddedPlan, 'added'>> {
  const row = { ...toRolloutRow(rollout), plan, claimedAt: rollout.plannedAt };
  if ((await rollouts.insert(row)) === 'inserted') return 'claimed';
  const there = await rollouts.get(PARTITION, rollout.id);
  if (there?.deletedAt) return 'deleted';
  if (!there?.claimedAt) return 'exists';
  if (Date.parse(rollout.plannedAt) - Date.parse(there.claimedAt) < PLANNING_MS) return 'being-planned';
  return (await rollouts.update(row, there.etag)) === 'written' ? 'claimed' : 'being-planned';
}

/**
 * Removes the waves of other plans under this id; false when the id is no longer this plan's. Its claim is looked at
 * after the waves were listed: whoever takes it over later has written none of them.
 */
async function clearOthers(
  { rollouts, waves }: PlanTables,
  rolloutId: string,
  plan: string,
): Promise<boolean> {
  const others: Stored<WaveRow>[] = [];
  for await (const row of waves.list({ filter: inPartition(rolloutId) })) {
    if (row.plan !== plan && row.rowKey !== STAMP) others.push(row);
  }
  if ((await rollouts.get(PARTITION, rolloutId))?.plan !== plan) return false;
  for (const { partitionKey, rowKey, etag } of others) {
    await waves.removeUnchanged(partitionKey, rowKey, etag);
  }
  return true;
}
