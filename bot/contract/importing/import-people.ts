import { z } from 'zod';
import { ImportReport } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const importPeople = endpoint({
  method: 'POST',
  path: '/api/people/import',
  who: 'lead',
  summary:
    'Bring in people from a CSV with the columns id, userPrincipalName, displayName, businessGroup, and optionally pilot, role, leads, approver, preferredLanguage, timeZone. Good rows are taken, bad rows listed. Only a lead of all groups may.',
  body: z.string(),
  bodyType: 'csv',
  reply: ImportReport,
});
