import type { TrainingItem } from '../../contract/training/training.ts';
import type { UserPhase } from '../playbooks/playbook.ts';

interface InPhase {
  rollout: { id: string };
  phase: Pick<UserPhase, 'id' | 'training'>;
}

/** The phases of a person over all rollouts, as their timeline tells them. */
export interface PhasesOfPerson {
  now: readonly InPhase[];
  next: readonly InPhase[];
  held: readonly InPhase[];
  done: readonly InPhase[];
  missed: readonly (InPhase & { why: 'over' | 'not-planned' })[];
}

/**
 * What fits a person on this day: the training for what is on, and for what is on hold or comes next in a rollout in
 * which nothing is on. If nothing is near, for what their group had without them, so that they can
 * catch up; at last for what they have behind them, newest first.
 */
export function trainingFor({ now, held, next, missed, done }: PhasesOfPerson): TrainingItem[] {
  const near: InPhase[] = [];
  // Stopped before planned: within one rollout a hold is about the phase that comes first.
  for (const choice of [now, held, next]) {
    const served = new Set(near.map(({ rollout }) => rollout.id));
    near.push(...choice.filter(({ rollout, phase }) => phase.training.length > 0 && !served.has(rollout.id)));
  }
  for (const choice of [near, missed.filter(({ why }) => why === 'over'), done.toReversed()]) {
    const items = choice.flatMap(itemsOf);
    // Two rollouts of one playbook teach the same.
    if (items.length > 0) return [...new Map(items.map((item) => [item.url, item])).values()];
  }
  return [];
}

function itemsOf({ phase }: InPhase): TrainingItem[] {
  return phase.training.map(({ id, title, url, minutes }) => ({
    id,
    title,
    url,
    minutes,
    phaseId: phase.id,
  }));
}
