import type { Group } from '../../people/groups-table.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import type { Beside } from './judge-collisions.ts';
import { otherWaves } from './other-waves.ts';
import type { PlanningRulesTable } from './planning-rules-table.ts';

export interface BesideReaders {
  rollouts: Pick<Rollouts, 'going' | 'waves'>;
  planningRules: Pick<PlanningRulesTable, 'get'>;
}

/** What a plan is judged by besides its own rules; a rollout that is there already is not beside itself. */
export async function readBeside(
  { rollouts, planningRules }: BesideReaders,
  groups: readonly Group[],
  exceptId?: string,
): Promise<Beside> {
  const [others, { rules }] = await Promise.all([otherWaves(rollouts, exceptId), planningRules.get()]);
  return { others, rule: rules.collisions, groups };
}
