import { z } from 'zod';
import { CalendarDate, ImportReport } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const importUsage = endpoint({
  method: 'POST',
  path: '/api/usage/import',
  who: 'lead',
  summary:
    'Bring in a Microsoft 365 usage report (Active users, user detail) as CSV. Bad rows are listed, good ones taken; the same refresh date replaces. Only a lead of all groups may.',
  body: z.string(),
  bodyType: 'csv',
  reply: ImportReport.extend({ refreshDate: CalendarDate.nullable() }),
});
