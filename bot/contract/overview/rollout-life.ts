import { z } from 'zod';
import { CalendarDate, Moment, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_MOVE_REASON, LONGEST_ROLLOUT_TITLE } from '../rollout/limits.ts';
import { PlanSettings, StrategyId } from '../rollout/rollout.ts';
import { RolloutChoice } from '../rollout/rollouts.ts';

const ById = z.object({ id: Slug });
const Title = z.string().trim().min(1).max(LONGEST_ROLLOUT_TITLE);
const PlanVersion = z
  .int()
  .min(0)
  .describe('Of the plan that was looked at; refused when somebody changed it since');

/** One rollout with how far it is, and what may become of it. */
export const RolloutLifeView = RolloutChoice.extend({
  strategy: StrategyId,
  strategyName: z.string().nullable().describe('null for a workload, whose strategy means nothing'),
  plannedAt: Moment,
  plannedBy: z.string().nullable().describe('null where nobody noted it'),
  waves: z.object({
    all: z.int(),
    complete: z.int(),
    inProgress: z.int(),
    held: z.int(),
    cancelled: z.int(),
  }),
  groups: z.int().describe('Business groups that have waves in it'),
  people: z.int().describe('In those groups and, where it has waves, in the pilot set'),
  told: z.int().describe('People who got an announcement of a wave of it'),
  begun: z
    .boolean()
    .describe('Whether any announcement of it was sent, or is being sent: then it cannot be deleted'),
  cancelled: z
    .object({ at: Moment, by: z.string(), reason: z.string() })
    .nullable()
    .describe('null unless somebody cancelled it'),
  seen: PlanVersion,
});
export type RolloutLifeView = z.infer<typeof RolloutLifeView>;

export const getRolloutLives = endpoint({
  method: 'GET',
  path: '/api/rollouts/overview',
  who: 'champion',
  summary: 'Every rollout with its state, progress and whether anybody was told of it, the newest first',
  reply: z.object({
    today: CalendarDate,
    mayChange: z
      .boolean()
      .describe('Whether the caller may rename, cancel, delete and duplicate: leads of all groups'),
    rollouts: z.array(RolloutLifeView),
  }),
});

export const CancelPreview = z.object({
  seen: PlanVersion,
  waves: z.int().describe('Waves that are not over: they are cancelled'),
  scheduled: z.int().describe('Announcements of these waves with a date: they are cancelled as well'),
  inWork: z
    .int()
    .describe('Announcements of these waves that somebody writes or reviews: they can no longer be sent'),
  sending: z
    .int()
    .describe('Announcements that are being sent, to its waves or to others: they stop where they are'),
  elsewhere: z
    .int()
    .describe(
      'Scheduled announcements to others than its waves: they become drafts, and their authors are told',
    ),
  told: z
    .int()
    .describe('People who were told of a wave that is cancelled: they get a message, and their cards say so'),
  refusal: z.string().nullable().describe('Why it cannot be cancelled; null when it can'),
});
export type CancelPreview = z.infer<typeof CancelPreview>;

export const previewCancel = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/cancel',
  who: 'lead',
  summary: 'What stops when a rollout is cancelled, before it is done. Only a lead of all groups may.',
  params: ById,
  reply: CancelPreview,
});

export const cancelRollout = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/cancel',
  who: 'lead',
  summary:
    'Cancel a rollout for good: its waves that are not over and what is scheduled for them stop. Only a lead of all groups may.',
  params: ById,
  body: z.strictObject({
    reason: z.string().trim().min(1).max(LONGEST_MOVE_REASON).describe('As people read it'),
    seen: PlanVersion,
  }),
  reply: RolloutLifeView,
});

export const renameRollout = endpoint({
  method: 'PUT',
  path: '/api/rollouts/:id/title',
  who: 'lead',
  summary: 'Give a rollout another title. Only a lead of all groups may.',
  params: ById,
  body: z.strictObject({
    title: Title,
    seen: z.string().describe('The title that was looked at; refused when it is another one by now'),
  }),
  reply: RolloutLifeView,
});

export const RolloutCopy = z.object({
  id: Slug.describe('One that no rollout has, or had'),
  title: Title,
  playbookId: Slug,
  strategy: StrategyId,
  groups: z.array(Slug).describe('In the order of the rollout, without those that are gone'),
  settings: PlanSettings,
});
export type RolloutCopy = z.infer<typeof RolloutCopy>;

export const copyRollout = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/copy',
  who: 'lead',
  summary:
    'What to plan a rollout with that is like this one; nothing is stored. Only a lead of all groups may.',
  params: ById,
  reply: RolloutCopy,
});

export const deleteRollout = endpoint({
  method: 'DELETE',
  path: '/api/rollouts/:id',
  who: 'lead',
  summary:
    'Delete a rollout that nobody was told of, with its waves and the announcements that were written for it. Only a lead of all groups may.',
  params: ById,
  query: z.object({ seen: z.coerce.number().pipe(PlanVersion) }),
  reply: z.object({ id: Slug }),
});

export const undoPlan = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/undo',
  who: 'lead',
  summary:
    'Take a plan back within a minute of planning it. Only who planned it may, while nobody was told of it.',
  params: ById,
  reply: z.object({ id: Slug }),
});
