import { z } from 'zod';
import { CalendarDate } from '../common.ts';

/** What a gate asks. */
export const ConditionId = z.enum([
  'criteria',
  'groundwork',
  'foundation',
  'collisions',
  'reach',
  'issue-rate',
  'blockers',
  'satisfaction',
  'training-opened',
  'adoption',
  'champions',
  'data-age',
  'soak',
]);
export type ConditionId = z.infer<typeof ConditionId>;

/** Inconclusive: too few people, data too old, or no source; never counted as a pass. */
export const Outcome = z.enum(['pass', 'fail', 'inconclusive']);
export type Outcome = z.infer<typeof Outcome>;

/** A row that a value was counted from. */
export const RowBehind = z.object({
  id: z
    .string()
    .describe('An issue number, an id of an announcement, wave, criterion or phase, a report date'),
  name: z.string().nullable().describe('What people call it; null where the id says it'),
});
export type RowBehind = z.infer<typeof RowBehind>;

export const ConditionView = z.object({
  id: ConditionId,
  title: z.string(),
  outcome: Outcome,
  warns: z.boolean().describe('It passes, and there is something to know before the wave goes'),
  value: z.number().nullable().describe('null where nothing could be counted'),
  limit: z.number().nullable().describe('null where the condition is a yes or no'),
  unit: z.enum(['percent', 'per-100', 'count', 'people', 'days', 'points']),
  bound: z.enum(['at-least', 'at-most']).describe('On which side of the limit a value passes'),
  why: z.string().describe('The reason in a sentence'),
  source: z.string().describe('What the value was counted from, in words'),
  asOf: CalendarDate.nullable().describe('The day that the data are of'),
  rows: z
    .array(RowBehind)
    .describe('The rows behind the value: issues, announcements, waves, criteria, phases, reports'),
});
export type ConditionView = z.infer<typeof ConditionView>;
