import { z } from 'zod';
import { Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_MOVE_REASON, MOST_FREEZES } from '../rollout/limits.ts';
import { FreezeWindow, PlanSettings } from '../rollout/rollout.ts';
import { Moved, MovePreviewView, PlanVersion } from './moves.ts';

const ById = z.object({ id: Slug });
const Reason = z.string().trim().min(1).max(LONGEST_MOVE_REASON);

/** All windows of a plan, and what waves do that run into one. */
const FreezesOfPlan = z.strictObject({
  freezes: z.array(FreezeWindow).max(MOST_FREEZES),
  duringFreezes: PlanSettings.shape.duringFreezes.unwrap(),
});
export type FreezesOfPlan = z.infer<typeof FreezesOfPlan>;

export const getFreezes = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/freezes',
  who: 'champion',
  summary: 'The freeze windows of a rollout, in days of the time zone of the organisation',
  params: ById,
  reply: FreezesOfPlan.extend({
    groups: z
      .array(z.object({ id: Slug, name: z.string() }))
      .describe('The business groups of the rollout, which a window can be for'),
    mayChange: z.boolean(),
  }),
});

export const previewFreezes = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/freezes/preview',
  who: 'lead',
  summary:
    'What other freeze windows would change in a plan, before it is done. Only a lead of all groups may.',
  params: ById,
  body: FreezesOfPlan,
  reply: MovePreviewView,
});

export const changeFreezes = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/freezes',
  who: 'lead',
  summary:
    'Change the freeze windows of a plan as previewed; refused when somebody changed the plan after the preview',
  params: ById,
  body: FreezesOfPlan.extend({ reason: Reason, collisionReason: Reason.optional(), seen: PlanVersion }),
  reply: Moved,
});

export const undoFreezes = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/freezes/undo',
  who: 'lead',
  summary: 'Put the windows and every wave back where they were, on the day of the change',
  params: ById,
  body: z.object({ moveId: z.string().min(1).max(60), seen: PlanVersion }),
  reply: Moved,
});
