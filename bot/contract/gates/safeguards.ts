import { z } from 'zod';
import { GroupName, Moment, PhaseName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SAFEGUARD_END, LONGEST_SAFEGUARD_TITLE, LONGEST_SAFEGUARD_WHY } from './limits.ts';

/** A known issue that holds only the waves it touches. */
export const SafeguardView = z.object({
  id: z.string(),
  title: z.string(),
  why: z.string().describe('What the people of the held waves are told'),
  issue: z.int().nullable().describe('Number of the issue that it came from'),
  groups: z.array(GroupName).describe('Business groups it touches, the pilot set as `pilot`'),
  phases: z.array(PhaseName).describe('Phases it touches'),
  by: z.string(),
  at: Moment,
  waves: z.int().describe('Waves that it holds now'),
  people: z.int().describe('People in these waves'),
  ended: z.object({ by: z.string(), at: Moment, reason: z.string() }).nullable(),
  mayEnd: z.boolean(),
});
export type SafeguardView = z.infer<typeof SafeguardView>;

const Scope = z.object({
  groups: z.array(Slug).min(1, 'gates.choose-group').max(1000),
  phases: z.array(Slug).min(1, 'gates.choose-phase').max(50),
});

export const getSafeguards = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/safeguards',
  who: 'champion',
  summary: 'Safeguard holds of a rollout, those in force first, then the newest',
  params: z.object({ id: Slug }),
  reply: z.object({ safeguards: z.array(SafeguardView), mayStart: z.boolean() }),
});

export const previewSafeguard = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/safeguards/preview',
  who: 'lead',
  summary: 'Which waves and how many people a scope would hold; nothing is done',
  params: z.object({ id: Slug }),
  body: Scope,
  reply: z.object({
    waves: z.array(z.object({ id: z.string(), name: z.string(), people: z.int() })),
    people: z.int(),
    refusal: z.string().nullable().describe('Why this caller may not hold them, in a sentence'),
  }),
});

export const startSafeguard = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/safeguards',
  who: 'lead',
  summary:
    'Hold the waves in scope that are not over, for a known issue. The id is made by the caller: the same twice starts once.',
  params: z.object({ id: Slug }),
  body: Scope.extend({
    id: z.uuid(),
    title: z.string().trim().min(1, 'gates.say-known').max(LONGEST_SAFEGUARD_TITLE),
    why: z.string().trim().min(1, 'gates.say-why').max(LONGEST_SAFEGUARD_WHY),
    issue: z.int().positive().nullable(),
  }),
  reply: SafeguardView,
  status: 201,
});

export const endSafeguard = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/safeguards/:safeguardId/end',
  who: 'lead',
  summary: 'End a safeguard hold: its waves go on unless something else holds them',
  params: z.object({ id: Slug, safeguardId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1, 'gates.say-reason').max(LONGEST_SAFEGUARD_END) }),
  reply: SafeguardView,
});
