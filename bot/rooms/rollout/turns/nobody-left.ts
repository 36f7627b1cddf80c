import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';

/**
 * Why the waves of a group, or of the pilot set, are for nobody, in a sentence; undefined where somebody is in
 * it. Groups are never removed from a plan by themselves: only what becomes of their people is in question.
 */
export function whyNobodyIn(groups: readonly Group[], groupId: string): string | undefined {
  if (groupId === PILOT)
    return groups.some(({ pilots }) => pilots > 0) ? undefined : 'Nobody is in the pilot set.';
  return whyNobodyInGroup(
    groups.find(({ id }) => id === groupId),
    groupId,
  );
}

/** The same for a business group as it is kept. */
export function whyNobodyInGroup(group: Group | undefined, groupId: string): string | undefined {
  if (!group) return `There is no business group "${groupId}" any more.`;
  if (group.people > 0) return undefined;
  if (group.pilots > 0) return `Everybody in ${group.name} is in the pilot set now.`;
  return `Nobody is in ${group.name} any more.`;
}
