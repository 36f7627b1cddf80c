import { message, type Param } from '../../base/words/message.ts';
import type { Group } from './groups-table.ts';
import { PILOT } from './person.ts';

/** A business group, or the pilot set, as a label; one that is gone goes by its id. */
export function nameOfGroup(groups: readonly Group[], groupId: string): string {
  if (groupId === PILOT) return 'Pilot set';
  return groups.find(({ id }) => id === groupId)?.name ?? groupId;
}

/** The same as it stands inside a sentence. */
export function groupInSentence(groups: readonly Group[], groupId: string): Param {
  return groupId === PILOT ? message('common.the-pilot-set') : nameOfGroup(groups, groupId);
}
