import { z } from 'zod';
import { CalendarDate, GroupName, PhaseName, Share, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import {
  HEAVIEST_GROUP,
  LONGEST_FREEZE_NAME,
  LONGEST_MOVE_REASON,
  LONGEST_ROLLOUT_TITLE,
  LONGEST_SEGMENT,
  MOST_CONFIGURATION_DAYS,
  MOST_FREEZES,
  MOST_SEGMENTS,
} from './limits.ts';
import { WAVE_STATES } from './wave-states.ts';

export const StrategyId = z.enum(['serial', 'parallel-1', 'parallel-2', 'up-front']);
export type StrategyId = z.infer<typeof StrategyId>;

export const Phase = z.object({
  id: Slug,
  name: z.string(),
  audience: z.enum(['it-only', 'users']),
  goal: z.string(),
  requiredCriteria: z.number().int(),
  optionalCriteria: z.number().int(),
});
export type Phase = z.infer<typeof Phase>;

export const PlaybookView = z.object({
  id: Slug,
  name: z.string(),
  kind: z
    .enum(['foundation', 'workload'])
    .describe('Phases that follow each other by a strategy, or one product that people are moved to once'),
  source: z.enum(['shipped', 'own']).describe('Comes with Groundswell, or was uploaded by the organisation'),
  summary: z.string(),
  products: z.array(
    z.object({
      name: z.string(),
      aliases: z.array(z.string()).describe('Older names that people may still know it by'),
    }),
  ),
  phases: z.array(Phase),
});
export type PlaybookView = z.infer<typeof PlaybookView>;

/** A wave before its dates, within them, past them, stopped, or called off with its rollout. */
export const WaveState = z.enum(WAVE_STATES);
export type WaveState = z.infer<typeof WaveState>;

/** A wave by its names and dates, half-open. */
export const WaveSummary = z.object({
  id: WaveId,
  phase: PhaseName,
  group: GroupName,
  state: WaveState,
  start: CalendarDate,
  end: CalendarDate,
});
export type WaveSummary = z.infer<typeof WaveSummary>;

export const WaveView = z.object({
  id: WaveId,
  phaseId: Slug,
  state: WaveState,
  start: CalendarDate,
  end: CalendarDate.describe('First day after the wave (half-open)'),
  people: z.number().int().describe('People in the wave'),
  reached: z.number().int().nullable().describe('People who got its announcement; null before one was sent'),
  share: Share.nullable().describe('reached / people; null before an announcement and where people is 0'),
});
export type WaveView = z.infer<typeof WaveView>;

/**
 * Days on which nothing may change: holidays, the end of a fiscal year. They are days of the organisation's time zone,
 * as all dates of a plan are, wherever people are; windows that overlap or touch are one.
 */
export const FreezeWindow = z.strictObject({
  name: z.string().trim().min(1).max(LONGEST_FREEZE_NAME),
  from: CalendarDate,
  to: CalendarDate.describe('First day after the window (half-open)'),
  groups: z
    .array(Slug)
    .min(1)
    .max(1000)
    .optional()
    .describe('Only for these business groups, or `pilot` for the pilot set; for everybody when left out'),
});
export type FreezeWindow = z.infer<typeof FreezeWindow>;

export const RolloutView = z.object({
  id: Slug,
  title: z.string(),
  playbook: z.object({ id: Slug, name: z.string() }),
  strategy: StrategyId,
  strategyName: z.string().nullable().describe('null for a workload, whose strategy means nothing'),
  start: CalendarDate,
  end: CalendarDate,
  collisionReason: z
    .string()
    .nullable()
    .describe('Why people are in this and in another rollout on the same days; null where nobody was to be'),
  freezes: z.array(FreezeWindow).describe('In which no wave of it starts'),
});
export type RolloutView = z.infer<typeof RolloutView>;

export const getPlaybooks = endpoint({
  method: 'GET',
  path: '/api/playbooks',
  who: 'member',
  summary: 'The playbooks a rollout can follow',
  reply: z.object({ playbooks: z.array(PlaybookView) }),
});

/** How long the parts of a plan last, and which days they may use. What is left out comes from the playbook. */
export const PlanSettings = z.strictObject({
  segment: z
    .union([
      z.strictObject({ days: z.int().min(1).max(LONGEST_SEGMENT.days) }),
      z.strictObject({ months: z.int().min(1).max(LONGEST_SEGMENT.months) }),
    ])
    .optional()
    .describe('Length of a segment, the unit of the next two, in days or in calendar months'),
  pilotSegments: z.int().min(1).max(MOST_SEGMENTS).optional(),
  userSegments: z.int().min(1).max(MOST_SEGMENTS).optional().describe('How long all groups together take'),
  firstGroupSegments: z
    .int()
    .min(1)
    .max(MOST_SEGMENTS)
    .optional()
    .describe('Workloads only: how long the first group takes, before all others'),
  groupWeights: z
    .record(Slug, z.number().gt(0, 'is not more than 0').max(HEAVIEST_GROUP))
    .optional()
    .describe('Relative length of the waves by group id; 1 for a group that is left out'),
  workingDaysOnly: z
    .boolean()
    .optional()
    .describe('Waves start and end on a day from Monday to Friday; lengths still count every day'),
  freezes: z.array(FreezeWindow).max(MOST_FREEZES).optional(),
  duringFreezes: z
    .enum(['wait', 'run'])
    .optional()
    .describe(
      'What a wave does that runs into a freeze: it waits, so that frozen days do not count (as when left out), or runs on. No wave starts in one.',
    ),
  configurationDays: z
    .int()
    .min(0)
    .max(MOST_CONFIGURATION_DAYS)
    .optional()
    .describe('Up-front only: days for IT to configure everything before the pilot'),
  allowPastStart: z.boolean().optional().describe('For a rollout that is already under way'),
});
export type PlanSettings = z.infer<typeof PlanSettings>;

export const PlanRollout = z.strictObject({
  id: Slug.describe('Name of the rollout in addresses; planning twice under one id is refused'),
  title: z.string().trim().min(1).max(LONGEST_ROLLOUT_TITLE),
  playbookId: Slug,
  strategy: StrategyId,
  start: CalendarDate,
  groups: z
    .array(Slug)
    .max(1000)
    .optional()
    .describe(
      'Business groups in the order of the rollout; when left out every group that has people, by name',
    ),
  settings: PlanSettings.optional(),
  collisionReason: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_MOVE_REASON)
    .optional()
    .describe(
      'Why people may be in this and in another rollout on the same days; asked for where they would be',
    ),
});
export type PlanRollout = z.infer<typeof PlanRollout>;

export const planRollout = endpoint({
  method: 'POST',
  path: '/api/rollouts',
  who: 'lead',
  summary: 'Plan a rollout: its waves are worked out, checked and stored. Only a lead of all groups may.',
  body: PlanRollout,
  reply: z.object({ rollout: RolloutView, waves: z.number().int() }),
  status: 201,
});
