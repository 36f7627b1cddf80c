import { z } from 'zod';
import { CalendarDate, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { ConditionId, Outcome } from './gate-conditions.ts';
import { GateLimits } from './gate-limits.ts';
import { GateState, GateWave } from './gates.ts';

const RolloutParams = z.object({ id: Slug });

/** A condition of a past wave under the limits of that day and under the changed ones; null: not asked. */
export const ReplayedCondition = z.object({
  id: ConditionId,
  title: z.string(),
  was: Outcome.nullable(),
  would: Outcome.nullable(),
  why: z.string().describe('The reason in a sentence, by the changed limits where they ask it'),
});
export type ReplayedCondition = z.infer<typeof ReplayedCondition>;

export const ReplayedWave = z.object({
  wave: GateWave,
  on: CalendarDate.describe(
    'The day whose facts were used: of the decision, or else the last before the start',
  ),
  decided: GateState,
  was: Outcome.describe('With the limits of that day'),
  would: Outcome.describe('With the changed limits'),
  wouldHold: z.boolean().describe('Would not have gone by itself'),
  conditions: z.array(ReplayedCondition).describe('Only those that would not pass, or that changed'),
});
export type ReplayedWave = z.infer<typeof ReplayedWave>;

export const replayGates = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/gate-replay',
  who: 'champion',
  summary: 'Which past waves changed limits would have held, on the facts of that day; nothing is changed',
  params: RolloutParams,
  body: z.object({ limits: GateLimits }),
  reply: z.object({
    waves: z.array(ReplayedWave),
    withoutFacts: z.int().describe('Past waves whose facts were never collected'),
  }),
});
