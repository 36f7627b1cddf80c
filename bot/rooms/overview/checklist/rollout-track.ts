import type { RolloutTrack } from '../../../contract/criteria/criteria.ts';
import type { WaveState } from '../../../contract/rollout/rollout.ts';

interface TrackWave {
  state: WaveState;
  announced: boolean;
}

/** How far a phase has come to the people. One held wave shows, whatever the others do; no wave is a plan. */
export function rolloutTrack(waves: readonly TrackWave[]): RolloutTrack {
  const states = new Set(waves.map(({ state }) => state));
  if (states.has('held')) return 'held';
  if (states.size === 1 && states.has('complete')) return 'complete';
  // Between two waves the phase is under way as well.
  if (states.has('in-progress') || states.has('complete')) return 'in-progress';
  return waves.some(({ announced }) => announced) ? 'announced' : 'planned';
}
