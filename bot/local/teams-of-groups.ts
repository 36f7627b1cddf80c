import { type SimTeam, teamNamed } from './simulator/teams.ts';

/** The team that everybody in the organisation is in. */
export const WHOLE_COMPANY = 'All company';
/** The channel that each team has beside General. */
export const NEWS = 'News';

/** The teams of the simulated organisation: one that everybody is in, and one for each business group. */
export function teamsOfGroups(groups: readonly { name: string }[]): SimTeam[] {
  return [WHOLE_COMPANY, ...groups.map(({ name }) => name)].map((name) => teamNamed(name, [NEWS]));
}
