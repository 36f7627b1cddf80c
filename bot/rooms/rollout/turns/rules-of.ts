import { strategyOf } from '../planning/strategy.ts';
import type { Rollout } from '../waves/rollout.ts';
import { plannedOn } from './since-plan.ts';
import type { RolloutRules } from './wave-for-person.ts';

/** What of a rollout decides who goes through which of its waves. */
export function rulesOf(rollout: Pick<Rollout, 'strategy' | 'plannedAt'>): RolloutRules {
  return { bundle: strategyOf(rollout.strategy).bundle, planned: plannedOn(rollout) };
}
