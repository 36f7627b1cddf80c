import { z } from 'zod';
import { Product } from '../adoption/adoption.ts';
import { CalendarDate, GroupName, PersonName, PhaseName, Share, Slug } from '../common.ts';
import { TeamMember } from '../crew/rollout-team.ts';
import { endpoint } from '../endpoint.ts';
import { Severity } from '../feedback/feedback.ts';
import { WaveView } from '../rollout/rollout.ts';

/** How a group uses one product. */
export const ProductUse = z.object({
  product: Product,
  enabled: z.int(),
  active: z.int(),
  rate: Share,
});
export type ProductUse = z.infer<typeof ProductUse>;

export const GroupAdoption = z.object({
  asOf: CalendarDate.describe('Refresh date of the newest usage report'),
  windowDays: z
    .int()
    .describe('A person counts as active with activity in this many days up to the refresh date'),
  products: z.array(ProductUse).describe('Empty where the report names nobody of the group'),
  hidden: z.boolean().describe('Products are left out because fewer people than the privacy floor have them'),
  floor: z.int(),
});
export type GroupAdoption = z.infer<typeof GroupAdoption>;

/** What one rollout is to a group. */
export const GroupInRollout = z.object({
  id: Slug,
  name: z.string().describe('The title, with what tells it apart where another rollout has the same one'),
  waves: z
    .array(
      z.object({
        phase: PhaseName,
        wave: WaveView.nullable(),
        added: z.int().describe('People of the wave who are in its directory group, as leads have said'),
      }),
    )
    .describe('One for each phase that reaches people; the wave is null where the group has none'),
  departmentLead: TeamMember.pick({ name: true, email: true, outsider: true })
    .nullable()
    .describe('null while nobody is named, and for the pilot set'),
});
export type GroupInRollout = z.infer<typeof GroupInRollout>;

export const GroupPage = z.object({
  today: CalendarDate,
  group: GroupName.describe('A business group, or the pilot set with the id `pilot`'),
  people: z.int().describe('People in its waves'),
  pilots: z.int().describe('People of the group who are in the pilot set instead'),
  rollouts: z.array(GroupInRollout).describe('The newest first; empty while nothing is planned'),
  champions: z
    .object({ people: z.array(PersonName), perHundred: z.number() })
    .nullable()
    .describe('null for the pilot set, whose people have the champions of their groups'),
  issues: z
    .object({ waiting: z.record(Severity, z.int()).describe('Open or in progress, by severity') })
    .nullable()
    .describe('null where the caller may not read the issues of the group, and for the pilot set'),
  adoption: GroupAdoption.nullable().describe('null before the first usage report, and for the pilot set'),
});
export type GroupPage = z.infer<typeof GroupPage>;

export const getGroupPage = endpoint({
  method: 'GET',
  path: '/api/groups/:id/page',
  who: 'champion',
  summary:
    'One business group, or the pilot set: its waves in the rollouts in sight, or in one, its people, champions, waiting issues and adoption',
  params: z.object({ id: Slug }),
  query: z.object({ rollout: Slug.optional().describe('Only this one, also when it is over') }),
  reply: GroupPage,
});
