import { unexpected } from '../../../base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../contract/announcements/announcement.ts';
import type { People } from '../../people/people.ts';
import { type Person, PILOT, UNASSIGNED } from '../../people/person.ts';
import { wavePages } from '../../rollout/pilots/wave-pages.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import { isExcluded } from './audience-rule.ts';
import type { ListsTable } from './lists-table.ts';

/** The last person that was taken: where the next page begins. */
export interface Cursor {
  personId: string;
  /** The partition that the person's row was read from. */
  audience: string;
}

/** People of an audience in a lasting order, a page at a time; nobody is held in memory but the page. */
export interface AudiencePages {
  /** Up to `size` people after the cursor, with the partition that each was read from; empty at the end. */
  after(cursor: Cursor | undefined, size: number): Promise<{ person: Person; audience: string }[]>;
  /** Whether one comes behind another in that order. */
  isBehind(one: Cursor, another: Cursor): boolean;
}

export interface AudienceDeps {
  people: People;
  rollouts: Pick<Rollouts, 'pilots'>;
  lists: ListsTable;
}

/** Reads people in this many at once where they are found one by one. */
const FOUND_AT_ONCE = 25;

/**
 * The people that a rule and its exclusions stand for at this moment. Partitions are taken one after the other,
 * so the cost follows the people of the audience and its memory one page.
 */
export async function audiencePages(
  { people, rollouts, lists }: AudienceDeps,
  rule: AudienceRule,
  exclude: Exclusions,
): Promise<AudiencePages> {
  const listed = exclude.listId === null ? new Set<string>() : await lists.ids(exclude.listId);
  const keep = (person: Person) => !isExcluded(person, exclude, listed);
  switch (rule.kind) {
    case 'wave': {
      const { rolloutId, groupId } = partsOfWaveId(rule.waveId);
      // Each rollout has its own pilot set: the organisation's is not what leaves somebody of a wave out.
      const pilot = groupId === PILOT;
      // Four of its fields: copies of whole persons would be garbage of a page's size.
      const keepHere = ({ id, groupId, role }: Person) =>
        !isExcluded({ id, groupId, role, pilot }, exclude, listed);
      return wavePages(people, await rollouts.pilots(rolloutId), groupId, keepHere);
    }
    case 'pilot':
      return ofPartitions(people, [PILOT], keep);
    case 'groups': {
      const groups = new Set(rule.groups);
      return ofPartitions(
        people,
        [...rule.groups, PILOT],
        (person) => groups.has(person.groupId) && keep(person),
      );
    }
    case 'everyone':
      return ofPartitions(people, await everyPartition(people), keep);
    case 'role':
      if (rule.role === 'member') {
        const isMember = (person: Person) => person.role === 'member' && keep(person);
        return ofPartitions(people, await everyPartition(people), isMember);
      }
      return ofIds(people, await holdersOf(people, rule.role, []), keep);
    case 'champions':
      return ofIds(people, await holdersOf(people, 'champion', rule.groups), keep);
    case 'list':
      return ofIds(people, (id, size) => lists.after(rule.listId, id, size), keep);
    default:
      return unexpected(rule);
  }
}

async function everyPartition(people: People): Promise<string[]> {
  const groups = (await people.groups.all()).map(({ id }) => id);
  return [...new Set([...groups, UNASSIGNED.id, PILOT])];
}

function ofPartitions(
  people: People,
  partitions: readonly string[],
  keep: (person: Person) => boolean,
): AudiencePages {
  const ordered = [...new Set(partitions)].sort();
  return {
    isBehind(one, another) {
      const partitions = ordered.indexOf(one.audience) - ordered.indexOf(another.audience);
      return partitions === 0 ? one.personId > another.personId : partitions > 0;
    },
    async after(cursor, size) {
      const taken: { person: Person; audience: string }[] = [];
      let last = cursor?.personId;
      for (let at = cursor ? ordered.indexOf(cursor.audience) : 0; at >= 0 && at < ordered.length; at += 1) {
        const audience = ordered[at] ?? '';
        for (;;) {
          const page = await people.table.after(audience, last, size);
          last = page.at(-1)?.id;
          for (const person of page) {
            if (keep(person)) taken.push({ person, audience });
            if (taken.length === size) return taken;
          }
          if (page.length < size) break;
        }
        last = undefined;
      }
      return taken;
    },
  };
}

type IdsAfter = (id: string | undefined, size: number) => Promise<string[]>;

function ofIds(people: People, idsAfter: IdsAfter, keep: (person: Person) => boolean): AudiencePages {
  return {
    isBehind: (one, another) => one.personId > another.personId,
    async after(cursor, size) {
      const taken: { person: Person; audience: string }[] = [];
      let last = cursor?.personId;
      while (taken.length < size) {
        const ids = await idsAfter(last, Math.min(FOUND_AT_ONCE, size));
        const found = await Promise.all(ids.map((id) => people.table.find(id)));
        for (const person of found) {
          if (!person || !keep(person)) continue;
          taken.push({ person, audience: person.pilot ? PILOT : person.groupId });
          if (taken.length === size) return taken;
        }
        if (ids.length < Math.min(FOUND_AT_ONCE, size)) return taken;
        last = ids.at(-1);
      }
      return taken;
    },
  };
}

/** Of all groups where none is named. */
async function holdersOf(
  people: People,
  role: 'lead' | 'champion',
  groups: readonly string[],
): Promise<IdsAfter> {
  const holders = await people.roles.holders(role);
  const ids = holders
    .filter(({ groupId }) => groups.length === 0 || groups.includes(groupId))
    .map(({ id }) => id)
    .sort();
  return async (id, size) => {
    const from = id === undefined ? 0 : ids.findIndex((one) => one > id);
    return from < 0 ? [] : ids.slice(from, from + size);
  };
}
