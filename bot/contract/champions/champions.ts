import { z } from 'zod';
import { CalendarDate, GroupName, Moment, PersonName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
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
  summary:
    'Champions by business group with what they contributed, page by page; a member sees their own group',
  query: z.object({
    rollout: Slug.optional().describe('Only groups with a part in this rollout'),
    search: z
      .string()
      .trim()
      .max(LONGEST_SEARCH)
      .optional()
      .describe('Words of the name of the group or of a champion'),
    without: z.enum(['yes']).optional().describe('Only groups with people and no champion'),
    before: z.string().max(100).optional().describe('Where the next page begins'),
  }),
  reply: z.object({
    totals: z
      .object({
        groups: z.int(),
        champions: z.int(),
        contributions: z.int(),
        without: z.int().describe('Groups with people and no champion'),
        withoutNames: z.array(z.string()).describe('The first of them'),
      })
      .describe('Over all groups, whatever is looked for'),
    groups: z
      .array(
        z.object({
          group: GroupName,
          people: z.number().int(),
          perHundred: z.number().describe('Champions per 100 people, one decimal'),
          champions: z.array(ChampionView),
        }),
      )
      .describe('A page of those that fit, by name'),
    next: z.string().nullable().describe('null where there are no more'),
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
