import type { Temporal } from 'temporal-polyfill';
import type { BadRow } from '../../../base/csv.ts';
import { message } from '../../../base/words/message.ts';
import { movesWith, samePlace } from '../../people/membership.ts';
import type { ImportedPerson, Person } from '../../people/person.ts';
import { isInNoGroup, LEFT, slug } from '../../people/person.ts';
import type { PeopleFile } from './people-file.ts';
import type { PersonCsvRow } from './person-csv-row.ts';
import { NO_RIGHTS, type RightsChange, rightsAfter, sameRights } from './rights.ts';
import type { StoredPeople } from './stored-people.ts';

/** What an import would do, decided before anything is done. */
export interface PeopleChanges {
  /** Everybody of the file who is to be stored, as they are then. */
  people: readonly ImportedPerson[];
  /** Who is missing in it and is taken to have left, as they are then. */
  leaving: readonly ImportedPerson[];
  bad: readonly BadRow[];
  /** How many of them no import has named before. */
  added: number;
  /** Who has another group than before, is newly in or out of the pilot set, comes in, or leaves. */
  moved: readonly ImportedPerson[];
  /** Who is to be found by another name, or in another place. */
  found: readonly { before: Person | undefined; now: ImportedPerson | undefined }[];
  rights: readonly RightsChange[];
  /** Who has a role, or had one. */
  holders: readonly ImportedPerson[];
  /** People of the file who come into the pilot set and who leave it. */
  pilots: { join: readonly PilotChange[]; leave: readonly PilotChange[] };
}

export interface PilotChange {
  id: string;
  name: string;
  /** Nobody had named them before. */
  isNew: boolean;
}

/**
 * Compares a file with who is there. What the file does not name stays as it is.
 * @param taken who has the sign-in name that the file gives to somebody else, by the object id of the row
 */
export function comparePeople(
  { lines, bad }: Pick<PeopleFile, 'lines' | 'bad'>,
  { known, missing }: Pick<StoredPeople, 'known' | 'missing'>,
  taken: ReadonlyMap<string, Person>,
  on: Temporal.PlainDate,
): PeopleChanges {
  const people: ImportedPerson[] = [];
  const moved: ImportedPerson[] = [];
  const found: PeopleChanges['found'][number][] = [];
  const rights: RightsChange[] = [];
  const holders: ImportedPerson[] = [];
  const pilots = { join: [] as PilotChange[], leave: [] as PilotChange[] };
  const notTaken: BadRow[] = [];
  let added = 0;
  for (const { line, row } of lines) {
    const before = known.get(row.id);
    const now = personOf(row, before, on);
    if (row.approver === true && now.role !== 'lead') {
      notTaken.push({ line, reason: message('importing.approver-no-lead') });
      continue;
    }
    const holder = taken.get(row.id);
    if (holder) {
      const { upn, name, id } = holder;
      notTaken.push({ line, reason: message('importing.upn-taken', { upn, name, id }) });
      continue;
    }
    const isNew = !before || isInNoGroup(before);
    people.push(now);
    if (isNew) added += 1;
    if (now.moves !== before?.moves) moved.push(now);
    if (!before || hasOtherNames(before, now)) found.push({ before, now });
    // Most people never have a role: only those who have or had one touch the role table.
    if (now.role !== 'member' || (before && before.role !== 'member')) holders.push(now);
    if (!sameRights(before ?? NO_RIGHTS, now)) {
      const came = isNew && sameRights(before ?? NO_RIGHTS, NO_RIGHTS);
      rights.push({ id: now.id, name: now.name, before: came ? undefined : before, after: now });
    }
    if (now.pilot !== (before?.pilot ?? false)) {
      pilots[now.pilot ? 'join' : 'leave'].push({ id: now.id, name: now.name, isNew });
    }
  }
  const leaving = missing.map(leftNow);
  for (const [at, before] of missing.entries()) {
    const now = leaving[at];
    if (!now) continue;
    moved.push(now);
    found.push({ before, now: undefined });
    if (before.role !== 'member') holders.push(now);
    if (!sameRights(before, now)) rights.push({ id: now.id, name: now.name, before, after: now });
    if (before.pilot) pilots.leave.push({ id: now.id, name: now.name, isNew: false });
  }
  return { people, leaving, bad: [...bad, ...notTaken], added, moved, found, holders, rights, pilots };
}

/** Without a group, a right or a past: should they come back, they come in anew. */
function leftNow({ id, upn, name }: Person): ImportedPerson {
  const nowhere = { groupId: LEFT.id, pilot: false, moves: [], locale: undefined, timeZone: undefined };
  return { id, upn, name, ...nowhere, ...NO_RIGHTS };
}

function personOf(row: PersonCsvRow, before: Person | undefined, on: Temporal.PlainDate): ImportedPerson {
  const place = { groupId: slug(row.businessgroup), pilot: row.pilot ?? before?.pilot ?? false };
  const { role, leads, approver } = rightsAfter(row, before ?? NO_RIGHTS);
  return {
    id: row.id,
    upn: row.userprincipalname,
    name: row.displayname,
    ...place,
    moves: movesWith(before, place, on),
    role,
    leads,
    approver,
    locale: row.preferredlanguage || undefined,
    timeZone: row.timezone || undefined,
  };
}

/** Whether a search by name would look for them elsewhere than before. */
function hasOtherNames(before: Person, now: ImportedPerson): boolean {
  return before.name !== now.name || before.upn !== now.upn || !samePlace(before, now);
}
