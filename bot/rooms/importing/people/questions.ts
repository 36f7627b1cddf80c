import { createHash } from 'node:crypto';
import type { Group } from '../../people/groups-table.ts';
import { isInNoGroup } from '../../people/person.ts';
import type { PeopleChanges } from './compare-people.ts';
import type { StoredPeople } from './stored-people.ts';

/** What whoever imports has to know before. */
export interface Questions {
  rights: PeopleChanges['rights'];
  pilots: PeopleChanges['pilots'];
  /** Whether nobody is left in the pilot set. */
  pilotsEmptied: boolean;
  /** Who is taken to have left. */
  leaving: PeopleChanges['leaving'];
  /** People whom an import has named before, and how many of them this file does not name. */
  missing: { people: number; of: number };
  /** Whether the import wants a yes to this: rights or the pilot set change for people who are there, or many are missing. */
  asks: boolean;
  /** Differs with everything that is asked: a yes to something else does not count. */
  confirm: string;
}

/** A file in which this share of the people is missing is another file than it seems, or they have left. */
const MISSING_SHARE = 1 / 5;

export function questionsOf(
  changes: PeopleChanges,
  { known }: Pick<StoredPeople, 'known'>,
  groups: readonly Group[],
): Questions {
  const { rights, pilots, leaving } = changes;
  const missing = missingIn(known, groups);
  const pilotsNow = groups.reduce((sum, group) => sum + group.pilots, 0);
  const pilotsEmptied = pilots.leave.length > 0 && pilotsNow + pilots.join.length <= pilots.leave.length;
  const theirs = [
    ...rights.filter(({ before }) => before !== undefined),
    ...[...pilots.join, ...pilots.leave].filter(({ isNew }) => !isNew),
  ];
  const manyMissing = missing.people > 0 && missing.people >= missing.of * MISSING_SHARE;
  return {
    rights,
    pilots,
    pilotsEmptied,
    leaving,
    missing,
    asks: theirs.length > 0 || leaving.length > 0 || manyMissing,
    confirm: fingerprint({ rights, pilots, missing, leaving: leaving.map(({ id }) => id) }),
  };
}

function missingIn(known: StoredPeople['known'], groups: readonly Group[]): Questions['missing'] {
  const assigned = groups.filter(({ id }) => !isInNoGroup({ groupId: id }));
  const of = assigned.reduce((sum, group) => sum + group.people + group.pilots, 0);
  const here = [...known.values()].filter((person) => !isInNoGroup(person)).length;
  return { people: Math.max(0, of - here), of };
}

function fingerprint(
  asked: Pick<Questions, 'rights' | 'pilots' | 'missing'> & { leaving: readonly string[] },
): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 32);
}
