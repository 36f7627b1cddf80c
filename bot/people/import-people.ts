import { z } from 'zod';
import type { ImportReport } from '../contract/common.ts';
import { type BadRow, type CsvRow, readCsv } from '../csv.ts';
import { isLocale, isTimeZone } from '../locale.ts';
import type { People } from './people.ts';
import { audienceOf, type Person, PILOT, slug, UNASSIGNED } from './person.ts';

const YES_OR_NO = new Map([
  ['', false],
  ['no', false],
  ['false', false],
  ['0', false],
  ['yes', true],
  ['true', true],
  ['1', true],
]);

function yesOrNo(column: string) {
  return z
    .string()
    .default('')
    .refine((text) => YES_OR_NO.has(text.toLowerCase()), `${column} is neither yes nor no`)
    .transform((text) => YES_OR_NO.get(text.toLowerCase()) ?? false);
}

/** A row of the people CSV, checked. Names of columns are compared in lower case. */
const PersonCsvRow = z
  .object({
    id: z.guid('id is not an object id (a GUID)').toLowerCase(),
    userprincipalname: z.email('userPrincipalName is not of the form name@domain').toLowerCase(),
    displayname: z
      .string()
      .min(1, 'displayName is empty')
      .max(200, 'displayName is longer than 200 characters'),
    businessgroup: z
      .string()
      .min(1, 'businessGroup is empty')
      .max(100, 'businessGroup is longer than 100 characters')
      .refine((name) => slug(name) !== '', 'businessGroup has no letter from a to z and no digit')
      .refine((name) => ![PILOT, UNASSIGNED.id].includes(slug(name)), 'businessGroup is a reserved name'),
    pilot: yesOrNo('pilot'),
    role: z
      .string()
      .default('')
      .transform((text) => text.toLowerCase() || 'member')
      .pipe(z.enum(['lead', 'champion', 'member'], 'role is not lead, champion or member')),
    // A name that comes to nothing must not turn a limited lead into a lead of all groups.
    leads: z
      .string()
      .default('')
      .refine(
        (names) => namesIn(names).every((name) => slug(name) !== ''),
        'leads has a name that is no group',
      ),
    approver: yesOrNo('approver'),
    preferredlanguage: z
      .string()
      .default('')
      .refine((tag) => tag === '' || isLocale(tag), 'preferredLanguage is not a language tag such as de-DE'),
    timezone: z
      .string()
      .default('')
      .refine(
        (zone) => zone === '' || isTimeZone(zone),
        'timeZone is not an IANA zone such as Europe/Berlin',
      ),
  })
  .refine(
    (row) => !row.approver || row.role === 'lead',
    'approver is yes, but only a lead can be an approver',
  );
type PersonCsvRow = z.infer<typeof PersonCsvRow>;

interface TakenRow {
  line: number;
  row: PersonCsvRow;
}

/**
 * Brings people in from a CSV. Good rows are stored, also when others are bad; a person who is already known
 * keeps their conversation. Running it again changes nothing. People missing from the file stay as they are.
 * @throws AnswerError when the file has no usable header.
 */
export async function importPeople(people: People, text: string): Promise<ImportReport> {
  const csv = readCsv(text, ['id', 'userPrincipalName', 'displayName', 'businessGroup']);
  const { taken, bad } = checkRows(csv.rows);
  const whereabouts = await people.table.whereabouts();
  const persons: Person[] = [];
  const roleChanges: Person[] = [];
  for (const { row } of taken) {
    const known = whereabouts.has(row.id) ? await people.table.find(row.id) : undefined;
    const person = toPerson(row, known);
    persons.push(person);
    // Most people never have a role: only those who have or had one touch the role table.
    if (person.role !== 'member' || (known && known.role !== 'member')) roleChanges.push(person);
  }

  await saveGroupNames(people, taken);
  await people.table.saveMany(persons, whereabouts);
  for (const person of roleChanges) await people.roles.set(person);
  await countGroups(people, await people.table.whereabouts());
  return {
    taken: persons.length,
    bad: [...csv.bad, ...bad].sort((a, b) => a.line - b.line),
    notes: notesOn(taken),
  };
}

function checkRows(rows: readonly CsvRow[]): { taken: TakenRow[]; bad: BadRow[] } {
  const taken: TakenRow[] = [];
  const bad: BadRow[] = [];
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

function toPerson(row: PersonCsvRow, known: Person | undefined): Person {
  return {
    id: row.id,
    upn: row.userprincipalname,
    name: row.displayname,
    groupId: slug(row.businessgroup),
    pilot: row.pilot,
    role: row.role,
    leads: row.role === 'lead' ? limitOf(row.leads) : [],
    approver: row.approver,
    locale: row.preferredlanguage || known?.locale,
    timeZone: row.timezone || known?.timeZone,
    conversation: known?.conversation,
    unreachable: known?.unreachable,
  };
}

/** Names that differ in more than case and yet make one group: perhaps two groups were meant. */
function notesOn(taken: readonly TakenRow[]): string[] {
  const names = new Map(taken.map(({ row }) => [row.businessgroup.toLowerCase(), row.businessgroup]));
  return Map.groupBy(names.values(), slug)
    .entries()
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) => `${same.map((name) => `"${name}"`).join(' and ')} are one business group, "${id}".`)
    .toArray();
}

/** The groups a lead is limited to, by name with semicolons between; empty means all. */
function limitOf(leads: string): string[] | null {
  const ids = namesIn(leads).map(slug);
  return ids.length > 0 ? ids : null;
}

function namesIn(leads: string): string[] {
  return leads.split(';').filter((name) => name.trim() !== '');
}

async function saveGroupNames(people: People, taken: readonly TakenRow[]): Promise<void> {
  const names = new Map(taken.map(({ row }) => [slug(row.businessgroup), row.businessgroup]));
  for (const [id, name] of names) {
    const known = await people.groups.get(id);
    if (known?.name !== name)
      await people.groups.save({ id, people: known?.people ?? 0, pilots: known?.pilots ?? 0, name });
  }
}

/** Counts the people of every group from their rows, and ends moves that were interrupted. */
async function countGroups(people: People, places: ReadonlyMap<string, string>): Promise<void> {
  const counts = new Map<string, { people: number; pilots: number }>();
  for await (const person of people.table.everybody()) {
    if (places.get(person.id) !== audienceOf(person) && (await people.table.dropStale(person))) continue;
    const count = counts.get(person.groupId) ?? { people: 0, pilots: 0 };
    if (person.pilot) count.pilots += 1;
    else count.people += 1;
    counts.set(person.groupId, count);
  }
  for (const group of await people.groups.all()) {
    const { people: members = 0, pilots = 0 } = counts.get(group.id) ?? {};
    if (group.people !== members || group.pilots !== pilots) {
      await people.groups.save({ ...group, people: members, pilots });
    }
  }
}
