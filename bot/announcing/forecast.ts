import type { ReasonCount } from '../contract/announcing.ts';
import type { People } from '../people/people.ts';
import { whyUnreachable } from '../people/person.ts';

export interface Reach {
  people: number;
  reachable: number;
  unreachable: ReasonCount[];
}

/** Who of an audience a message would reach at this moment. The cost follows the people of this one audience. */
export async function forecastReach(people: People, audience: string): Promise<Reach> {
  const reach: Reach = { people: 0, reachable: 0, unreachable: [] };
  const reasons = new Map<string, number>();
  for await (const person of people.table.inAudience(audience)) {
    reach.people += 1;
    const why = whyUnreachable(person);
    if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
    else reach.reachable += 1;
  }
  reach.unreachable = [...reasons]
    .map(([why, count]) => ({ why, people: count }))
    .sort((a, b) => b.people - a.people);
  return reach;
}
