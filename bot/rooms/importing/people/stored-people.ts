import type { People } from '../../people/people.ts';
import { audienceOf, isInNoGroup, type Person } from '../../people/person.ts';

/** Those whom a file names and who are there already. */
export interface StoredPeople {
  known: ReadonlyMap<string, Person>;
  /** Of business groups, whom the file does not name; only where that was asked for. */
  missing: readonly Person[];
  /** In which audience each of them is. */
  whereabouts: ReadonlyMap<string, string>;
}

/** Of more people than these, everybody is read: thousands of single looks take longer. */
const LOOKED_UP = 2_000;

export async function storedPeople(
  { table }: People,
  named: ReadonlySet<string>,
  wantsMissing: boolean,
): Promise<StoredPeople> {
  if (named.size <= LOOKED_UP && !wantsMissing) {
    const known = await table.findMany(named);
    const whereabouts = new Map([...known].map(([id, person]) => [id, audienceOf(person)]));
    return { known, missing: [], whereabouts };
  }
  const whereabouts = await table.whereabouts();
  const known = new Map<string, Person>();
  const missing: Person[] = [];
  if (whereabouts.size === 0) return { known, missing, whereabouts };
  for await (const person of table.everybody()) {
    // A move that broke off has left a second row: where somebody is, the whereabouts say.
    if (whereabouts.get(person.id) !== audienceOf(person)) continue;
    if (named.has(person.id)) known.set(person.id, person);
    else if (wantsMissing && !isInNoGroup(person)) missing.push(person);
  }
  return { known, missing, whereabouts };
}
