import { z } from 'zod';
import { CalendarDate, GroupName, Moment, PersonName, PhaseName, Slug, WaveId } from '../common.ts';
import { WaveAnnouncement } from '../delivery/wave-announcement.ts';
import { endpoint } from '../endpoint.ts';
import { CollisionsView } from '../rollout/collisions.ts';
import { LONGEST_MOVE_REASON } from '../rollout/limits.ts';
import { Dates, PlanChange } from '../rollout/plan-dates.ts';
import { WaveSummary } from '../rollout/rollout.ts';

const WaveParams = z.object({ waveId: WaveId });
const Reason = z.string().trim().min(1).max(LONGEST_MOVE_REASON);
export const PlanVersion = z.int().min(0).describe('Grows by one with each change of the dates of the plan');

export const WaveDetails = WaveSummary.extend({
  people: z.number().int(),
  heldBecause: z.string().nullable(),
  mayRelease: z
    .boolean()
    .describe("Whether a lead's own hold is what stops it; gates and known issues release theirs"),
  announcement: WaveAnnouncement.nullable().describe('null before one was written'),
  mayChange: z.boolean().describe('Whether the caller may move, hold and release it'),
});
export type WaveDetails = z.infer<typeof WaveDetails>;

export const MovedWaveView = z.object({
  id: WaveId,
  phase: PhaseName,
  group: GroupName,
  people: z.number().int(),
  from: Dates,
  to: Dates,
  announcement: WaveAnnouncement.nullable(),
});
export type MovedWaveView = z.infer<typeof MovedWaveView>;

/** Why a wave cannot be moved so, in a sentence; `earliest` is the first day it could start on instead. */
export const MoveRefusalView = z.object({
  code: z.string(),
  why: z.string(),
  earliest: CalendarDate.nullable(),
});
export type MoveRefusalView = z.infer<typeof MoveRefusalView>;

export const MovePreviewView = z.object({
  seen: PlanVersion.describe('The plan that this preview is of; send it back to carry the move out'),
  changed: z.array(MovedWaveView).describe('The moved wave among them, by new start'),
  rolloutEnd: z.object({ before: CalendarDate, after: CalendarDate }),
  collisions: CollisionsView.nullable().describe(
    'What it would newly run into of other rollouts; null where that is nothing',
  ),
  notes: z.array(z.string()).describe('What else to know before it is done, in sentences'),
  refusals: z.array(MoveRefusalView).describe('Empty when the move may be carried out'),
});
export type MovePreviewView = z.infer<typeof MovePreviewView>;

export const PlanEntryView = z.object({
  id: z.string(),
  change: PlanChange,
  wave: z
    .object({ id: WaveId, phaseName: z.string(), groupName: z.string() })
    .nullable()
    .describe('null for what became of the rollout as a whole'),
  by: PersonName,
  at: Moment,
  reason: z.string(),
  dates: z.object({ from: Dates, to: Dates }).nullable().describe('Of the wave itself; null for a hold'),
  waves: z.number().int().describe('Waves that changed their dates'),
  rolloutEnd: z.object({ before: CalendarDate, after: CalendarDate }).nullable(),
});
export type PlanEntryView = z.infer<typeof PlanEntryView>;

export const getWave = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId',
  who: 'champion',
  summary: 'One wave: dates, people, state, why it is held, and its announcement',
  params: WaveParams,
  reply: WaveDetails,
});

export const previewMove = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/move/preview',
  who: 'lead',
  summary: 'What else changes when a wave is moved, before it is done',
  params: WaveParams,
  body: z.object({ start: CalendarDate }),
  reply: MovePreviewView,
});

export const Moved = z.object({ moveId: z.string(), seen: PlanVersion, waves: z.number().int() });

export const moveWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/move',
  who: 'lead',
  summary: 'Move a wave as previewed; refused when somebody changed the plan after the preview',
  params: WaveParams,
  body: z.object({
    start: CalendarDate,
    reason: Reason,
    collisionReason: Reason.optional().describe(
      'Why people may be in two rollouts on the same days; asked for where they would be',
    ),
    seen: PlanVersion,
  }),
  reply: Moved,
});

export const undoMove = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/move/undo',
  who: 'lead',
  summary: 'Put every wave of the last move back where it was, on the day of the move',
  params: WaveParams,
  body: z.object({ moveId: z.string().min(1).max(60), seen: PlanVersion }),
  reply: Moved,
});

export const holdWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/hold',
  who: 'lead',
  summary: 'Stop a wave until it is released; its people hear the reason when they ask for their turn',
  params: WaveParams,
  body: z.object({ reason: Reason }),
  reply: WaveDetails,
});

export const releaseWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/release',
  who: 'lead',
  summary: 'Let a held wave go on',
  params: WaveParams,
  body: z.object({ reason: Reason }),
  reply: WaveDetails,
});

export const getPlanHistory = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/history',
  who: 'champion',
  summary:
    'Who moved, held and released which wave, and who renamed or cancelled the rollout, when and why; the newest first',
  params: z.object({ id: Slug }),
  reply: z.object({
    entries: z.array(PlanEntryView),
    more: z.boolean().describe('Older ones were left out'),
  }),
});
