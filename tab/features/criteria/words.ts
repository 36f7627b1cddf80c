import type {
  CriterionState,
  CriterionTiming,
  RolloutTrack,
} from '../../../bot/contract/criteria/criteria.ts';
import { CRITERION_STATES } from '../../../bot/contract/criteria/criterion-states.ts';

export const STATE_WORDS: Record<CriterionState, string> = { open: 'Open', met: 'Met', waived: 'Waived' };

export const TIMING_WORDS: Record<CriterionTiming, string> = {
  'before-rollout': 'Due before the rollout',
  'before-first-group': 'Due before the first business group',
  'after-rollout': 'Due after the rollout',
};

export const TRACK_WORDS: Record<RolloutTrack, string> = {
  planned: 'Planned',
  announced: 'Announced',
  'in-progress': 'In progress',
  held: 'Held',
  complete: 'Complete',
};

export function stateNamed(name: string): CriterionState | undefined {
  return CRITERION_STATES.find((state) => state === name);
}
