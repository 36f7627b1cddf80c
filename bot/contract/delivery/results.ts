import { z } from 'zod';
import { ById, GroupName, Moment, PersonName } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { UnreachableReason } from '../telling/unreachable.ts';
import { DELIVERY_STATES, RESENDABLE } from './delivery-states.ts';
import { LONGEST_REMINDER } from './limits.ts';

/** What happened to one person of an audience. */
export const DeliveryRowView = z.object({
  person: PersonName,
  upn: z.string(),
  group: GroupName,
  state: z.enum(DELIVERY_STATES),
  why: z.union([UnreachableReason, z.string()]).nullable().describe('The code of the reason'),
  whyWords: z.string().nullable().describe('The same in words'),
  repeat: z.boolean(),
  acknowledgedAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  openedTrainingAt: Moment.nullable(),
  reportedAt: Moment.nullable(),
});
export type DeliveryRowView = z.infer<typeof DeliveryRowView>;

const ResultFilter = z.object({
  state: DeliveryRowView.shape.state.optional(),
  acknowledged: z.enum(['yes', 'no']).optional(),
  name: z.string().trim().max(LONGEST_SEARCH).optional(),
  from: z
    .string()
    .regex(/^\d{1,6}\.[0-9a-f-]{36}$/, 'where the next page begins, as the page before told it')
    .optional(),
});

export const getResults = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/results',
  who: 'lead',
  summary:
    'Person by person what happened, a page at a time. A page is short, or empty, where few people fit the filter: the end is where there is no next one.',
  params: ById,
  query: ResultFilter,
  reply: z.object({ rows: z.array(DeliveryRowView), next: z.string().nullable() }),
});

export const getResultsCsv = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/results.csv',
  who: 'lead',
  summary: 'All results as CSV, guarded against formulas',
  params: ById,
  query: ResultFilter.omit({ from: true }),
  replyType: 'csv',
  reply: z.string(),
});

export const resendFailed = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/resend',
  who: 'lead',
  summary: 'Send again to those it failed for or could not reach, and to nobody else',
  params: ById,
  body: z.object({ states: z.array(z.enum(RESENDABLE)).min(1) }),
  reply: z.object({ people: z.int(), posts: z.int().describe('Posts in channels') }),
  status: 202,
});

export const remindPeople = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/remind',
  who: 'lead',
  summary: 'A reminder to those who got it and have not acknowledged, and to nobody else',
  params: ById,
  body: z.object({ text: z.string().trim().max(LONGEST_REMINDER).default('') }),
  reply: z.object({ people: z.int() }),
  status: 202,
});
