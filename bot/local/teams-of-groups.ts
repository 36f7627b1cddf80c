import { UNASSIGNED } from '../rooms/people/person.ts';
import { type SimTeam, teamNamed } from './simulator/teams.ts';

/** The team that everybody in the organisation is in. */
export const WHOLE_COMPANY = 'All company';
/** The channel that each team has beside General. */
export const NEWS = 'News';

/** The teams of the simulated organisation: one that everybody is in, and one for each business group. */
export function teamsOfGroups(groups: readonly { id: string; name: string }[]): SimTeam[] {
  const named = groups.filter(({ id }) => id !== UNASSIGNED.id).map(({ name }) => name);
  return [WHOLE_COMPANY, ...named].map((name) => teamNamed(name, [NEWS]));
}
