import { csvText } from './csv-text.ts';
import type { SampleOrganisation } from './organisation.ts';

const COLUMNS = [
  'id',
  'userPrincipalName',
  'displayName',
  'businessGroup',
  'pilot',
  'role',
  'leads',
  'approver',
  'preferredLanguage',
  'timeZone',
];

/** The organisation as the people CSV that a real one would bring in. */
export function peopleCsv(organisation: SampleOrganisation): string {
  const rows = organisation.people.map((person) => [
    person.id,
    person.upn,
    person.name,
    person.group.name,
    person.pilot ? 'yes' : 'no',
    person.role,
    person.leads.join(';'),
    person.approver ? 'yes' : 'no',
    person.locale,
    person.timeZone,
  ]);
  return csvText([COLUMNS, ...rows]);
}
