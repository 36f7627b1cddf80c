import { z } from 'zod';
import { CalendarDate, GroupName, PersonId, PersonName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_PERSON_NAME, MOST_PILOTS_AT_ONCE } from './limits.ts';
import { MissedPhaseView, OwnWaveView } from './membership.ts';

const OfRollout = z.object({ id: Slug });

export const PilotView = z.object({
  person: PersonName,
  group: GroupName,
  since: CalendarDate.nullable().describe('When they joined; null for who is in it since the beginning'),
});
export type PilotView = z.infer<typeof PilotView>;

export const PilotsView = z.object({
  rollout: z.object({ id: Slug, title: z.string() }),
  own: z
    .boolean()
    .describe(
      "Whether it has a set of its own; the set of one that was planned before follows the organisation's, but for those who joined or left it",
    ),
  people: z.int().describe('In the set'),
  found: z.int().describe('Of them, those that were looked for'),
  rows: z.array(PilotView).describe('By name'),
  next: PersonId.nullable().describe('To be asked for as `after`; null on the last page'),
});
export type PilotsView = z.infer<typeof PilotsView>;

export const getPilots = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/pilots',
  who: 'lead',
  summary: 'Who is in the pilot set of a rollout. Only a lead of all groups may.',
  params: OfRollout,
  query: z.object({
    search: z.string().trim().max(LONGEST_PERSON_NAME).optional(),
    after: PersonId.optional().describe('The last person of the page before'),
  }),
  reply: PilotsView,
});

export const PilotWish = z.strictObject({
  join: z
    .array(z.string().trim().toLowerCase().min(1).max(LONGEST_PERSON_NAME))
    .max(MOST_PILOTS_AT_ONCE)
    .default([])
    .describe('User principal names or object ids'),
  leave: z.array(PersonId).max(MOST_PILOTS_AT_ONCE).default([]),
});
export type PilotWish = z.infer<typeof PilotWish>;

export const PilotChangeView = z.object({
  person: PersonName,
  group: GroupName,
  change: z.enum(['joins', 'leaves', 'stays']).describe('`stays`: they are where they are to be'),
  waves: z.array(OwnWaveView).describe('Waves that are under way or to come for them afterwards, by start'),
  missed: z.array(MissedPhaseView).describe('Phases that no wave brings them afterwards'),
});
export type PilotChangeView = z.infer<typeof PilotChangeView>;

export const previewPilots = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/pilots/preview',
  who: 'lead',
  summary:
    'Which waves people get when they join or leave the pilot set of a rollout, before it is done. Only a lead of all groups may.',
  params: OfRollout,
  body: PilotWish,
  reply: z.object({
    people: z.array(PilotChangeView),
    unknown: z.array(z.string()).describe('Whom nobody knows, or who is in no business group'),
    refusal: z.string().nullable().describe('Why nobody can join or leave; null when they can'),
  }),
});

export const changePilots = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/pilots',
  who: 'lead',
  summary:
    'Take people into the pilot set of a rollout, or out of it. It changes no other rollout. Only a lead of all groups may.',
  params: OfRollout,
  body: PilotWish,
  reply: z.object({ joined: z.int(), left: z.int() }),
});
