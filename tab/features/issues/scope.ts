import type { Role } from '../../../bot/contract/common.ts';

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
        empty: "You haven't reported anything yet. If something doesn't work, tell us.",
      };
  }
}
