import { type Message, message } from '../../../base/words/message.ts';
import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';

/**
 * Why the waves of a group, or of the pilot set, are for nobody; undefined where somebody is in it. Groups are never
 * removed from a plan by themselves: only what becomes of their people is in question.
 */
export function nobodyIn(groups: readonly Group[], groupId: string): Message | undefined {
  if (groupId === PILOT) {
    return groups.some(({ pilots }) => pilots > 0) ? undefined : message('rollout.nobody-in-pilot');
  }
  return nobodyInGroup(
    groups.find(({ id }) => id === groupId),
    groupId,
  );
}

/** The same for a business group as it is kept. */
export function nobodyInGroup(group: Group | undefined, groupId: string): Message | undefined {
  if (!group) return message('rollout.group-gone', { id: groupId });
  if (group.people > 0) return undefined;
  const id = group.pilots > 0 ? 'rollout.everybody-in-pilot' : 'rollout.nobody-in-group';
  return message(id, { group: group.name });
}
