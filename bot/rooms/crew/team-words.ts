import type { TeamPlaceholder } from '../playbooks/announcement-placeholders.ts';
import type { Member } from './team.ts';

/** A card has room for so many names of champions. */
const MOST_CHAMPIONS = 3;

/** What announcements to a wave can say of the people who carry its rollout; whoever is not named is missing. */
export type TeamWords = Readonly<Partial<Record<TeamPlaceholder, string>>>;

/** @param champions names of the champions of the wave's business group */
export function teamWords(
  members: readonly Pick<Member, 'role' | 'groupId' | 'name'>[],
  groupId: string,
  champions: readonly string[],
): TeamWords {
  const words: Partial<Record<TeamPlaceholder, string>> = {};
  for (const { role, groupId: leads, name } of members) {
    if (role === 'executive-sponsor') words.sponsor = name;
    if (role === 'success-owner') words.successOwner = name;
    if (role === 'program-manager') words.programManager = name;
    if (role === 'department-lead' && leads === groupId) words.departmentLead = name;
  }
  if (champions.length > 0) words.champions = listOf(champions.slice(0, MOST_CHAMPIONS));
  return words;
}

/** The bot's texts are English. */
function listOf(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
