import { z } from 'zod';
import { CalendarDate, GroupName, Moment, PersonName } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { CONTRIBUTION_KINDS, LONGEST_CONTRIBUTION } from './contribution-kinds.ts';

export const ContributionKind = z.enum(CONTRIBUTION_KINDS);
export type ContributionKind = z.infer<typeof ContributionKind>;

export const ContributionView = z.object({
  id: z.uuid(),
  kind: ContributionKind,
  what: z.string(),
  evidence: z.string().nullable(),
  on: CalendarDate,
  recordedAt: Moment,
});
export type ContributionView = z.infer<typeof ContributionView>;

export const ChampionView = z.object({
  person: PersonName,
  contributions: z.number().int(),
  latest: z.array(ContributionView).describe('The newest three'),
});
export type ChampionView = z.infer<typeof ChampionView>;

export const getChampions = endpoint({
  method: 'GET',
  path: '/api/champions',
  who: 'member',
  summary: 'Champions by business group with what they contributed; a member sees their own group',
  reply: z.object({
    groups: z.array(
      z.object({
        group: GroupName,
        people: z.number().int(),
        perHundred: z.number().describe('Champions per 100 people, one decimal'),
        champions: z.array(ChampionView),
      }),
    ),
  }),
});

export const recordContribution = endpoint({
  method: 'POST',
  path: '/api/contributions',
  who: 'champion',
  summary:
    'Record one thing I did as a champion. The id is made by the caller: the same id twice records once.',
  body: z.object({
    id: z.uuid(),
    kind: ContributionKind,
    what: z.string().trim().min(1, 'champions.say-what').max(LONGEST_CONTRIBUTION),
    evidence: z
      .url({ protocol: /^https$/ })
      .max(1000)
      .nullable(),
    on: CalendarDate,
  }),
  reply: ContributionView,
  status: 201,
});
