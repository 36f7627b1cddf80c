import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import { type Caller, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT, UNASSIGNED } from '../../people/person.ts';

/** Whoever works here: a channel that everybody reads. No business group can have this as its id. */
export const EVERYONE = '*';

/** As it stands in a list, or alone. */
export function nameOfOwner(groups: readonly Group[], owner: ChannelOwner): string {
  return owner === EVERYONE ? 'Everyone' : nameOfGroup(groups, owner);
}

/** Whether this lead may connect a channel for them, and have something posted there. */
export function mayPostFor(caller: Caller, owner: ChannelOwner): boolean {
  return owner === EVERYONE || owner === PILOT ? leadsEverybody(caller) : leadsGroup(caller, owner);
}

/** Everyone first, then the pilot set and the groups by name: all that this lead may post for. Who waits for a group has no channel. */
export function ownersFor(caller: Caller, groups: readonly Group[]): ChannelOwner[] {
  const named = groups.map(({ id }) => id).filter((id) => id !== UNASSIGNED.id);
  return [EVERYONE, PILOT, ...named].filter((owner) => mayPostFor(caller, owner));
}

/** Why this lead may not have it posted for these, in a sentence; undefined when they may. */
export function whyNotPost(
  caller: Caller,
  owners: readonly ChannelOwner[],
  groups: readonly Group[],
): string | undefined {
  const strange = owners.filter((owner) => !mayPostFor(caller, owner));
  if (strange.length === 0) return undefined;
  const names = strange.slice(0, 3).map((owner) => nameOfOwner(groups, owner));
  const more = strange.length > 3 ? ` and ${strange.length - 3} more` : '';
  return `It is to be posted for ${names.join(', ')}${more}, whom you do not lead. Leave these channels out, or ask a lead who does.`;
}

/** Of whom a post speaks, in the middle of a sentence: "Finance and the pilot set". */
export function ownersInWords(groups: readonly Group[], owners: readonly ChannelOwner[]): string {
  if (owners.includes(EVERYONE)) return 'everyone';
  const names = owners.map((owner) => (owner === PILOT ? 'the pilot set' : nameOfOwner(groups, owner)));
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
