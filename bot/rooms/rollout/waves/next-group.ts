import { Temporal } from 'temporal-polyfill';
import { PILOT } from '../../people/person.ts';
import type { Rollouts } from './rollouts.ts';

/** The business group whose wave is the first to start after a day; undefined when none is planned. */
export async function nextGroup(rollouts: Rollouts, day: Temporal.PlainDate): Promise<string | undefined> {
  const rollout = await rollouts.current();
  const waves = rollout ? await rollouts.waves(rollout.id) : [];
  return waves.find((wave) => wave.groupId !== PILOT && Temporal.PlainDate.compare(wave.start, day) > 0)
    ?.groupId;
}
