import type { Temporal } from 'temporal-polyfill';
import type { Wave } from '../waves/rollout.ts';
import type { Plan, Rollouts } from '../waves/rollouts.ts';
import { rulesOf } from './rules-of.ts';
import { type IndexedPlan, type PersonInRollouts, type Timeline, timelineOf } from './timeline.ts';
import { wavesByGroup } from './wave-for-person.ts';

/** By the list of waves that it was made of, which is another one once anything changed. */
const indexes = new WeakMap<readonly Wave[], Omit<IndexedPlan, 'rollout' | 'pilots'>>();

/** A person's way through all rollouts on a day. The cost follows their own waves, not those of everybody. */
export async function readTimeline(
  rollouts: Pick<Rollouts, 'plans'>,
  person: PersonInRollouts,
  today: Temporal.PlainDate,
): Promise<Timeline> {
  return timelineOf(person, today, await readPlans(rollouts));
}

/** All rollouts, also cancelled ones, ready to ask for one person after the other. */
export async function readPlans(rollouts: Pick<Rollouts, 'plans'>): Promise<IndexedPlan[]> {
  return (await rollouts.plans()).map(indexedPlan);
}

function indexedPlan({ rollout, waves, pilots }: Plan): IndexedPlan {
  const index = indexes.get(waves) ?? { waves: wavesByGroup(waves), rules: rulesOf(rollout) };
  indexes.set(waves, index);
  return { rollout, pilots, ...index };
}
