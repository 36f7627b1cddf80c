import { PILOT } from '../../people/person.ts';
import type { UserPhase } from '../../playbooks/playbook.ts';
import type { WaveInDays } from '../waves/planned-wave.ts';
import type { ConflictInDays } from './conflicts.ts';
import { calledGroup, type GroupNames } from './group-names.ts';
import type { PlanLengths } from './plan-lengths.ts';
import { sayDay } from './say-day.ts';
import { type Strategy, strategyOf, strideSegments } from './strategy.ts';

interface Plan {
  phases: readonly Pick<UserPhase, 'id' | 'name'>[];
  strategy: Strategy;
  waves: readonly WaveInDays[];
  groupNames?: GroupNames | undefined;
  lengths: Pick<PlanLengths, 'pilotSegments' | 'userSegments' | 'weights'>;
}

/** Says who would be in which two phases when, and what to choose instead. */
export function whyConflict(conflict: ConflictInDays, plan: Plan): string {
  const [first, second] = conflict.phases.map((phaseId) => ({
    name: plan.phases.find(({ id }) => id === phaseId)?.name ?? phaseId,
    wave: plan.waves.find((wave) => wave.phaseId === phaseId && wave.groupId === conflict.groupId),
  }));
  const lastDay = sayDay((first?.wave ?? conflict).end - 1);
  const nextStart = sayDay((second?.wave ?? conflict).start);
  return (
    `With the strategy "${plan.strategy.name}", ${who(conflict.groupId, plan.groupNames)} would be in two phases at once: ` +
    `${first?.name} lasts until ${lastDay}, but ${second?.name} already starts on ${nextStart}. ` +
    wayOut(conflict.groupId, plan)
  );
}

function wayOut(groupId: string, { strategy, lengths }: Plan): string {
  const serial = `"${strategyOf('serial').name}"`;
  if (groupId === PILOT) return `Make the pilot shorter, or choose the strategy ${serial}.`;
  // A group's wave, its share of the user segments, must fit into the time until the next phase follows.
  const stride = strideSegments(strategy, lengths);
  const parallel1 = `"${strategyOf('parallel-1').name}"`;
  const or = `or choose the strategy ${parallel1} or ${serial}.`;
  if (lengths.weights.size === 0) {
    return `Plan at least ${Math.ceil(lengths.userSegments / stride)} business groups, ${or}`;
  }
  const most = Math.floor((100 * stride) / lengths.userSegments);
  return `Give it a relative length of at most ${most}% of all groups together, ${or}`;
}

function who(groupId: string, names: GroupNames | undefined): string {
  return groupId === PILOT ? 'the pilot set' : calledGroup(groupId, names);
}
