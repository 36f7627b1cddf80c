import type {
  CriterionState,
  CriterionTiming,
  InfrastructureState,
  RolloutTrack,
} from '../../../bot/contract/criteria/criteria.ts';

export const STATES: readonly CriterionState[] = ['open', 'met', 'waived'];

export const STATE_WORDS: Record<CriterionState, string> = { open: 'Open', met: 'Met', waived: 'Waived' };

export const TIMINGS: readonly CriterionTiming[] = ['before-rollout', 'after-rollout'];

export const TIMING_WORDS: Record<CriterionTiming, string> = {
  'before-rollout': 'Due before the rollout',
  'after-rollout': 'Due after the rollout',
};

export const INFRASTRUCTURE_STATES: readonly InfrastructureState[] = [
  'not-started',
  'configuring',
  'configured',
];

export const INFRASTRUCTURE_WORDS: Record<InfrastructureState, string> = {
  'not-started': 'Not started',
  configuring: 'Configuring',
  configured: 'Configured',
};

export const TRACK_WORDS: Record<RolloutTrack, string> = {
  planned: 'Planned',
  announced: 'Announced',
  'in-progress': 'In progress',
  held: 'Held',
  complete: 'Complete',
};

export function stateNamed(name: string): CriterionState | undefined {
  return STATES.find((state) => state === name);
}

export function infrastructureNamed(name: string): InfrastructureState | undefined {
  return INFRASTRUCTURE_STATES.find((state) => state === name);
}
