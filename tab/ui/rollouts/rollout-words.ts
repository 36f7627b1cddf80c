import type { RolloutState } from '../../../bot/contract/rollout/rollout-states.ts';

export const ROLLOUT_STATE_WORDS: Record<RolloutState, string> = {
  planned: 'Planned',
  running: 'Running',
  finished: 'Finished',
  cancelled: 'Cancelled',
};
