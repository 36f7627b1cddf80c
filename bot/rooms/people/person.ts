import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../../contract/common.ts';
import { PILOT } from '../../contract/people/pilot.ts';
import type { UnreachableReason } from '../../contract/telling/unreachable.ts';
import type { Conversation } from '../../doors/teams/chat.ts';

/** The pilot set's key wherever a business group's id would stand. No business group may have it. */
export { PILOT };

/** Where people are kept who wrote to the bot before any import named them. It is in no rollout. */
export const UNASSIGNED = { id: 'unassigned', name: 'Not assigned yet' };

/** Where people are kept who have left the organisation. It is in no rollout and no audience, and is counted nowhere. */
export const LEFT = { id: 'has-left', name: 'Left the organisation' };

/** Whether these are people of no business group, whom no plan and no count is about. */
export function isInNoGroup({ groupId }: Pick<Person, 'groupId'>): boolean {
  return groupId === UNASSIGNED.id || groupId === LEFT.id;
}

/** From this date on a person is in this group, and in the pilot set or not. */
export interface MembershipMove {
  date: Temporal.PlainDate;
  groupId: string;
  pilot: boolean;
}

export interface Person {
  /** Entra object id, lower case. */
  id: string;
  upn: string;
  name: string;
  groupId: string;
  /** In the pilot set: gets each phase first and is in no user wave. */
  pilot: boolean;
  /** By date, the newest ones: how they came in, then each change. Empty where nobody knows: ever since here. */
  moves: readonly MembershipMove[];
  role: Role;
  /** The business groups a lead is limited to; null for all. Empty for others. */
  leads: readonly string[] | null;
  /** A lead who may waive required exit criteria; false for everybody else. */
  approver: boolean;
  /** BCP 47 language; undefined until import or Teams names one. */
  locale: string | undefined;
  timeZone: string | undefined;
  /** Where to write to this person; undefined until the app is installed. */
  conversation: Conversation | undefined;
  /** Why the last try to write failed for good; cleared as soon as the person is seen again. */
  unreachable: UnreachableReason | undefined;
  /** Wants no announcements before this date, `2026-12-15`, but essential ones; `9999-12-31` for good. */
  pausedUntil: string | undefined;
}

/** What somebody may do. */
export type Rights = Pick<Person, 'role' | 'leads' | 'approver'>;

/** Whether somebody with these rights leads every business group. */
export function leadsAll({ role, leads }: Pick<Rights, 'role' | 'leads'>): boolean {
  return role === 'lead' && leads === null;
}

/** What an import says of a person; their chat, their pause and whether they can be reached are none of its business. */
export type ImportedPerson = Pick<Person, 'id' | 'upn' | 'name' | 'groupId' | 'pilot' | 'moves'> &
  Rights & {
    /** Undefined: as it is. */
    locale: string | undefined;
    /** Undefined: as it is. */
    timeZone: string | undefined;
  };

/** The date of a pause that has no end. */
export const FOR_GOOD = '9999-12-31';

/** Whether announcements that are not essential wait for this person on a day. */
export function isPaused({ pausedUntil }: Pick<Person, 'pausedUntil'>, today: string): boolean {
  return pausedUntil !== undefined && pausedUntil > today;
}

/** What a wave addresses: a business group without its pilot people, or the pilot set. */
export function audienceOf(person: Pick<Person, 'pilot' | 'groupId'>): string {
  return person.pilot ? PILOT : person.groupId;
}

/** Why a message to this person would not arrive; undefined when it would. */
export function whyUnreachable(
  person: Pick<Person, 'conversation' | 'unreachable'>,
): UnreachableReason | undefined {
  return person.unreachable ?? (person.conversation ? undefined : 'not-installed');
}

/** A name as an id: lower case, ASCII letters and digits, single dashes. Empty if nothing remains. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
