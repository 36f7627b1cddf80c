import { type Message, message } from '../../base/words/message.ts';
import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import { type Caller, leadsGroup } from '../../doors/http/route.ts';

/** The most characters of a report or an answer. */
export const MOST_CHARACTERS = 4000;

/** Something a person reported. */
export interface Issue {
  number: number;
  person: { id: string; name: string };
  /** The business group the person was in when they reported. */
  groupId: string;
  /** Null when the person was not sure, or meant something outside of the rollout. */
  phase: { id: string; name: string } | null;
  /** The person's wave of that phase; null if they have none. */
  waveId: string | null;
  /** The rollout of the phase; null without one, and in issues of before that have no wave either. */
  rolloutId: string | null;
  /** Whose card they reported it from, with the title as they read it; null where they came another way. */
  announcement: { id: string; title: string } | null;
  text: string;
  severity: Severity;
  state: IssueState;
  reportedAt: string;
  answer: Answer | null;
  /** The moment of the answer that the person was told last; null before that. */
  toldOf: string | null;
}

export interface Answer {
  text: string;
  by: { id: string; name: string };
  at: string;
}

/** What decides who may see an issue. */
export interface Owned {
  personId: string;
  groupId: string;
}

/** A lead sees the issues of the groups they lead, a champion those of their own group, anybody their own. */
export function maySee(caller: Caller, issue: Owned): boolean {
  return issue.personId === caller.id || maySeeAllOf(caller, issue.groupId);
}

/** May this caller see what everybody in this business group reported? */
export function maySeeAllOf(caller: Caller, groupId: string): boolean {
  if (caller.role === 'champion') return groupId === caller.group.id;
  return leadsGroup(caller, groupId);
}

/** Only a lead of the group answers; their own issue as well. */
export function mayAnswer(caller: Caller, issue: Pick<Owned, 'groupId'>): boolean {
  return leadsGroup(caller, issue.groupId);
}

/** How many issues are in each state, zeros included. */
export function countByState(issues: readonly { state: IssueState }[]): Record<IssueState, number> {
  const counts = { open: 0, 'in-progress': 0, resolved: 0, declined: 0 };
  for (const { state } of issues) counts[state] += 1;
  return counts;
}

/** How badly it blocks, in the words of the person who reports. */
export function severityWords(severity: Severity): Message {
  return message(`feedback.severity-${severity}`);
}

/** Where an issue stands, in the words of the person who waits for it. */
export function stateWords(state: IssueState): Message {
  return message(`feedback.state-${state}`);
}
