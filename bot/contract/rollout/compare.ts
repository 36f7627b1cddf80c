import { z } from 'zod';
import { CalendarDate, GroupName, Seen, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { CollisionsView, PlanningRules } from './collisions.ts';
import { PlanSettings, StrategyId } from './rollout.ts';

const Days = z.number();
const Span = z.object({
  start: CalendarDate,
  end: CalendarDate.describe('First day after it (half-open)'),
});

export const ComparedWave = z.object({
  phaseId: Slug,
  groupId: Slug.describe('A business group, or `pilot` for the pilot set'),
  start: CalendarDate,
  end: CalendarDate,
});
export type ComparedWave = z.infer<typeof ComparedWave>;

export const ComparedPlan = z.object({
  strategy: StrategyId,
  ok: z.literal(true),
  end: CalendarDate.describe('First day after the last wave'),
  days: z.int().describe('From the first day, configuration included, to the last'),
  cadenceDays: Days.nullable().describe(
    "From one phase's user rollout to the next one's; null with one phase",
  ),
  restDays: z
    .object({ min: Days, median: Days })
    .nullable()
    .describe('Between two phases for one person; null where there is nothing between phases'),
  mostPhasesAtOnceForIt: z.int().describe('Pilots and user rollouts that IT looks after on one day, at most'),
  mostPilotsAtOnce: z.int(),
  configuration: Span.nullable().describe('When IT configures everything before an up-front pilot'),
  waves: z.array(ComparedWave),
  collisions: CollisionsView.nullable().describe('With other rollouts; null where there are none'),
});
export type ComparedPlan = z.infer<typeof ComparedPlan>;

export const RefusedPlan = z.object({
  strategy: StrategyId,
  ok: z.literal(false),
  code: z.string(),
  why: z.string().describe('What does not fit, and what would'),
});
export type RefusedPlan = z.infer<typeof RefusedPlan>;

export const Comparison = z.object({
  plans: z
    .array(z.discriminatedUnion('ok', [ComparedPlan, RefusedPlan]))
    .describe('One for each strategy; one only for a workload, whose strategy means nothing'),
});
export type Comparison = z.infer<typeof Comparison>;

export const CompareRollouts = z.object({
  playbookId: Slug,
  start: CalendarDate,
  groups: z.array(Slug).max(1000).optional(),
  settings: PlanSettings.optional(),
});
export type CompareRollouts = z.infer<typeof CompareRollouts>;

export const compareRollouts = endpoint({
  method: 'POST',
  path: '/api/rollouts/compare',
  who: 'lead',
  summary:
    'What each strategy would mean for the same groups and settings; nothing is stored. Only a lead of all groups may.',
  body: CompareRollouts,
  reply: Comparison,
});

export const StrategyWords = z.object({
  id: StrategyId,
  name: z.string(),
  meaning: z.string().describe('What it does, and whom it suits'),
});
export type StrategyWords = z.infer<typeof StrategyWords>;

/** What there is to plan with. */
export const PlanningView = z.object({
  today: CalendarDate,
  rules: PlanningRules,
  rulesSeen: Seen,
  strategies: z.array(StrategyWords).describe('The most careful first'),
  groups: z.array(z.object({ group: GroupName, people: z.int() })).describe('By name, without the pilot set'),
  playbooks: z.array(
    z.object({
      id: Slug,
      segmentDays: z.int(),
      pilotSegments: z.int(),
      userSegments: z.int(),
      firstGroupSegments: z.int().nullable().describe('Workloads only: how long the first group takes'),
      configurationDays: z
        .int()
        .nullable()
        .describe('Up-front only: for IT to configure everything before the pilot; null for a workload'),
    }),
  ),
});
export type PlanningView = z.infer<typeof PlanningView>;

export const getPlanning = endpoint({
  method: 'GET',
  path: '/api/planning',
  who: 'lead',
  summary:
    'The business groups that can be planned, and the usual lengths of each playbook. Only a lead of all groups may.',
  reply: PlanningView,
});
