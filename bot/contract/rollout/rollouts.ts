import { z } from 'zod';
import { CalendarDate, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { ROLLOUT_STATES } from './rollout-states.ts';

export const RolloutState = z.enum(ROLLOUT_STATES);

/** A rollout to choose from. */
export const RolloutChoice = z.object({
  id: Slug,
  title: z.string(),
  name: z.string().describe('The title, with what tells it apart where another rollout has the same one'),
  playbook: z.object({ id: Slug, name: z.string() }),
  state: RolloutState,
  start: CalendarDate,
  end: CalendarDate,
  inSight: z
    .boolean()
    .describe('Whether lists over all rollouts have it: planned, running, or finished a short while ago'),
});
export type RolloutChoice = z.infer<typeof RolloutChoice>;

export const getRollouts = endpoint({
  method: 'GET',
  path: '/api/rollouts',
  who: 'member',
  summary: 'Every rollout, the newest first, also those that are over or were cancelled',
  reply: z.object({ today: CalendarDate, rollouts: z.array(RolloutChoice) }),
});
