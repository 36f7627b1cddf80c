import { z } from 'zod';
import { CalendarDate, GroupName, Slug } from '../common.ts';
import { InfrastructureState } from '../criteria/criteria.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { Phase, RolloutView, WaveState, WaveView } from '../rollout/rollout.ts';
import { RolloutState } from '../rollout/rollouts.ts';
import { ATTENTIONS, STATUS_ORDERS } from './status-orders.ts';

export const Attention = z.enum(ATTENTIONS);
export type Attention = z.infer<typeof Attention>;

export const StatusOrder = z.enum(STATUS_ORDERS);
export type StatusOrder = z.infer<typeof StatusOrder>;

/** What became of the waves of a phase. */
export const PhaseFigures = z.object({
  waves: z.record(WaveState, z.int()),
  announcedTo: z.int().describe('People in waves that had an announcement'),
  reached: z.int().describe('How many of them got it'),
});
export type PhaseFigures = z.infer<typeof PhaseFigures>;

/** A phase in the status of one rollout: how far IT has set it up, how far its waves are, what is still asked of it. */
export const StatusPhase = Phase.extend({
  infrastructure: InfrastructureState,
  requiredOpen: z.int().describe('Required exit criteria that are open, before and after the rollout'),
  figures: PhaseFigures.describe('Over all groups; for a member over their own'),
});
export type StatusPhase = z.infer<typeof StatusPhase>;

export const StatusRollout = RolloutView.extend({
  name: z.string().describe('The title, with what tells it apart where another rollout has the same one'),
  state: RolloutState,
  phases: z.array(StatusPhase),
});
export type StatusRollout = z.infer<typeof StatusRollout>;

export const StatusRow = z.object({
  group: GroupName.describe('A business group, or the pilot set with the id `pilot`'),
  people: z.number().int(),
  attention: Attention.nullable().describe('The most pressing of what its waves ask for'),
  note: z
    .string()
    .optional()
    .describe('There when nobody is in the group any more: what that means for its waves, in sentences'),
  waves: z
    .array(WaveView)
    .describe('Of all the rollouts above; the id of a wave begins with that of its rollout'),
});
export type StatusRow = z.infer<typeof StatusRow>;

export const StatusView = z.object({
  today: CalendarDate,
  rollouts: z.array(StatusRollout).describe('The newest first; empty while nothing is planned'),
  groups: z.int().describe('How many rows fit, on all pages'),
  order: StatusOrder.describe('How they are ordered'),
  rows: z.array(StatusRow).describe('A page of the groups for leads and champions; a member sees their own'),
  next: z.string().nullable().describe('Where the next page begins; null where there are no more'),
});
export type StatusView = z.infer<typeof StatusView>;

export const getStatus = endpoint({
  method: 'GET',
  path: '/api/status',
  who: 'member',
  summary:
    'The rollouts in sight, or one, by business group and phase: dates, state and share reached, page by page',
  query: z.object({
    rollout: Slug.optional().describe(
      'Only this one, also when it is over; all in sight where it is left out',
    ),
    search: z.string().trim().max(LONGEST_SEARCH).optional().describe('Words of the name of the group'),
    state: WaveState.optional().describe('Only groups with a wave in this state'),
    mine: z
      .enum(['yes'])
      .optional()
      .describe('Only the groups that the caller leads, or helps as a champion'),
    order: StatusOrder.optional().describe(
      'Of the plan, or what needs attention first; the latter where it is left out and there are more than twenty groups',
    ),
    before: z.string().max(190).optional().describe('Where the next page begins'),
  }),
  reply: StatusView,
});
