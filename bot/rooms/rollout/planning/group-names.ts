import { type Message, message } from '../../../base/words/message.ts';

/** Names of business groups by id, for sentences; a group that is not in it is called by its id. */
export type GroupNames = ReadonlyMap<string, string>;

/** A group as sentences call it: `the business group "Finance"`. */
export function calledGroup(groupId: string, names: GroupNames | undefined): Message {
  return message('rollout.called-group', { name: names?.get(groupId) ?? groupId });
}

/** The names of all groups, for one plan. */
export function groupNames(groups: readonly { id: string; name: string }[]): GroupNames {
  return new Map(groups.map(({ id, name }) => [id, name]));
}
