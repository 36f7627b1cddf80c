import { type Message, message, type Param, type Params } from '../../../base/words/message.ts';
import { PILOT } from '../../people/person.ts';
import type { UserPhase } from '../../playbooks/playbook.ts';
import type { WaveInDays } from '../waves/planned-wave.ts';
import type { ConflictInDays } from './conflicts.ts';
import { calledGroup, type GroupNames } from './group-names.ts';
import { onDay } from './on-day.ts';
import type { PlanLengths } from './plan-lengths.ts';
import { nameOfStrategy, type Strategy, strideSegments } from './strategy.ts';

interface Plan {
  phases: readonly Pick<UserPhase, 'id' | 'name'>[];
  strategy: Strategy;
  waves: readonly WaveInDays[];
  groupNames?: GroupNames | undefined;
  lengths: Pick<PlanLengths, 'pilotSegments' | 'userSegments' | 'weights'>;
}

/** Who would be in which two phases when, and what to choose instead. */
export function conflictParams(conflict: ConflictInDays, plan: Plan): Params {
  const [first, second] = conflict.phases.map((phaseId) => ({
    name: plan.phases.find(({ id }) => id === phaseId)?.name ?? phaseId,
    wave: plan.waves.find((wave) => wave.phaseId === phaseId && wave.groupId === conflict.groupId),
  }));
  return {
    strategy: nameOfStrategy(plan.strategy.id),
    who: who(conflict.groupId, plan.groupNames),
    first: first?.name ?? '',
    lastDay: onDay((first?.wave ?? conflict).end - 1),
    second: second?.name ?? '',
    nextStart: onDay((second?.wave ?? conflict).start),
    wayOut: wayOut(conflict.groupId, plan),
  };
}

function wayOut(groupId: string, { strategy, lengths }: Plan): Message {
  const serial = nameOfStrategy('serial');
  if (groupId === PILOT) return message('rollout.shorten-pilot', { serial });
  // A group's wave, its share of the user segments, must fit into the time until the next phase follows.
  const stride = strideSegments(strategy, lengths);
  const others = { parallel: nameOfStrategy('parallel-1'), serial };
  if (lengths.weights.size === 0) {
    return message('rollout.plan-more-groups', {
      least: Math.ceil(lengths.userSegments / stride),
      ...others,
    });
  }
  const most = Math.floor((100 * stride) / lengths.userSegments);
  return message('rollout.shorten-group', { most, ...others });
}

function who(groupId: string, names: GroupNames | undefined): Param {
  return groupId === PILOT ? message('common.the-pilot-set') : calledGroup(groupId, names);
}
