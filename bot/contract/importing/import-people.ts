import { z } from 'zod';
import { ImportReport, Moment } from '../common.ts';
import { endpoint } from '../endpoint.ts';

const COLUMNS =
  'a CSV with the columns id, userPrincipalName, displayName, businessGroup, and optionally pilot, role, leads, approver, preferredLanguage, timeZone. A column that is not there changes nothing.';

/** What an import would do, before anything is done. */
export const ImportPreview = ImportReport.extend({
  taken: z.number().int().describe('Rows that would be stored'),
  added: z.number().int().describe('People among them whom no import has named before'),
  changes: z
    .array(z.string())
    .describe('What changes in roles, limits, approvers and the pilot set, and who is missing, in sentences'),
  asks: z.boolean().describe('The import is refused unless `confirm` comes with it'),
  confirm: z.string().describe('A yes to exactly these changes'),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const previewPeople = endpoint({
  method: 'POST',
  path: '/api/people/import/preview',
  who: 'lead',
  summary: `See what an import of people would change, without importing: ${COLUMNS} Only a lead of all groups may.`,
  body: z.string(),
  bodyType: 'csv',
  reply: ImportPreview,
});

export const importPeople = endpoint({
  method: 'POST',
  path: '/api/people/import',
  who: 'lead',
  summary: `Bring in people from ${COLUMNS} Good rows are taken, bad rows listed. What changes rights or the pilot set of people who are there, and a file in which a fifth of them is missing, needs the confirm of a preview. Only a lead of all groups may.`,
  query: z.object({ confirm: z.string().max(64).optional() }),
  body: z.string(),
  bodyType: 'csv',
  reply: ImportReport,
});

/** How far an import of people is. */
export const ImportProgress = z.object({
  state: z.enum(['none', 'under-way', 'done']),
  by: z.string().nullable().describe('Name of who imports'),
  startedAt: Moment.nullable(),
  rows: z.number().int().describe('Rows of the file that are taken'),
  stored: z.number().int().describe('How many of them are stored'),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const getImportProgress = endpoint({
  method: 'GET',
  path: '/api/people/import',
  who: 'lead',
  summary: 'The import of people that is under way, or was last. Only a lead of all groups may.',
  reply: ImportProgress,
});
