import type { CountedReason } from '../../contract/telling/unreachable.ts';
import type { People } from '../people/people.ts';
import { whyUnreachable } from '../people/person.ts';
import { memberIn } from '../rollout/pilots/pilot-set.ts';
import { everybodyOn, wavePages } from '../rollout/pilots/wave-pages.ts';
import { skipsWave } from '../rollout/turns/skips-wave.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { WaveInFull } from './wave-in-full.ts';

export interface Reach {
  people: number;
  reachable: number;
  /** Who will not get it, and why: they cannot be reached, or the wave passes them by. */
  unreachable: CountedReason[];
}

/** Who of a wave a message would reach at this moment. The cost follows the people of this one audience. */
export async function forecastReach(
  { people, rollouts }: { people: People; rollouts: Pick<Rollouts, 'waves' | 'pilots'> },
  { wave, rollout }: Pick<WaveInFull, 'wave' | 'rollout'>,
): Promise<Reach> {
  const reach: Reach = { people: 0, reachable: 0, unreachable: [] };
  const [waves, pilots] = await Promise.all([rollouts.waves(rollout.id), rollouts.pilots(rollout.id)]);
  const passesBy = skipsWave(rollout, waves, wave);
  const reasons = new Map<string, number>();
  for await (const person of everybodyOn(await wavePages(people, pilots, wave.groupId))) {
    reach.people += 1;
    const why = passesBy(memberIn(pilots, person)) ?? whyUnreachable(person);
    if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    else reach.reachable += 1;
  }
  reach.unreachable = [...reasons]
    .map(([why, count]) => ({ why, people: count }))
    .sort((a, b) => b.people - a.people);
  return reach;
}
