import type { Phase, RolloutView } from '../../contract/rollout/rollout.ts';
import type { PlaybookPhase } from '../playbooks/playbook.ts';
import { strategyOf } from './planning/strategy.ts';
import type { Rollout } from './waves/rollout.ts';

/** A rollout as every screen shows it. */
export function presentRollout(rollout: Rollout): RolloutView {
  return {
    id: rollout.id,
    title: rollout.title,
    playbook: { id: rollout.playbook.id, name: rollout.playbook.name },
    strategy: rollout.strategy,
    strategyName: rollout.playbook.kind === 'workload' ? null : strategyOf(rollout.strategy).name,
    start: rollout.start.toString(),
    end: rollout.end.toString(),
  };
}

/** A phase as every screen shows it, its exit criteria counted. */
export function phaseView(phase: PlaybookPhase): Phase {
  const required = phase.exitCriteria.filter((criterion) => criterion.required).length;
  return {
    id: phase.id,
    name: phase.name,
    audience: phase.audience,
    goal: phase.goal,
    requiredCriteria: required,
    optionalCriteria: phase.exitCriteria.length - required,
  };
}
