import { conflict, forbidden, notFound } from '../../../base/errors.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AnnouncedWaves } from '../../delivery/reach.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import type { PlanRead } from '../../rollout/changes/carry-out-move.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import type { BesideReaders } from '../../rollout/planning/read-beside.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { PlanChanges } from '../../rollout/waves/plan-changes.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { whyCancelled } from '../../rollout/waves/why-cancelled.ts';

export interface PlanReaders extends BesideReaders {
  people: People;
  rollouts: Rollouts;
  planChanges: PlanChanges;
  /** The announcement of each wave that has one; told by the room that announces. */
  announcedWaves(rolloutId: string): Promise<AnnouncedWaves>;
}

/** A plan, with everything that a change of it is judged by. */
export interface PlanAsFound extends PlanRead {
  announced: AnnouncedWaves;
}

/** A wave in its plan. */
export interface WaveInPlan extends PlanAsFound {
  wave: Wave;
}

/** @throws AnswerError when there is no such wave. */
export async function waveInPlan(readers: PlanReaders, waveId: string): Promise<WaveInPlan> {
  const { rolloutId } = await readers.rollouts.wave(waveId);
  const found = await planAsFound(readers, rolloutId);
  const wave = found.waves.find(({ id }) => id === waveId);
  if (!wave) throw notFound('wave', waveId);
  return { ...found, wave };
}

/** @throws AnswerError when there is no such rollout. */
export async function planAsFound(readers: PlanReaders, rolloutId: string): Promise<PlanAsFound> {
  const { rollouts, planChanges, announcedWaves } = readers;
  const version = await planChanges.version(rolloutId);
  const [rollout, waves, groups, announced] = await Promise.all([
    rollouts.get(rolloutId),
    rollouts.waves(rolloutId),
    groupsInRollout(readers, rolloutId),
    announcedWaves(rolloutId),
  ]);
  if (!rollout) throw notFound('rollout', rolloutId);
  return { rollout, waves, groups, announced, version };
}

/**
 * The same, to change it.
 * @throws AnswerError when there is no such wave, when this lead may not change it, or when it was cancelled.
 */
export async function waveOfLead(readers: PlanReaders, caller: Caller, waveId: string): Promise<WaveInPlan> {
  const found = await waveInPlan(readers, waveId);
  if (!leadsWave(caller, found.wave)) {
    const group = nameOfGroup(found.groups, found.wave.groupId);
    throw forbidden('not-your-group', { group, what: 'waves' });
  }
  const refused = whyCancelled(found.rollout);
  if (refused) throw conflict(refused.code, refused.params);
  return found;
}
