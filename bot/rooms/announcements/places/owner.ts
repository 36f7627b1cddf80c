import { type Refusal, refusal } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import { type Caller, type Lead, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { groupInSentence, nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT, UNASSIGNED } from '../../people/person.ts';

/** Whoever works here: a channel that everybody reads. No business group can have this as its id. */
export const EVERYONE = '*';

/** As it stands in a list, or alone. */
export function nameOfOwner(groups: readonly Group[], owner: ChannelOwner): string {
  return owner === EVERYONE ? 'Everyone' : nameOfGroup(groups, owner);
}

/** Whether this lead may connect a channel for them, and have something posted there. */
export function mayPostFor(caller: Lead, owner: ChannelOwner): boolean {
  return owner === EVERYONE || owner === PILOT ? leadsEverybody(caller) : leadsGroup(caller, owner);
}

/** Everyone first, then the pilot set and the groups by name: all that this lead may post for. Who waits for a group has no channel. */
export function ownersFor(caller: Caller, groups: readonly Group[]): ChannelOwner[] {
  const named = groups.map(({ id }) => id).filter((id) => id !== UNASSIGNED.id);
  return [EVERYONE, PILOT, ...named].filter((owner) => mayPostFor(caller, owner));
}

/** Why this lead may not have it posted for these; undefined when they may. */
export function whyNotPost(
  caller: Lead,
  owners: readonly ChannelOwner[],
  groups: readonly Group[],
): Refusal | undefined {
  const strange = owners.filter((owner) => !mayPostFor(caller, owner));
  if (strange.length === 0) return undefined;
  const named = strange.map((owner) => ownerInSentence(groups, owner));
  return refusal('not-your-channels', { owners: firstNames(named) });
}

/** Of whom a post speaks, in the middle of a sentence: "Finance and the pilot set". */
export function ownersInWords(groups: readonly Group[], owners: readonly ChannelOwner[]): Message {
  if (owners.includes(EVERYONE)) return message('announcements.everyone');
  return message('common.one', { value: { list: owners.map((owner) => ownerInSentence(groups, owner)) } });
}

export function ownerInSentence(groups: readonly Group[], owner: ChannelOwner): Param {
  return owner === EVERYONE ? message('announcements.everyone') : groupInSentence(groups, owner);
}
