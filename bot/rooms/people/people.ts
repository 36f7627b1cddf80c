import { type Clock, systemClock } from '../../base/clock.ts';
import { briefReads } from '../../doors/azure/brief-reads.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { type GroupsTable, openGroupsTable } from './groups-table.ts';
import { type MovedTable, openMovedTable } from './moved-table.ts';
import { type NamesTable, openNamesTable } from './names-table.ts';
import { openPeopleTable, type PeopleTable } from './people-table.ts';
import { LEFT, leadsAll, type Person, UNASSIGNED } from './person.ts';
import { openRolesTable, type RolesTable } from './roles-table.ts';
import { openUpheavalTable, type UpheavalTable } from './upheaval-table.ts';

/** Everything kept about people: what other rooms of the product ask this one for. */
export interface People {
  table: PeopleTable;
  roles: RolesTable;
  groups: GroupsTable;
  /** Who changed group. */
  moved: MovedTable;
  /** Who has a name or a sign-in name. */
  names: NamesTable;
  /** Whether an import is being applied. */
  upheaval: UpheavalTable;
  /** A group's name, or its id when it is gone. */
  groupName(id: string): Promise<string>;
  /** Champions of a business group, by name. */
  championsOf(groupId: string): Promise<{ id: string; name: string }[]>;
  /** The same to be named in an answer: a change by another process is there after ten seconds. */
  championsToName(groupId: string): Promise<readonly { id: string; name: string }[]>;
  /** Object ids of the leads without a limit, as their own rows say. */
  leadsOfAll(): Promise<string[]>;
  /** The person, kept under "Not assigned yet" if nobody has imported them. */
  meet(id: string, name: string, upn: string): Promise<Person>;
  /** The same for an answer in chat, after whoever asks was met: as `PeopleTable.known` has them. */
  asking(id: string, name: string): Promise<Person>;
}

const CHAMPIONS_MS = 10_000;

export async function openPeople(storage: Storage, clock: Clock = systemClock): Promise<People> {
  const [table, roles, groups, moved, upheaval] = await Promise.all([
    openPeopleTable(storage),
    openRolesTable(storage),
    openGroupsTable(storage),
    openMovedTable(storage),
    openUpheavalTable(storage),
  ]);
  const names = await openNamesTable(storage, table);
  const champions = briefReads({
    read: async () => Map.groupBy(await roles.holders('champion'), ({ groupId }) => groupId),
    writes: () => storage.writesTo('roles'),
    oldest: CHAMPIONS_MS,
    clock,
  });
  async function meet(id: string, name: string, upn: string): Promise<Person> {
    const known = await table.look(id);
    if (known) return known;
    const person: Person = {
      id,
      upn: upn.toLowerCase(),
      name: name || upn || 'Unknown',
      groupId: UNASSIGNED.id,
      pilot: false,
      moves: [],
      role: 'member',
      leads: [],
      approver: false,
      locale: undefined,
      timeZone: undefined,
      conversation: undefined,
      unreachable: undefined,
      pausedUntil: undefined,
    };
    if (!(await groups.get(UNASSIGNED.id))) await groups.save({ ...UNASSIGNED, people: 0, pilots: 0 });
    await names.note([person]);
    return table.add(person);
  }

  return {
    table,
    roles,
    groups,
    moved,
    names,
    upheaval,
    async groupName(id) {
      // No group of its own: it is in no list.
      if (id === LEFT.id) return LEFT.name;
      // Of all groups, for they are kept: a look at one of them would be a look at its row.
      return (await groups.all()).find((group) => group.id === id)?.name ?? id;
    },
    async championsOf(groupId) {
      return roles.holders('champion', groupId);
    },
    championsToName: async (groupId) => (await champions()).get(groupId) ?? [],
    async leadsOfAll() {
      const holders = await roles.holders('lead');
      const persons = await table.findMany(holders.map(({ id }) => id));
      return [...persons.values()].filter(leadsAll).map(({ id }) => id);
    },
    meet,
    asking: async (id, name) => (await table.known(id)) ?? meet(id, name, ''),
  };
}
