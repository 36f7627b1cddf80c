import type { TrainingItem } from '../../contract/training/training.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { MissedPhase } from '../rollout/turns/wave-for-person.ts';

interface InPhase {
  phaseId: string;
}

/** The phases of a person, as their turn tells them. */
export interface PhasesOfPerson {
  now: readonly InPhase[];
  next: readonly InPhase[];
  held: readonly InPhase[];
  done: readonly InPhase[];
  missed: readonly MissedPhase[];
}

/**
 * What fits a person on this day, in the order of the phases: training for the phases they are in; if there is
 * none, for what comes next to them, stopped or planned; then for what their group had without them, so that they
 * can catch up; at last for what they have behind them, newest first.
 */
export function trainingFor(playbook: Pick<Playbook, 'phases'>, waves: PhasesOfPerson): TrainingItem[] {
  // Stopped before planned, as "When is my turn?" has it: a hold is about the phase that comes first.
  const missed = waves.missed.filter(({ why }) => why === 'over');
  const choices = [waves.now, waves.held, waves.next, missed, waves.done.toReversed()];
  for (const choice of choices) {
    const items = choice.flatMap((wave) => itemsOf(playbook, wave.phaseId));
    if (items.length > 0) return items;
  }
  return [];
}

function itemsOf(playbook: Pick<Playbook, 'phases'>, phaseId: string): TrainingItem[] {
  const phase = playbook.phases.find((candidate) => candidate.id === phaseId);
  if (!phase) return [];
  return phase.training.map(({ id, title, url, minutes }) => ({ id, title, url, minutes, phaseId }));
}
