import type { CountedReason } from '../../contract/telling/unreachable.ts';
import type { People } from '../people/people.ts';
import { whyUnreachable } from '../people/person.ts';
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
  { people, rollouts }: { people: People; rollouts: Pick<Rollouts, 'waves'> },
  { wave, rollout }: Pick<WaveInFull, 'wave' | 'rollout'>,
): Promise<Reach> {
  const reach: Reach = { people: 0, reachable: 0, unreachable: [] };
  const passesBy = skipsWave(rollout, await rollouts.waves(rollout.id), wave);
  const reasons = new Map<string, number>();
  for await (const person of people.table.inAudience(wave.groupId)) {
    reach.people += 1;
    const why = passesBy(person) ?? whyUnreachable(person);
    if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    else reach.reachable += 1;
  }
  reach.unreachable = [...reasons]
    .map(([why, count]) => ({ why, people: count }))
    .sort((a, b) => b.people - a.people);
  return reach;
}
