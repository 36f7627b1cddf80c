import { z } from 'zod';
import { isLocale, isTimeZone } from '../../../base/locale.ts';
import { PILOT, slug, UNASSIGNED } from '../../people/person.ts';

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
export const PersonCsvRow = z
  .object({
    id: z.guid('id is not an object id (a GUID)').toLowerCase(),
    userprincipalname: z
      .email('userPrincipalName is not of the form name@domain')
      .max(320, 'userPrincipalName is longer than 320 characters')
      .toLowerCase(),
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
      .max(10_000, 'leads is longer than 10,000 characters: leave it empty for a lead of all groups')
      .default('')
      .refine(
        (names) => namesIn(names).every((name) => slug(name) !== ''),
        'leads has a name that is no group',
      ),
    approver: yesOrNo('approver'),
    preferredlanguage: z
      .string()
      .max(40, 'preferredLanguage is longer than 40 characters')
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
export type PersonCsvRow = z.infer<typeof PersonCsvRow>;

/** The groups a lead is limited to, by name with semicolons between; empty means all. */
export function limitOf(leads: string): string[] | null {
  const ids = namesIn(leads).map(slug);
  return ids.length > 0 ? ids : null;
}

function namesIn(leads: string): string[] {
  return leads.split(';').filter((name) => name.trim() !== '');
}
