import { createHash } from 'node:crypto';
import { conflict, invalid } from '../../base/errors.ts';
import { type Message, type MessageId, message } from '../../base/words/message.ts';
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

/** In which they are shown. */
const ORDER: readonly TeamRole[] = [
  'executive-sponsor',
  'success-owner',
  'program-manager',
  'it-specialist',
  'department-lead',
];

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
    throw invalid('group-unwanted', { role: called(role) }, [fault('crew.is-given')]);
  }
  if (groupId === null) throw invalid('group-missing', {}, [fault('common.is-missing')]);
  if (groupIds.has(groupId)) return;
  throw invalid('group-not-in-rollout', { id: groupId }, [fault('crew.not-in-rollout')]);
}

function fault(what: MessageId) {
  return { where: 'groupId', what: message(what) };
}

/** For whoever names a second person for one place. */
export function placeTaken(holder: Member, groupName: string | null) {
  const { name, role, by } = holder;
  if (role === 'it-specialist') return conflict('already-named', { name });
  return conflict('role-taken', { name, role: called(role), by: by.name, group: groupName ?? 'none' });
}

function called(role: TeamRole): Message {
  return message(`crew.role-${role}`);
}
