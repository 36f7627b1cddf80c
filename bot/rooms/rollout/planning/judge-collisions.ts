import type { PlanningRules } from '../../../contract/rollout/collisions.ts';
import type { Group } from '../../people/groups-table.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import { peopleInWaves } from '../waves/people-in-waves.ts';
import type { WaveInDays } from '../waves/planned-wave.ts';
import type { Collision } from './collisions.ts';
import type { OtherWave, OtherWaves } from './other-waves.ts';

/** What a plan is judged by besides its own rules. */
export interface Beside {
  others: OtherWaves;
  rule: PlanningRules['collisions'];
  groups: readonly Group[];
}

export interface JudgedCollisions {
  /** By start. */
  found: readonly PlanCollision[];
  /** What it is refused for, if it is: two of the foundation never, and no two where the organisation says so. */
  refusedFor: 'foundation' | 'rule' | null;
  /** Waves of the plan that run into others. */
  waves: number;
  people: number;
}

export type PlanCollision = Collision<WaveInDays, OtherWave>;

/** What collisions with other rollouts mean for a plan; null where there are none. */
export function judgeCollisions(
  collisions: readonly PlanCollision[],
  kind: Playbook['kind'],
  { rule, groups }: Pick<Beside, 'rule' | 'groups'>,
): JudgedCollisions | null {
  if (collisions.length === 0) return null;
  const ofFoundation = collisions.some(
    ({ other }) => kind === 'foundation' && other.rollout.playbook.kind === 'foundation',
  );
  const groupIds = new Set(collisions.map(({ wave }) => wave.groupId));
  return {
    found: collisions.toSorted((a, b) => sharedFrom(a) - sharedFrom(b)),
    refusedFor: ofFoundation ? 'foundation' : rule === 'refuse' ? 'rule' : null,
    waves: new Set(collisions.map(({ wave }) => wave)).size,
    // Everybody is in one group or in the pilot set, so that nobody is counted twice.
    people: [...groupIds].reduce((sum, groupId) => sum + peopleInWaves(groups, groupId), 0),
  };
}

/** The first day that both waves have. */
export function sharedFrom({ wave, other }: PlanCollision): number {
  return Math.max(wave.start, other.start);
}

/** The first day after the last one that both waves have. */
export function sharedTo({ wave, other }: PlanCollision): number {
  return Math.min(wave.end, other.end);
}
