import { z } from 'zod';
import { ImportReport, Moment } from '../common.ts';
import { endpoint } from '../endpoint.ts';

const COLUMNS =
  'a CSV with the columns id, userPrincipalName, displayName, businessGroup, and optionally pilot, role, leads, approver, preferredLanguage, timeZone. A column that is not there changes nothing.';

/** What becomes of people whom the file does not name. */
const MissingPeople = z
  .enum(['stay', 'left'])
  .default('stay')
  .describe('left: they are no longer counted and hear nothing more; a later import can bring them back');
export type MissingPeople = z.infer<typeof MissingPeople>;

/** What an import would do, before anything is done. */
export const ImportPreview = ImportReport.extend({
  taken: z.number().int().describe('Rows that would be stored'),
  added: z.number().int().describe('People among them whom no import has named before'),
  changes: z
    .array(z.string())
    .describe('What changes in roles, limits, approvers and the pilot set, and who is missing, in sentences'),
  missing: z.number().int().describe('People of business groups whom the file does not name'),
  asks: z.boolean().describe('The import is refused unless `confirm` comes with it'),
  confirm: z.string().describe('A yes to exactly these changes'),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const previewPeople = endpoint({
  method: 'POST',
  path: '/api/people/import/preview',
  who: 'lead',
  query: z.object({ missing: MissingPeople }),
  summary: `See what an import of people would change, without importing: ${COLUMNS} Only a lead of all groups may.`,
  body: z.string(),
  bodyType: 'csv',
  reply: ImportPreview,
});

export const ImportStarted = z.object({
  id: z.uuid().describe('Of the import, as its progress tells it'),
  rows: z.number().int().describe('Rows of the file that are taken'),
});
export type ImportStarted = z.infer<typeof ImportStarted>;

export const importPeople = endpoint({
  method: 'POST',
  path: '/api/people/import',
  who: 'lead',
  summary: `Bring in people from ${COLUMNS} Good rows are taken, bad rows listed. What changes rights or the pilot set of people who are there, a file in which a fifth of them is missing, and every import that says people have left, need the confirm of a preview. It is carried out in the background: its progress tells when it is done, and what came of it. One import at a time. Only a lead of all groups may.`,
  query: z.object({ confirm: z.string().max(64).optional(), missing: MissingPeople }),
  body: z.string(),
  bodyType: 'csv',
  reply: ImportStarted,
  status: 202,
});

/** How far an import of people is. */
export const ImportProgress = z.object({
  id: z.uuid().nullable(),
  state: z
    .enum(['none', 'under-way', 'interrupted', 'done'])
    .describe('interrupted: nobody is at it right now. It is tried again by itself, a few times'),
  by: z.string().nullable().describe('Name of who imports'),
  startedAt: Moment.nullable(),
  rows: z.number().int().describe('Rows of the file that are taken'),
  stored: z.number().int().describe('How many of them are stored'),
  report: ImportReport.nullable().describe('What came of it, once it is done; only for a lead of all groups'),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const getImportProgress = endpoint({
  method: 'GET',
  path: '/api/people/import',
  who: 'champion',
  summary:
    'The import of people that is under way, or was last. While one is under way nothing can be planned or decided, and nothing is sent to a new audience.',
  reply: ImportProgress,
});

export const goOnWithImport = endpoint({
  method: 'POST',
  path: '/api/people/import/go-on',
  who: 'lead',
  summary:
    'Go on at once with an import of people that was interrupted, also when it has failed so often that it is not tried again by itself. Half an hour after its last try a new import may take its place. Only a lead of all groups may.',
  reply: ImportProgress,
  status: 202,
});
