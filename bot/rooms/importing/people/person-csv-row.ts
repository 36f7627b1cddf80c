import { z } from 'zod';
import { isLocale, isTimeZone } from '../../../base/locale.ts';
import type { MessageId } from '../../../base/words/message.ts';
import { LEFT, PILOT, slug, UNASSIGNED } from '../../people/person.ts';

const YES_OR_NO = new Map([
  ['', false],
  ['no', false],
  ['false', false],
  ['0', false],
  ['yes', true],
  ['true', true],
  ['1', true],
]);

/** What a schema says here is an id of the catalogues. */
const says = (id: MessageId): MessageId => id;

function yesOrNo(wrong: MessageId) {
  return z
    .string()
    .refine((text) => YES_OR_NO.has(text.toLowerCase()), wrong)
    .transform((text) => YES_OR_NO.get(text.toLowerCase()) ?? false)
    .optional();
}

/**
 * A row of the people CSV, checked. Names of columns are compared in lower case; what comes out undefined is a column
 * that the file does not have: it changes nothing.
 */
export const PersonCsvRow = z.object({
  id: z.guid(says('importing.id-no-guid')).toLowerCase(),
  userprincipalname: z
    .email(says('importing.upn-no-address'))
    .max(320, says('importing.upn-too-long'))
    .toLowerCase(),
  displayname: z.string().min(1, says('importing.name-empty')).max(200, says('importing.name-too-long')),
  businessgroup: z
    .string()
    .min(1, says('importing.group-empty'))
    .max(100, says('importing.group-too-long'))
    .refine((name) => name === '' || slug(name) !== '', says('importing.group-no-letter'))
    .refine(
      (name) => ![PILOT, UNASSIGNED.id, LEFT.id].includes(slug(name)),
      says('importing.group-reserved'),
    ),
  pilot: yesOrNo('importing.pilot-unclear'),
  role: z
    .string()
    .transform((text) => text.toLowerCase() || 'member')
    .pipe(z.enum(['lead', 'champion', 'member'], says('importing.role-unknown')))
    .optional(),
  // A name that comes to nothing must not turn a limited lead into a lead of all groups.
  leads: z
    .string()
    .max(10_000, says('importing.leads-too-long'))
    .refine((names) => namesIn(names).every((name) => slug(name) !== ''), says('importing.leads-no-group'))
    .optional(),
  approver: yesOrNo('importing.approver-unclear'),
  preferredlanguage: z
    .string()
    .max(40, says('importing.language-too-long'))
    .default('')
    .refine((tag) => tag === '' || isLocale(tag), says('importing.language-unknown')),
  timezone: z
    .string()
    .default('')
    .refine((zone) => zone === '' || isTimeZone(zone), says('importing.zone-unknown')),
});
export type PersonCsvRow = z.infer<typeof PersonCsvRow>;

/** The groups a lead is limited to, by name with semicolons between; empty means all. */
export function limitOf(leads: string): string[] | null {
  const ids = namesIn(leads).map(slug);
  return ids.length > 0 ? ids : null;
}

function namesIn(leads: string): string[] {
  return leads.split(';').filter((name) => name.trim() !== '');
}
