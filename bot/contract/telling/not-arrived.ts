import { z } from 'zod';
import { Moment, PersonName } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** `failed`: Teams refused it. `unknown`: Teams never said whether it arrived. */
export const NotArrivedOutcome = z.enum(['failed', 'unknown']);
export type NotArrivedOutcome = z.infer<typeof NotArrivedOutcome>;

/** A message to one person that did not arrive, or may not have. */
export const NotArrived = z.object({
  id: z.string(),
  person: PersonName,
  what: z.string().describe('Which message it was'),
  outcome: NotArrivedOutcome,
  raw: z.string().describe('What Teams said'),
  at: Moment,
});
export type NotArrived = z.infer<typeof NotArrived>;

export const getNotArrived = endpoint({
  method: 'GET',
  path: '/api/messages/not-arrived',
  who: 'lead',
  summary:
    'Messages to single people of the last 30 days that did not arrive, or may not have, the newest first; of the groups that the caller leads',
  reply: z.object({ messages: z.array(NotArrived) }),
});
