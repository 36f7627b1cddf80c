import type { Rights } from '../../people/person.ts';
import { limitOf, type PersonCsvRow } from './person-csv-row.ts';

/** What somebody may do from now on, where before they could do something else, or were not there. */
export interface RightsChange {
  id: string;
  name: string;
  /** Undefined for somebody who comes in. */
  before: Rights | undefined;
  after: Rights;
}

export const NO_RIGHTS: Rights = { role: 'member', leads: [], approver: false };

/**
 * What somebody may do once a row is taken: of each right what the file names, and the rest as before. Only a lead has
 * a limit, and can be an approver.
 */
export function rightsAfter(row: Pick<PersonCsvRow, 'role' | 'leads' | 'approver'>, before: Rights): Rights {
  const role = row.role ?? before.role;
  if (role !== 'lead') return { ...NO_RIGHTS, role };
  const led = before.role === 'lead';
  const asBefore = led ? before.leads : null;
  return {
    role,
    leads: row.leads === undefined ? asBefore : limitOf(row.leads),
    approver: row.approver ?? (led && before.approver),
  };
}

export function sameRights(a: Rights, b: Rights): boolean {
  return a.role === b.role && a.approver === b.approver && sameLimit(a.leads, b.leads);
}

export function sameLimit(a: Rights['leads'], b: Rights['leads']): boolean {
  if (a === null || b === null) return a === b;
  return a.length === b.length && a.every((id) => b.includes(id));
}
