import type { Role } from '../../../bot/contract/common.ts';
import type { IssueState } from '../../../bot/contract/feedback/feedback.ts';
import type { Format } from '../../ui/format/format.ts';
import { STATE_WORDS, STATES } from './words.ts';

export interface ScopeWords {
  readonly title: string;
  readonly explains: string;
  readonly empty: string;
}

/** What the screen of a role shows, in words. */
export function scopeWords(role: Role, group: string): ScopeWords {
  switch (role) {
    case 'lead':
      return {
        title: 'Issues',
        explains: 'Everything that people of the groups you lead reported, the newest first.',
        empty: 'Nobody has reported anything yet.',
      };
    case 'champion':
      return {
        title: 'Issues',
        explains: `Everything that people in ${group} reported, the newest first.`,
        empty: `Nobody in ${group} has reported anything yet.`,
      };
    case 'member':
      return {
        title: 'My issues',
        explains: 'What you reported, with the answers.',
        empty: 'You have not reported anything yet. If something does not work, tell us.',
      };
  }
}

/** How many issues are in each state that has any, such as "2 open and 1 resolved". */
export function stateCounts(counts: Readonly<Partial<Record<IssueState, number>>>, format: Format): string {
  return format.list(
    STATES.filter((state) => (counts[state] ?? 0) > 0).map(
      (state) => `${format.number(counts[state] ?? 0)} ${STATE_WORDS[state].toLowerCase()}`,
    ),
  );
}

/** All issues one may see, over every state. */
export function totalOf(counts: Readonly<Partial<Record<IssueState, number>>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
