import type { Group } from './groups-table.ts';
import { PILOT } from './person.ts';

/** A business group, or the pilot set, as a label; one that is gone goes by its id. */
export function nameOfGroup(groups: readonly Group[], groupId: string): string {
  if (groupId === PILOT) return 'Pilot set';
  return groups.find(({ id }) => id === groupId)?.name ?? groupId;
}
