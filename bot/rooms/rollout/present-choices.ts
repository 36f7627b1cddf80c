import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { RolloutChoice } from '../../contract/rollout/rollouts.ts';
import { nameRollouts } from './waves/name-rollouts.ts';
import type { Rollout } from './waves/rollout.ts';
import { rolloutState } from './waves/rollout-state.ts';
import { rolloutsInSight } from './waves/rollouts-in-sight.ts';

/** Rollouts to choose from, in the order they come. */
export function presentChoices(
  rollouts: readonly Rollout[],
  today: Temporal.PlainDate,
  say: Say,
): RolloutChoice[] {
  const names = nameRollouts(rollouts);
  const inSight = new Set(rolloutsInSight(rollouts, today));
  return rollouts.map((rollout) => ({
    id: rollout.id,
    title: rollout.title,
    name: sayWords(names.get(rollout.id) ?? rollout.title, say),
    playbook: { id: rollout.playbook.id, name: rollout.playbook.name },
    state: rolloutState(rollout, today),
    start: rollout.start.toString(),
    end: rollout.end.toString(),
    inSight: inSight.has(rollout),
  }));
}
