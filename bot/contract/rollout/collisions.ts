import { z } from 'zod';
import { CalendarDate, GroupName, PhaseName, Seen, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** A wave that has the same people on the same days as a wave of another rollout. */
export const CollisionView = z.object({
  phase: PhaseName,
  group: GroupName.describe('Who would be in both: a business group, or the pilot set'),
  people: z.int(),
  rollout: z.object({ id: Slug, name: z.string() }),
  otherPhase: PhaseName,
  from: CalendarDate.describe('The first day that both have'),
  to: CalendarDate.describe('First day after the last one that both have (half-open)'),
});
export type CollisionView = z.infer<typeof CollisionView>;

export const CollisionsView = z.object({
  waves: z.int().describe('Waves that run into one of another rollout'),
  people: z.int().describe('People who would be in both'),
  refused: z.boolean().describe('Whether it cannot be had so; otherwise it needs a reason'),
  why: z.string().describe('What runs into what, and what to do, in sentences'),
  first: z.array(CollisionView).describe('The first of them, by start'),
  nextStart: CalendarDate.nullable().describe('The next start without any; null where there is none'),
});
export type CollisionsView = z.infer<typeof CollisionsView>;

/** What planning asks for in the whole organisation. */
export const PlanningRules = z.strictObject({
  collisions: z
    .enum(['warn', 'refuse'])
    .describe(
      'Whether two rollouts may have the same people on the same days, with a reason. Two of the foundation never may.',
    ),
});
export type PlanningRules = z.infer<typeof PlanningRules>;

export const RulesOfPlanning = z.object({ rules: PlanningRules, seen: Seen });
export type RulesOfPlanning = z.infer<typeof RulesOfPlanning>;

export const changePlanningRules = endpoint({
  method: 'PUT',
  path: '/api/planning/rules',
  who: 'lead',
  summary: 'Change what planning asks for in the whole organisation. Only a lead of all groups may.',
  body: RulesOfPlanning,
  reply: RulesOfPlanning,
});
