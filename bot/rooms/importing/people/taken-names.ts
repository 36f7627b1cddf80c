import type { People } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import type { PersonLine } from './people-file.ts';

/**
 * Who has, and keeps, the sign-in name that a file gives to somebody else; by the object id of the row. Whoever gets
 * another one in the same file hands theirs on. The cost follows the people whose sign-in name is new.
 */
export async function takenNames(
  { names, table }: Pick<People, 'names' | 'table'>,
  lines: readonly PersonLine[],
  known: ReadonlyMap<string, Person>,
): Promise<Map<string, Person>> {
  const given = new Map(lines.map(({ row }) => [row.id, row.userprincipalname]));
  const wanted = new Map<string, string>();
  for (const [id, upn] of given) if (known.get(id)?.upn !== upn) wanted.set(upn, id);
  const taken = new Map<string, Person>();
  if (wanted.size === 0) return taken;
  for (const [upn, holderId] of await names.byUpn(wanted.keys())) {
    const id = wanted.get(upn);
    const handsOn = given.has(holderId) && given.get(holderId) !== upn;
    if (id === undefined || holderId === id || handsOn) continue;
    const holder = await table.find(holderId);
    if (holder?.upn === upn) taken.set(id, holder);
  }
  return taken;
}
