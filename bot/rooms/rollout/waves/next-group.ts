import { Temporal } from 'temporal-polyfill';
import { PILOT } from '../../people/person.ts';
import type { Rollouts } from './rollouts.ts';

/** The business group whose wave of any rollout is the first to start after a day; undefined when none is planned. */
export async function nextGroup(
  rollouts: Pick<Rollouts, 'plans'>,
  day: Temporal.PlainDate,
): Promise<string | undefined> {
  const waves = (await rollouts.plans()).flatMap((plan) => plan.waves);
  return waves
    .filter((wave) => wave.groupId !== PILOT && !wave.cancelled)
    .filter(({ start }) => Temporal.PlainDate.compare(start, day) > 0)
    .sort((a, b) => Temporal.PlainDate.compare(a.start, b.start))[0]?.groupId;
}
