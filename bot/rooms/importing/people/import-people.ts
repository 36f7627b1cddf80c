import type { Temporal } from 'temporal-polyfill';
import { type BadRow, mostBad, readCsv } from '../../../base/csv.ts';
import type { ImportReport } from '../../../contract/common.ts';
import type { Group } from '../../people/groups-table.ts';
import { movesWith, samePlace } from '../../people/membership.ts';
import type { People } from '../../people/people.ts';
import { audienceOf, type Person, slug, UNASSIGNED } from '../../people/person.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { notesOnPlan } from './notes-on-plan.ts';
import { limitOf, PersonCsvRow } from './person-csv-row.ts';

interface TakenRow {
  line: number;
  row: PersonCsvRow;
}

export interface ImportDeps {
  people: People;
  rollouts: Pick<Rollouts, 'current' | 'waves'>;
  /** The day of the import in the organisation's zone: changes of group count from then on. */
  on: Temporal.PlainDate;
}

/**
 * Brings people in from a CSV. Good rows are stored, also when others are bad; a person who is already known
 * keeps their conversation. Running it again changes nothing. People missing from the file stay as they are.
 * @throws AnswerError when the file has no usable header.
 */
export async function importPeople(
  { people, rollouts, on }: ImportDeps,
  text: string,
): Promise<ImportReport> {
  const { taken, bad } = readRows(text);
  const whereabouts = await people.table.whereabouts();
  // From then on it matters who comes in, and when.
  const isPlanned = (await rollouts.current()) !== undefined;
  const persons: Person[] = [];
  const roleChanges: Person[] = [];
  const moved: Person[] = [];
  const renamed: Person[] = [];
  for (const { row } of taken) {
    const known = whereabouts.has(row.id) ? await people.table.find(row.id) : undefined;
    const person = toPerson(row, known, on);
    persons.push(person);
    // Most people never have a role: only those who have or had one touch the role table.
    if (person.role !== 'member' || (known && known.role !== 'member')) roleChanges.push(person);
    if (!known || hasOtherNames(known, person)) renamed.push(person);
    if (isPlanned && person.moves !== known?.moves) moved.push(person);
  }

  await saveGroupNames(people, taken);
  await people.names.complete();
  // Noted first: if the import breaks off, the next one finds who has not moved yet, but not who has.
  await people.moved.note(moved, on);
  await people.names.note(renamed);
  await people.table.saveMany(persons, whereabouts);
  for (const person of roleChanges) await people.roles.set(person);
  const emptied = await countGroups(people, await people.table.whereabouts());
  const told = mostBad(bad);
  return {
    taken: persons.length,
    bad: told.bad,
    notes: [
      ...told.notes,
      ...noteOnNothing(taken, bad),
      ...notesOn(taken),
      ...(await notesOnPlan(rollouts, { moved, emptied }, on)),
    ],
  };
}

/** The cells of a large file take the most memory of all: they are gone when this returns. */
function readRows(text: string): { taken: TakenRow[]; bad: BadRow[] } {
  const { rows, bad } = readCsv(text, ['id', 'userPrincipalName', 'displayName', 'businessGroup']);
  const taken: TakenRow[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const parsed = PersonCsvRow.safeParse(cells);
    if (!parsed.success) {
      bad.push({ line, reason: parsed.error.issues.map((issue) => issue.message).join('; ') });
      continue;
    }
    const { id, userprincipalname: upn } = parsed.data;
    const first = lineOf.get(id) ?? lineOf.get(upn);
    if (first !== undefined) {
      bad.push({ line, reason: `is the same person as line ${first}` });
      continue;
    }
    lineOf.set(id, line).set(upn, line);
    taken.push({ line, row: parsed.data });
  }
  return { taken, bad };
}

function toPerson(row: PersonCsvRow, known: Person | undefined, on: Temporal.PlainDate): Person {
  const place = { groupId: slug(row.businessgroup), pilot: row.pilot };
  return {
    id: row.id,
    upn: row.userprincipalname,
    name: row.displayname,
    ...place,
    moves: movesWith(known, place, on),
    role: row.role,
    leads: row.role === 'lead' ? limitOf(row.leads) : [],
    approver: row.approver,
    locale: row.preferredlanguage || known?.locale,
    timeZone: row.timezone || known?.timeZone,
    conversation: known?.conversation,
    unreachable: known?.unreachable,
    pausedUntil: known?.pausedUntil,
  };
}

/** Whether a search by name would look for them elsewhere than before. */
function hasOtherNames(known: Person, now: Person): boolean {
  return known.name !== now.name || known.upn !== now.upn || !samePlace(known, now);
}

/** Names that differ in more than case and yet make one group: perhaps two groups were meant. */
function noteOnNothing(taken: readonly TakenRow[], bad: readonly BadRow[]): string[] {
  return taken.length + bad.length > 0 ? [] : ['The file has a header and nobody below it.'];
}

function notesOn(taken: readonly TakenRow[]): string[] {
  const names = new Map(taken.map(({ row }) => [row.businessgroup.toLowerCase(), row.businessgroup]));
  return Map.groupBy(names.values(), slug)
    .entries()
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) => `${same.map((name) => `"${name}"`).join(' and ')} are one business group, "${id}".`)
    .toArray();
}

async function saveGroupNames(people: People, taken: readonly TakenRow[]): Promise<void> {
  const names = new Map(taken.map(({ row }) => [slug(row.businessgroup), row.businessgroup]));
  for (const [id, name] of names) {
    const known = await people.groups.get(id);
    if (known?.name !== name)
      await people.groups.save({ id, people: known?.people ?? 0, pilots: known?.pilots ?? 0, name });
  }
}

/**
 * Counts the people of every group from their rows, and ends moves that were interrupted. Returns the groups whose
 * waves are for nobody from now on; they stay, since waves may be planned for them.
 */
async function countGroups(people: People, places: ReadonlyMap<string, string>): Promise<Group[]> {
  const counts = new Map<string, { people: number; pilots: number }>();
  for await (const person of people.table.everybody()) {
    if (places.get(person.id) !== audienceOf(person) && (await people.table.dropStale(person))) continue;
    const count = counts.get(person.groupId) ?? { people: 0, pilots: 0 };
    if (person.pilot) count.pilots += 1;
    else count.people += 1;
    counts.set(person.groupId, count);
  }
  const emptied: Group[] = [];
  for (const group of await people.groups.all()) {
    const { people: members = 0, pilots = 0 } = counts.get(group.id) ?? {};
    if (group.people === members && group.pilots === pilots) continue;
    const counted = { ...group, people: members, pilots };
    await people.groups.save(counted);
    if (members === 0 && group.people > 0 && group.id !== UNASSIGNED.id) emptied.push(counted);
  }
  return emptied;
}
