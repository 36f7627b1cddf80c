import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { isInNoGroup } from '../../people/person.ts';
import { isPilotIn, ORGANISATIONS_SET, type PilotSet } from './pilot-set.ts';

/** Who makes the pilot set of a rollout another one than the organisation's, by object id with their business groups. */
export interface Differing {
  joined: ReadonlyMap<string, string>;
  left: ReadonlyMap<string, string>;
}

export interface GroupsReaders {
  people: Pick<People, 'groups' | 'table'>;
  rollouts: { pilots(rolloutId: string): Promise<PilotSet> };
}

/** By set, as they were found for the organisation's as it was then. */
const found = new WeakMap<PilotSet, { of: ReadonlyMap<string, string>; differing: Differing }>();
const counted = new WeakMap<Differing, { of: readonly Group[]; groups: readonly Group[] }>();

/**
 * The business groups with as many people, and pilots, as one rollout has in them: the sizes of its waves. The same
 * object as long as nothing changes; that of all groups where its pilot set is the organisation's.
 */
export async function groupsInRollout(
  { people, rollouts }: GroupsReaders,
  rolloutId: string,
): Promise<readonly Group[]> {
  return groupsWith(people, await rollouts.pilots(rolloutId));
}

/** The same for who has read the set already. */
export async function groupsWith(people: GroupsReaders['people'], set: PilotSet): Promise<readonly Group[]> {
  const groups = await people.groups.all();
  if (set === ORGANISATIONS_SET) return groups;
  const differing = await whoDiffers(people.table, set);
  if (differing.joined.size + differing.left.size === 0) return groups;
  const known = counted.get(differing);
  if (known?.of === groups) return known.groups;
  const own = groups.map((group) => countedIn(differing, group));
  counted.set(differing, { of: groups, groups: own });
  return own;
}

/** Looked for again once anybody joins or leaves, or an import changed people; the cost follows the two sets. */
export async function whoDiffers(
  table: Pick<People['table'], 'pilots' | 'findMany'>,
  set: PilotSet,
): Promise<Differing> {
  const pilots = await table.pilots();
  const known = found.get(set);
  if (known?.of === pilots) return known.differing;
  const left = [...pilots].filter(([id, groupId]) => !isPilotIn(set, { id, groupId, pilot: true }));
  const others = [...set.steps].flatMap(([id, steps]) =>
    steps.at(-1)?.pilot && !pilots.has(id) ? [id] : [],
  );
  const persons = [...(await table.findMany(others)).values()].filter((person) => !isInNoGroup(person));
  const joined = persons.map(({ id, groupId }) => [id, groupId] as const);
  const differing = { joined: new Map(joined), left: new Map(left) };
  found.set(set, { of: pilots, differing });
  return differing;
}

function countedIn({ joined, left }: Differing, group: Group): Group {
  const more = countOf(joined, group.id) - countOf(left, group.id);
  if (more === 0) return group;
  return { ...group, people: Math.max(0, group.people - more), pilots: Math.max(0, group.pilots + more) };
}

function countOf(people: ReadonlyMap<string, string>, groupId: string): number {
  return people.values().reduce((sum, id) => (id === groupId ? sum + 1 : sum), 0);
}
