import { z } from 'zod';
import { GroupName, Moment, PersonName, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { LONGEST_MAIL_ADDRESS, LONGEST_MEMBER_NAME, TEAM_ROLES } from './team-roles.ts';

/** What people carry around a rollout. One person each, but for IT specialists; department leads one a group. */
export const TeamRole = z.enum(TEAM_ROLES);
export type TeamRole = z.infer<typeof TeamRole>;

const MemberId = z.string().regex(/^[a-z0-9-]{1,80}$/, 'crew.strange-id');

export const TeamMember = z.object({
  id: MemberId,
  role: TeamRole,
  group: GroupName.nullable().describe('Of a department lead; null for everybody else'),
  name: z.string(),
  email: z.string().describe('Where to write to; the user principal name of people of the organisation'),
  outsider: z.boolean(),
  by: PersonName,
  at: Moment,
});
export type TeamMember = z.infer<typeof TeamMember>;

export const RolloutTeamView = z.object({
  rollout: z.object({ id: Slug, title: z.string() }),
  mayName: z.boolean(),
  members: z
    .array(TeamMember)
    .describe(
      'By role; a member sees the department lead of their own group, leads and champions all of them',
    ),
  groupsWithoutLead: z
    .array(GroupName)
    .describe('Business groups of the rollout without a department lead; empty for members'),
  champions: z.object({
    people: z.int(),
    groups: z.int().describe('Business groups with at least one'),
    own: z.array(PersonName).describe('Those of the caller’s own business group'),
  }),
});
export type RolloutTeamView = z.infer<typeof RolloutTeamView>;

export const getRolloutTeam = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/team',
  who: 'member',
  summary: 'Who carries a rollout: sponsor, success owner, program manager, IT specialists, department leads',
  params: z.object({ id: Slug }),
  reply: RolloutTeamView,
});

/** Somebody who is known here, by user principal name, or an outsider by name and address. */
export const TeamCandidate = z.union([
  z.strictObject({
    upn: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[^\s@]+@[^\s@]+$/, 'crew.not-a-upn')
      .max(LONGEST_MAIL_ADDRESS),
  }),
  z.strictObject({
    name: z
      .string()
      .trim()
      .min(1, 'common.is-empty')
      .max(LONGEST_MEMBER_NAME, 'crew.long-name')
      // Names stand in announcements, where these would become something else than a name.
      .regex(/^[^\p{Cc}[\]{}<>|`\\]*$/u, 'crew.strange-sign'),
    email: z.email('crew.not-a-upn').max(LONGEST_MAIL_ADDRESS),
  }),
]);
export type TeamCandidate = z.infer<typeof TeamCandidate>;

export const NameTeamMember = z.object({
  role: TeamRole,
  groupId: Slug.nullable().default(null).describe('For a department lead: whose; null for everybody else'),
  who: TeamCandidate,
});
export type NameTeamMember = z.infer<typeof NameTeamMember>;

export const nameTeamMember = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/team',
  who: 'lead',
  summary:
    'Name somebody who carries a rollout. Only a lead of all groups may. Refused with role-taken while somebody else has the role.',
  params: z.object({ id: Slug }),
  body: NameTeamMember,
  reply: RolloutTeamView,
});

export const removeTeamMember = endpoint({
  method: 'DELETE',
  path: '/api/rollouts/:id/team/:memberId',
  who: 'lead',
  summary:
    'Take somebody off the team of a rollout. Only a lead of all groups may. Refused if somebody else has the role by now.',
  params: z.object({ id: Slug, memberId: MemberId }),
  query: z.object({ seen: Moment.describe('When the member was named, as it was shown') }),
  reply: RolloutTeamView,
});

export const findTeamCandidates = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/team/candidates',
  who: 'lead',
  summary: 'Leads and champions whose name or user principal name has a text in it, at most 10',
  params: z.object({ id: Slug }),
  query: z.object({ search: z.string().trim().max(LONGEST_SEARCH) }),
  reply: z.object({
    people: z.array(
      z.object({ upn: z.string(), name: z.string(), group: GroupName, role: z.enum(['lead', 'champion']) }),
    ),
  }),
});
