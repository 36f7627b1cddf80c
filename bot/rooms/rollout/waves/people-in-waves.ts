import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';

/** How many people the waves of a business group, or of the pilot set, are for; 0 for one that is gone. */
export function peopleInWaves(groups: readonly Group[], groupId: string): number {
  if (groupId === PILOT) return groups.reduce((sum, group) => sum + group.pilots, 0);
  return groups.find(({ id }) => id === groupId)?.people ?? 0;
}
