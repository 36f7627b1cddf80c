import { type UserPhase, userPhases } from '../../playbooks/playbook.ts';
import { phaseOf, type Rollout } from '../waves/rollout.ts';
import { strategyOf } from './strategy.ts';

type InPlan = Pick<Rollout, 'playbook'> & Partial<Pick<Rollout, 'strategy'>>;

/** What comes to people with a wave of this phase: the phase itself, or up-front all of them. */
export function phasesTogether({ playbook, strategy }: InPlan, phaseId: string): readonly UserPhase[] {
  const phases = userPhases(playbook);
  const bundle = strategy !== undefined && strategyOf(strategy).bundle;
  return bundle && phases.some(({ id }) => id === phaseId)
    ? phases
    : phases.filter(({ id }) => id === phaseId);
}

/**
 * The phase of a wave as people hear of it: of a bundle, all phases as one, under the id of the wave's own. What the
 * playbook would announce of each alone is left out then.
 * @throws AnswerError for a phase that no wave has
 */
export function phaseAsTold(rollout: Rollout, phaseId: string): UserPhase {
  const phase = phaseOf(rollout, phaseId);
  const all = phasesTogether(rollout, phaseId);
  if (all.length < 2) return phase;
  return {
    ...phase,
    name: all.map(({ name }) => name).join(', '),
    userStatement: all.map(({ userStatement }) => userStatement).join(' '),
    prework: all.flatMap(({ prework }) => prework),
    training: all.flatMap(({ training }) => training),
    announcements: [],
  };
}
