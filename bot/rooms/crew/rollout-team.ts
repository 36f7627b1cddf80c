import type { Storage } from '../../doors/azure/storage.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import { openTeamTable, type TeamTable } from './team-table.ts';
import { type TeamWords, teamWords } from './team-words.ts';

/** Who carries rollouts. */
export interface RolloutTeam {
  members: TeamTable;
  /** What announcements to the people of a wave can say of them. */
  wordsFor(rolloutId: string, groupId: string): Promise<TeamWords>;
}

export async function openRolloutTeam(
  storage: Storage,
  people: Pick<People, 'championsOf'>,
): Promise<RolloutTeam> {
  const members = await openTeamTable(storage);
  return {
    members,
    async wordsFor(rolloutId, groupId) {
      const [named, champions] = await Promise.all([
        members.of(rolloutId),
        groupId === PILOT ? [] : people.championsOf(groupId),
      ]);
      return teamWords(
        named,
        groupId,
        champions.map(({ name }) => name),
      );
    },
  };
}
