import type { People } from '../../people/people.ts';
import { isInNoGroup, type Person } from '../../people/person.ts';

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** People by user principal name or object id, both in lower case; `unknown` are names of nobody in a business group. */
export async function findPilots(
  { names, table }: Pick<People, 'names' | 'table'>,
  wanted: readonly string[],
): Promise<{ people: Person[]; unknown: string[] }> {
  const upns = wanted.filter((name) => !OBJECT_ID.test(name));
  const byUpn = upns.length === 0 ? new Map<string, string>() : await names.byUpn(upns);
  const idOf = (name: string) => (OBJECT_ID.test(name) ? name : byUpn.get(name));
  const persons = await table.findMany(new Set(wanted.flatMap((name) => idOf(name) ?? [])));
  const people = [...persons.values()].filter((person) => !isInNoGroup(person));
  const known = new Set(people.map(({ id }) => id));
  return { people, unknown: wanted.filter((name) => !known.has(idOf(name) ?? '')) };
}
