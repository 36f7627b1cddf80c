import type { People } from '../../people/people.ts';
import { audienceOf, type Person } from '../../people/person.ts';

/** Those whom a file names and who are there already. */
export interface StoredPeople {
  known: ReadonlyMap<string, Person>;
  /** In which audience each of them is. */
  whereabouts: ReadonlyMap<string, string>;
}

/** Of more people than these, everybody is read: thousands of single looks take longer. */
const LOOKED_UP = 2_000;

export async function storedPeople({ table }: People, named: ReadonlySet<string>): Promise<StoredPeople> {
  if (named.size <= LOOKED_UP) {
    const known = await table.findMany(named);
    return { known, whereabouts: new Map([...known].map(([id, person]) => [id, audienceOf(person)])) };
  }
  const whereabouts = await table.whereabouts();
  const known = new Map<string, Person>();
  if (whereabouts.size === 0) return { known, whereabouts };
  for await (const person of table.everybody()) {
    // A move that broke off has left a second row: where somebody is, the whereabouts say.
    if (named.has(person.id) && whereabouts.get(person.id) === audienceOf(person)) {
      known.set(person.id, person);
    }
  }
  return { known, whereabouts };
}
