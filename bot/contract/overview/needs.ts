import { z } from 'zod';
import { Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { NEED_KINDS } from './need-kinds.ts';

/** Something that a lead or a champion has to do today. */
export const Need = z.object({
  kind: z.enum(NEED_KINDS),
  count: z.int().describe('How many of its kind wait'),
  what: z.string().describe('What waits, in a sentence'),
  to: z.string().describe('Where it is done: an address within the tab'),
});
export type Need = z.infer<typeof Need>;

export const getNeeds = endpoint({
  method: 'GET',
  path: '/api/needs',
  who: 'champion',
  summary: 'What waits for the caller today, the most pressing first: in the rollouts in sight, or in one',
  query: z.object({ rollout: Slug.optional() }),
  reply: z.object({ needs: z.array(Need) }),
});
