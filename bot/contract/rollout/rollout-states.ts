export const ROLLOUT_STATES = ['planned', 'running', 'finished', 'cancelled'] as const;
export type RolloutState = (typeof ROLLOUT_STATES)[number];
