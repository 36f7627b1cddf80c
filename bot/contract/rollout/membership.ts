import { z } from 'zod';
import { CalendarDate, GroupName, PersonId, PersonName, PhaseName, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';

/** A phase that no wave brings: over in the group before the person could take part, or not planned for it. */
export const MissedPhaseView = z.object({ phase: PhaseName, why: z.enum(['over', 'not-planned']) });
export type MissedPhaseView = z.infer<typeof MissedPhaseView>;

/** A wave as one person goes through it. */
export const OwnWaveView = z.object({
  waveId: WaveId,
  phase: PhaseName,
  group: GroupName.describe(
    'Whose wave it is: another group where the person finishes what they began there',
  ),
  start: CalendarDate.describe('Their own first day; later than that of the wave for who joins late'),
  end: CalendarDate.describe('First day after it (half-open)'),
  late: z.boolean(),
});
export type OwnWaveView = z.infer<typeof OwnWaveView>;

export const PersonBetweenView = z.object({
  person: PersonName,
  group: GroupName.describe('The business group, or the pilot set, whose waves the person follows now'),
  before: GroupName.nullable().describe('Where they were before; null for somebody who came in'),
  movedOn: CalendarDate,
  finishes: z.array(OwnWaveView).describe('Waves of a former group that they are in until they end'),
  joinsLate: z.array(OwnWaveView).describe('Waves of their group that started before they could take part'),
  missed: z.array(MissedPhaseView),
});
export type PersonBetweenView = z.infer<typeof PersonBetweenView>;

export const MembershipView = z.object({
  people: z.int().describe('How many there are in all'),
  counts: z.object({
    finishing: z.int().describe('People who finish a wave with a former group'),
    late: z.int().describe('People who join a wave late'),
    missing: z.int().describe('People without a date for some phase'),
  }),
  rows: z.array(PersonBetweenView).describe('The newest moves first'),
  next: PersonId.nullable().describe('Ask for the people after this one; null at the end'),
});
export type MembershipView = z.infer<typeof MembershipView>;

export const getMembership = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/membership',
  who: 'lead',
  summary:
    'People whom a change of group leaves with other dates than their group has: who finishes a wave elsewhere, joins one late, or has no date for a phase. Of the groups that I lead.',
  params: z.object({ id: Slug }),
  query: z.object({
    after: PersonId.optional(),
    wave: WaveId.optional().describe('Only who finishes or joins late in this wave'),
  }),
  reply: MembershipView,
});
