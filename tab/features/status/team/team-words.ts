import type {
  NameTeamMember,
  RolloutTeamView,
  TeamMember,
  TeamRole,
} from '../../../../bot/contract/crew/rollout-team.ts';
import { TEAM_ROLES } from '../../../../bot/contract/crew/team-roles.ts';
import type { Format } from '../../../ui/format/format.ts';

/** One of them. */
export const TEAM_ROLE_NAMES: Readonly<Record<TeamRole, string>> = {
  'executive-sponsor': 'Executive sponsor',
  'success-owner': 'Success owner',
  'program-manager': 'Program manager',
  'it-specialist': 'IT specialist',
  'department-lead': 'Department lead',
};

const PART_TITLES: Readonly<Record<TeamRole, string>> = {
  'executive-sponsor': 'Executive sponsor',
  'success-owner': 'Success owner',
  'program-manager': 'Program manager',
  'it-specialist': 'IT specialists',
  'department-lead': 'Department leads',
};

/** What one of them does, for whoever has to name somebody. */
export const TEAM_ROLE_HINTS: Readonly<Record<TeamRole, string>> = {
  'executive-sponsor': 'Carries the vision and ties the rollout to what the organisation wants.',
  'success-owner': 'Makes sure that the business goals are met.',
  'program-manager': 'Runs the launch and the rollout.',
  'it-specialist': 'Owns the technical side.',
  'department-lead': 'Decides how a business group uses it, and encourages people to.',
};

export interface TeamPart {
  readonly role: TeamRole;
  readonly title: string;
  readonly members: readonly TeamMember[];
}

/** The team by role. Whoever may name people also sees the roles that nobody has yet. */
export function teamParts({ members, mayName }: RolloutTeamView): TeamPart[] {
  return TEAM_ROLES.map((role) => ({
    role,
    title: PART_TITLES[role],
    members: members.filter((member) => member.role === role),
  })).filter(({ members: own }) => mayName || own.length > 0);
}

/** The role that is asked for first: one that nobody has, or has for every group. */
export function firstOpenRole({
  members,
  groupsWithoutLead,
}: Pick<RolloutTeamView, 'members' | 'groupsWithoutLead'>): TeamRole {
  const open = TEAM_ROLES.find((role) => members.every((member) => member.role !== role));
  return open ?? (groupsWithoutLead.length > 0 ? 'department-lead' : 'it-specialist');
}

/** Where a person is written to: in Teams, or by mail if they are not of the organisation. */
export function contactOf({ email, outsider }: Pick<TeamMember, 'email' | 'outsider'>): string {
  return outsider
    ? `mailto:${encodeURIComponent(email).replace('%40', '@')}`
    : `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(email)}`;
}

/** How many champions there are, and which of them are near. */
export function championsWords(
  { people, groups, own }: RolloutTeamView['champions'],
  format: Format,
): string {
  if (people === 0) return 'Nobody yet';
  const all = `${format.count(people, 'champion', 'champions')} in ${format.count(groups, 'business group', 'business groups')}`;
  if (own.length === 0) return `${all}.`;
  return `${all}. In yours: ${format.list(own.map(({ name }) => name))}.`;
}

/** Business groups whose department lead is still to be named; null when there are none. */
export function missingLeadsWords(
  groups: RolloutTeamView['groupsWithoutLead'],
  format: Format,
): string | null {
  if (groups.length === 0) return null;
  const named = groups.slice(0, 5).map(({ name }) => name);
  const rest = groups.length - named.length;
  const all = rest > 0 ? [...named, format.count(rest, 'more group', 'more groups')] : named;
  return `Nobody yet for ${format.list(all)}`;
}

/** What is typed in the form. */
export interface TeamDraft {
  readonly role: TeamRole;
  readonly groupId: string;
  readonly outsider: boolean;
  readonly upn: string;
  readonly name: string;
  readonly email: string;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Whether everything that is needed is filled in. */
export function isComplete({ role, groupId, outsider, upn, name, email }: TeamDraft): boolean {
  if (role === 'department-lead' && groupId === '') return false;
  return outsider ? name.trim() !== '' && ADDRESS.test(email.trim()) : ADDRESS.test(upn.trim());
}

export function wishOf({ role, groupId, outsider, upn, name, email }: TeamDraft): NameTeamMember {
  return {
    role,
    groupId: role === 'department-lead' ? groupId : null,
    who: outsider ? { name: name.trim(), email: email.trim() } : { upn: upn.trim() },
  };
}
