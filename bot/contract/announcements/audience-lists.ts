import { z } from 'zod';
import { ById, GroupName, Moment, PersonId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH, SHORTEST_SEARCH } from '../people/search.ts';
import { AudienceRule, Exclusions } from './announcement.ts';
import { LONGEST_LIST_NAME } from './limits.ts';

/** People as a list of sign-in names, one a line or with commas between. */
export const keepList = endpoint({
  method: 'PUT',
  path: '/api/audience-lists/:id',
  who: 'lead',
  summary:
    'Keep a list of people by their sign-in names. One with unknown names is refused with their lines, unless these are to be left out. Only whoever made a list changes it. Refused with list-changed if it is saved from somewhere else at the same time.',
  params: ById,
  mostBytes: 8_000_000,
  body: z.object({
    name: z.string().trim().min(1).max(LONGEST_LIST_NAME),
    upns: z.string().max(7_000_000),
    skipUnknown: z.boolean().default(false).describe('Keep the list without names that nobody here has'),
  }),
  reply: z.object({
    id: z.uuid(),
    name: z.string(),
    people: z.int(),
    bad: z.array(z.object({ line: z.int(), reason: z.string() })).describe('Names that were left out'),
  }),
});

export const getLists = endpoint({
  method: 'GET',
  path: '/api/audience-lists',
  who: 'lead',
  summary: 'Lists that were kept: all for a lead of all groups, and for others their own',
  reply: z.object({
    lists: z.array(z.object({ id: z.uuid(), name: z.string(), people: z.int(), by: z.string(), at: Moment })),
  }),
});

export const findRecipients = endpoint({
  method: 'POST',
  path: '/api/audience/people',
  who: 'lead',
  summary: 'People of an audience by the beginning of a part of their name, or of their sign-in name',
  body: z.object({
    audience: AudienceRule,
    exclude: Exclusions,
    search: z.string().trim().min(SHORTEST_SEARCH).max(LONGEST_SEARCH),
  }),
  reply: z.object({
    people: z.array(z.object({ id: PersonId, name: z.string(), upn: z.string(), group: GroupName })),
    more: z.boolean().describe('Others fit as well: type more to find them'),
  }),
});
