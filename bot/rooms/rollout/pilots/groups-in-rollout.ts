import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { isInNoGroup } from '../../people/person.ts';
import { isPilotIn, ORGANISATIONS_SET, type PilotSet } from './pilot-set.ts';

/** Who makes the pilot set of a rollout another one than the organisation's, by object id with their business groups. */
interface Differing {
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
  const [groupsIn, set] = await Promise.all([groupsReader(people), rollouts.pilots(rolloutId)]);
  return groupsIn(set);
}

/** The same for who asks for many rollouts, of whom the sets are read already: what they share is read once. */
export async function groupsReader({
  groups: table,
  table: persons,
}: GroupsReaders['people']): Promise<(set: PilotSet) => Promise<readonly Group[]>> {
  const [groups, pilots] = await Promise.all([table.all(), persons.pilots()]);
  return async (set) =>
    set === ORGANISATIONS_SET ? groups : groupsWith(groups, await whoDiffers(persons, set, pilots));
}

function groupsWith(groups: readonly Group[], differing: Differing): readonly Group[] {
  if (differing.joined.size + differing.left.size === 0) return groups;
  const known = counted.get(differing);
  if (known?.of === groups) return known.groups;
  const own = groups.map((group) => countedIn(differing, group));
  counted.set(differing, { of: groups, groups: own });
  return own;
}

/** Looked for again once anybody joins or leaves, or an import changed people; the cost follows the two sets. */
async function whoDiffers(
  table: Pick<People['table'], 'findMany'>,
  set: PilotSet,
  pilots: ReadonlyMap<string, string>,
): Promise<Differing> {
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
