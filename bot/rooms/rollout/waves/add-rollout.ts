import { randomUUID } from 'node:crypto';
import { STAMP } from '../../../doors/azure/stamp.ts';
import { inBatches, inPartition, type Row, type Table } from '../../../doors/azure/table.ts';
import { type PilotRow, toFirstRow } from '../pilots/pilot-rows.ts';
import { otherDates } from './dates-seen.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { Rollout } from './rollout.ts';
import { PARTITION, type RolloutRow, toRolloutRow, toWaveRow, type WaveRow } from './rollout-rows.ts';

/** From claiming an id until its waves are there for sure, or never will be. */
const PLANNING_MS = 2 * 60_000;

interface PlanTables {
  rollouts: Table<RolloutRow>;
  waves: Table<WaveRow>;
  pilots: Table<PilotRow>;
}

/** What is written down of a plan besides the row of its rollout. */
export interface PlanParts {
  waves: readonly PlannedWave[];
  /** Object ids of its pilot set; left out, it has none of its own and follows the organisation's. */
  pilots?: readonly string[] | undefined;
  /** Of all rollouts, where the plan was judged by them; left out, it stands whatever they are. */
  datesSeen?: string | undefined;
}

/**
 * What became of a plan: its id can be taken, also by one that was deleted, or somebody else can be writing down a plan
 * under it right now. `others-changed`: the dates of other rollouts are not those that were seen; nothing of it is left.
 */
export type AddedPlan = 'added' | 'exists' | 'deleted' | 'being-planned' | 'others-changed';

/**
 * Writes down a plan so that nobody ever sees half of it, nor the waves or the pilot sets of two plans together:
 * 1. The row of the rollout claims the id. Until it lets go of the claim, there is no such rollout for readers.
 * 2. The waves follow, and the people of its pilot set, each with the mark of this plan. Only those with the mark of
 *    their rollout are ever read.
 * 3. The rollout lets go of the claim, if that is still its own, and no other rollout got other dates meanwhile.
 * A plan that broke off is cleared away by the next one under its id, once its time is over.
 */
export async function addRollout(
  tables: PlanTables,
  rollout: Rollout,
  { waves, pilots, datesSeen }: PlanParts,
): Promise<AddedPlan> {
  const plan = randomUUID();
  const own = pilots !== undefined;
  const claimed = await claim(
    tables.rollouts,
    { ...toRolloutRow(rollout), ...(own && { pilotSet: 'own' }) },
    plan,
  );
  if (claimed !== 'claimed') return claimed;
  const ofWaves = waves.map((wave, place) => ({ ...toWaveRow(rollout.id, wave, place), plan }));
  const ofPilots = (pilots ?? []).map((id) => toFirstRow(rollout.id, id, plan));
  const stillOurs = () => clearOthers(tables, rollout.id, plan);
  const written = await Promise.all([
    writeAll(tables.waves, ofWaves, stillOurs),
    writeAll(tables.pilots, ofPilots, stillOurs),
  ]);
  if (!written.every(Boolean)) return 'being-planned';
  const row = await tables.rollouts.get(PARTITION, rollout.id);
  if (row?.plan !== plan) return 'being-planned';
  const { partitionKey, rowKey, etag } = row;
  const letGo = { op: 'update' as const, row: { partitionKey, rowKey, claimedAt: '' }, etag };
  if ((await tables.rollouts.batch([letGo, otherDates(datesSeen)])) !== 'written') {
    return (await takeBack(tables, rollout.id, { plan, etag })) ? 'others-changed' : 'being-planned';
  }
  await clearOthers(tables, rollout.id, plan);
  return 'added';
}

/** False when the id is no longer this plan's, as `stillOurs` finds out, which clears the way. */
async function writeAll<T extends { [K in keyof T]: string | number | undefined }>(
  table: Table<T>,
  rows: readonly Row<T>[],
  stillOurs: () => Promise<boolean>,
): Promise<boolean> {
  for (const some of inBatches(rows)) {
    // What stands there is of a plan that broke off, or of somebody slow whose claim this plan took over.
    while ((await table.batch(some.map((row) => ({ op: 'insert', row })))) !== 'written') {
      if (!(await stillOurs())) return false;
    }
  }
  return true;
}

async function claim(
  rollouts: Table<RolloutRow>,
  unclaimed: Row<RolloutRow>,
  plan: string,
): Promise<'claimed' | Exclude<AddedPlan, 'added'>> {
  const { plannedAt } = unclaimed;
  const row = { ...unclaimed, plan, claimedAt: plannedAt };
  if ((await rollouts.insert(row)) === 'inserted') return 'claimed';
  const there = await rollouts.get(PARTITION, row.rowKey);
  if (there?.deletedAt) return 'deleted';
  if (!there?.claimedAt) return 'exists';
  if (Date.parse(plannedAt) - Date.parse(there.claimedAt) < PLANNING_MS) return 'being-planned';
  return (await rollouts.update(row, there.etag)) === 'written' ? 'claimed' : 'being-planned';
}

/**
 * Removes what other plans wrote under this id; false when the id is no longer this plan's. Its claim is looked at
 * after the rows were listed: whoever takes it over later has written none of them.
 */
async function clearOthers(
  { rollouts, waves, pilots }: PlanTables,
  rolloutId: string,
  plan: string,
): Promise<boolean> {
  const isOthers = (mark?: string) => mark !== plan;
  const others = [await marked(waves, rolloutId, isOthers), await marked(pilots, rolloutId, isOthers)];
  if ((await rollouts.get(PARTITION, rolloutId))?.plan !== plan) return false;
  for (const clear of others) await clear();
  return true;
}

/** Removes a plan that never was, its claim first; false when its id is no longer this plan's. */
async function takeBack(
  { rollouts, waves, pilots }: PlanTables,
  rolloutId: string,
  { plan, etag }: { plan: string; etag: string },
): Promise<boolean> {
  if ((await rollouts.removeUnchanged(PARTITION, rolloutId, etag)) === 'changed') return false;
  const isOwn = (mark?: string) => mark === plan;
  for (const clear of [await marked(waves, rolloutId, isOwn), await marked(pilots, rolloutId, isOwn)]) {
    await clear();
  }
  return true;
}

/** Finds rows by the mark of their plan, to be removed by what it gives. */
async function marked<T extends { plan?: string } & { [K in keyof T]: string | number | undefined }>(
  table: Table<T>,
  rolloutId: string,
  isMeant: (mark?: string) => boolean,
): Promise<() => Promise<void>> {
  const found: { rowKey: string; etag: string }[] = [];
  for await (const row of table.list({ filter: inPartition(rolloutId) })) {
    if (isMeant(row.plan) && row.rowKey !== STAMP) found.push(row);
  }
  return async () => {
    for (const { rowKey, etag } of found) await table.removeUnchanged(rolloutId, rowKey, etag);
  };
}
