import type { Phase } from '../../contract/rollout/rollout.ts';
import type { PlaybookPhase } from './playbook.ts';

/** A phase as every screen shows it, its exit criteria counted. */
export function presentPhase(phase: PlaybookPhase): Phase {
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
