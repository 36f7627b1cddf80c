import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { audienceOf, isInNoGroup } from '../../people/person.ts';

/**
 * Counts the people of every group from their rows, and ends moves that were interrupted. Returns the groups whose
 * waves are for nobody from now on; they stay, since waves may be planned for them.
 */
export async function countGroups(people: People): Promise<Group[]> {
  const places = await people.table.whereabouts();
  const counts = new Map<string, { people: number; pilots: number }>();
  for await (const person of people.table.everybody()) {
    if (places.get(person.id) !== audienceOf(person) && (await people.table.dropStale(person))) continue;
    const count = counts.get(person.groupId) ?? { people: 0, pilots: 0 };
    if (person.pilot) count.pilots += 1;
    else count.people += 1;
    counts.set(person.groupId, count);
  }
  const emptied: Group[] = [];
  for (const group of await people.groups.all()) {
    const { people: members = 0, pilots = 0 } = counts.get(group.id) ?? {};
    if (group.people === members && group.pilots === pilots) continue;
    const counted = { ...group, people: members, pilots };
    await people.groups.save(counted);
    if (members === 0 && group.people > 0 && !isInNoGroup({ groupId: group.id })) emptied.push(counted);
  }
  return emptied;
}
