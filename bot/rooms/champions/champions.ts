import { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp, today } from '../../base/clock.ts';
import { forbidden, invalid } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import { UNASSIGNED } from '../people/person.ts';
import type { RoleHolder } from '../people/roles-table.ts';
import type { Contribution } from './contribution.ts';
import { openContributionsTable } from './contributions-table.ts';

export interface ChampionsOfGroup {
  group: { id: string; name: string };
  /** Everybody in the group, the pilot set included. */
  people: number;
  /** By name: champions are not ranked. */
  champions: { person: { id: string; name: string }; contributions: Contribution[] }[];
}

export interface Champions {
  people: People;
  /** The groups that this caller may see, by name, also those without a champion. */
  visibleTo(caller: Pick<Caller, 'role' | 'group'>): Promise<ChampionsOfGroup[]>;
  /** @throws AnswerError for anybody but a champion, and for a date that is still to come. */
  record(
    caller: Pick<Caller, 'id' | 'role' | 'group'>,
    given: Omit<Contribution, 'recordedAt'>,
  ): Promise<Contribution>;
}

interface ChampionsDeps {
  people: People;
  clock: Clock;
  /** For people whose own time zone nobody knows. */
  timeZone: string;
}

export async function openChampions(
  storage: Storage,
  { people, clock, timeZone }: ChampionsDeps,
): Promise<Champions> {
  const contributions = await openContributionsTable(storage);

  /** All rows at once for those who see all groups; for a member only the partitions of their champions. */
  async function contributionsOf(holders: readonly RoleHolder[], everybody: boolean) {
    if (everybody) return contributions.all();
    const entries = holders.map(async ({ id }) => [id, await contributions.of(id)] as const);
    return new Map(await Promise.all(entries));
  }

  return {
    people,
    async visibleTo({ role, group }) {
      const everybody = role !== 'member';
      const [groups, holders] = await Promise.all([
        people.groups.all(),
        people.roles.holders('champion', everybody ? undefined : group.id),
      ]);
      const done = await contributionsOf(holders, everybody);
      const byGroup = Map.groupBy(holders, (holder) => holder.groupId);
      return groups
        .filter(({ id }) => everybody || id === group.id)
        .map(({ id, name, people: members, pilots }) => ({
          group: { id, name },
          people: members + pilots,
          champions: (byGroup.get(id) ?? []).map((holder) => ({
            person: { id: holder.id, name: holder.name },
            contributions: done.get(holder.id) ?? [],
          })),
        }))
        .filter((row) => row.group.id !== UNASSIGNED.id || row.people > 0);
    },
    async record(caller, given) {
      if (caller.role !== 'champion') throw forbidden('not-a-champion', { role: caller.role });
      // Their own calendar: in Auckland it is tomorrow already while the organisation's zone has today.
      const zone = (await people.table.find(caller.id))?.timeZone ?? timeZone;
      if (Temporal.PlainDate.compare(given.on, today(clock, zone)) > 0) {
        throw invalid('date-in-future', { on: { day: given.on } }, [
          { where: 'on', what: message('champions.in-future') },
        ]);
      }
      return contributions.add(caller.id, caller.group.id, { ...given, recordedAt: timestamp(clock) });
    },
  };
}
