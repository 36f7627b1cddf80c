import { createHash } from 'node:crypto';
import { conflict, invalid } from '../../base/errors.ts';
import type { NameTeamMember, TeamRole } from '../../contract/crew/rollout-team.ts';

/** Somebody who carries a rollout, as they are kept. */
export interface Member {
  id: string;
  role: TeamRole;
  /** Of a department lead; null for everybody else. */
  groupId: string | null;
  name: string;
  email: string;
  /** Entra object id; null for an outsider. */
  personId: string | null;
  by: { id: string; name: string };
  at: string;
}

const ROLE_WORDS: Readonly<Record<TeamRole, string>> = {
  'executive-sponsor': 'executive sponsor',
  'success-owner': 'success owner',
  'program-manager': 'program manager',
  'it-specialist': 'IT specialist',
  'department-lead': 'department lead',
};

/** In which they are shown. */
const ORDER = Object.keys(ROLE_WORDS);

/** More than these nobody would know whom to ask. */
export const MOST_IT_SPECIALISTS = 30;

/**
 * What a member is kept under: the place they fill. So there is one of each kind, one department lead a group, and
 * one entry for each IT specialist.
 */
export function memberId({ role, groupId, email }: Pick<Member, 'role' | 'groupId' | 'email'>): string {
  if (role === 'department-lead') return `${role}-${groupId}`;
  if (role !== 'it-specialist') return role;
  return `${role}-${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 16)}`;
}

/** By role, department leads by the name of their group, the others by their own. */
export function inOrder(members: readonly Member[], nameOfGroup: (id: string) => string): Member[] {
  const key = ({ groupId, name }: Member) => (groupId === null ? name : nameOfGroup(groupId));
  return members.toSorted(
    (a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || key(a).localeCompare(key(b)),
  );
}

/**
 * @param groupIds the business groups of the rollout
 * @throws AnswerError when a department lead has no group of the rollout, or anybody else has one.
 */
export function checkPlace(
  { role, groupId }: Pick<NameTeamMember, 'role' | 'groupId'>,
  groupIds: ReadonlySet<string>,
): void {
  if (role !== 'department-lead') {
    if (groupId === null) return;
    throw invalid(
      'group-unwanted',
      `The ${ROLE_WORDS[role]} is there for the whole rollout: name no group.`,
      [{ where: 'groupId', what: 'is given' }],
    );
  }
  if (groupId === null) {
    throw invalid('group-missing', 'Say which business group the department lead is there for.', [
      { where: 'groupId', what: 'is missing' },
    ]);
  }
  if (groupIds.has(groupId)) return;
  throw invalid('group-not-in-rollout', `The rollout has no business group "${groupId}".`, [
    { where: 'groupId', what: 'is no business group of the rollout' },
  ]);
}

/** For whoever names a second person for one place. */
export function placeTaken(holder: Member, groupName: string | null) {
  if (holder.role === 'it-specialist') {
    return conflict('already-named', `${holder.name} is named as IT specialist already.`);
  }
  const place = groupName === null ? ROLE_WORDS[holder.role] : `${ROLE_WORDS[holder.role]} of ${groupName}`;
  return conflict(
    'role-taken',
    `${holder.name} is the ${place}, named by ${holder.by.name}. Take that name off first.`,
  );
}
