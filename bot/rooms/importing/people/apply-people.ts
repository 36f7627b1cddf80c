import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { slug } from '../../people/person.ts';
import type { PeopleChanges } from './compare-people.ts';
import { countGroups } from './count-groups.ts';
import type { ImportTurn } from './import-turns.ts';
import type { PersonLine } from './people-file.ts';

interface ApplyPeople {
  lines: readonly PersonLine[];
  changes: PeopleChanges;
  whereabouts: ReadonlyMap<string, string>;
  /** Whether anything is planned: from then on it matters who comes in, and when. */
  isPlanned: boolean;
}

/**
 * Does what was decided; broken off anywhere, doing it again ends the work. Returns the groups in which nobody is left.
 * @throws AnswerError (conflict) when another process has taken the turn.
 */
export async function applyPeople(
  people: People,
  turn: Pick<ImportTurn, 'on' | 'check' | 'progress'>,
  { lines, changes, whereabouts, isPlanned }: ApplyPeople,
): Promise<Group[]> {
  await saveGroupNames(people, lines);
  await people.names.complete();
  // Noted first: if the import breaks off, the next one finds who has not moved yet, but not who has.
  if (isPlanned) await people.moved.note(changes.moved, turn.on);
  await people.names.note(changes.found.flatMap(({ now }) => now ?? []));
  await people.names.forget(changes.found.flatMap(({ before, now }) => (before ? [{ before, now }] : [])));
  await turn.check();
  await people.table.saveMany([...changes.people, ...changes.leaving], whereabouts, turn.progress);
  await turn.check();
  for (const person of changes.holders) await people.roles.set(person);
  await people.names.tidy();
  return countGroups(people);
}

async function saveGroupNames(people: People, lines: readonly PersonLine[]): Promise<void> {
  const names = new Map(lines.map(({ row }) => [slug(row.businessgroup), row.businessgroup]));
  for (const [id, name] of names) {
    const known = await people.groups.get(id);
    if (known?.name === name) continue;
    await people.groups.save({ id, name, people: known?.people ?? 0, pilots: known?.pilots ?? 0 });
  }
}
