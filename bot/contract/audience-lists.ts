import { z } from 'zod';
import { ById, Moment } from './common.ts';
import { endpoint } from './endpoint.ts';

/** People as a list of sign-in names, one a line or with commas between. */
export const keepList = endpoint({
  method: 'PUT',
  path: '/api/audience-lists/:id',
  who: 'lead',
  summary: 'Keep a list of people by their sign-in names; unknown ones are told with their line',
  params: ById,
  body: z.object({ name: z.string().trim().min(1).max(80), upns: z.string().max(2_000_000) }),
  reply: z.object({
    id: z.uuid(),
    name: z.string(),
    people: z.int(),
    bad: z.array(z.object({ line: z.int(), reason: z.string() })),
  }),
});

export const getLists = endpoint({
  method: 'GET',
  path: '/api/audience-lists',
  who: 'lead',
  summary: 'Lists that were kept',
  reply: z.object({
    lists: z.array(z.object({ id: z.uuid(), name: z.string(), people: z.int(), by: z.string(), at: Moment })),
  }),
});
