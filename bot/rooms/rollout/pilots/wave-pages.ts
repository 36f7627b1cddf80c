import type { People } from '../../people/people.ts';
import { audienceOf, type Person, PILOT } from '../../people/person.ts';
import { audienceIn, ORGANISATIONS_SET, type PilotSet } from './pilot-set.ts';

/** Object ids, by id, of people whose rows are in another partition than that of the wave. */
type Strangers = readonly string[];
type Found = { person: Person; audience: string }[];

/** The last person that was taken: where the next page begins. */
interface Cursor {
  personId: string;
}

export interface WavePages {
  /** Up to `size` people after the cursor, with the partition that each was read from; empty at the end. */
  after(cursor: Cursor | undefined, size: number): Promise<Found>;
  /** Whether one comes behind another. */
  isBehind(one: Cursor, another: Cursor): boolean;
}

const PAGE_SIZE = 1000;

/**
 * The people of a wave as its rollout's pilot set has them, by id: those of the partition of its group, or of the
 * organisation's pilot set, without who is elsewhere in this rollout, and the few more who are looked up one by one.
 * Where the two sets are the same it is the one partition.
 */
export async function wavePages(
  { table }: Pick<People, 'table'>,
  set: PilotSet,
  groupId: string,
  keep: (person: Person) => boolean = () => true,
): Promise<WavePages> {
  const isHere = (person: Person) => audienceIn(set, person) === groupId && keep(person);
  const strangers = await strangersIn({ table }, set, groupId);

  /** Those between two ids who are not on the page already. */
  async function lookUp(after: string, until: string | undefined, page: readonly Person[]): Promise<Found> {
    const ids = between(strangers, after, until);
    if (ids.length === 0) return [];
    const there = new Set(page.map(({ id }) => id));
    const persons = await table.findMany(ids.filter((id) => !there.has(id)));
    return [...persons.values()].filter(isHere).map((person) => ({ person, audience: audienceOf(person) }));
  }

  return {
    isBehind: (one, another) => one.personId > another.personId,
    async after(cursor, size) {
      const taken: Found = [];
      for (
        let last: string | undefined = cursor?.personId ?? '';
        last !== undefined && taken.length < size;
      ) {
        const page: Person[] = await table.after(groupId, last, size);
        const until: string | undefined = page.length < size ? undefined : page.at(-1)?.id;
        const more = await lookUp(last, until, page);
        const own = page.filter(isHere).map((person) => ({ person, audience: groupId }));
        taken.push(...(more.length === 0 ? own : [...own, ...more].sort(byId)));
        last = until;
      }
      return taken.slice(0, size);
    },
  };
}

/** Everybody on all pages, who are in memory a page at a time. */
export async function* everybodyOn(pages: WavePages): AsyncIterable<Person> {
  for (let page = await pages.after(undefined, PAGE_SIZE); page.length > 0; ) {
    for (const { person } of page) yield person;
    const last = page.at(-1);
    page = last ? await pages.after({ personId: last.person.id }, PAGE_SIZE) : [];
  }
}

/** Of the pilot wave everybody in the set: who is on a page of the partition is not looked up again. */
async function strangersIn(
  { table }: Pick<People, 'table'>,
  set: PilotSet,
  groupId: string,
): Promise<Strangers> {
  if (set === ORGANISATIONS_SET) return [];
  if (groupId === PILOT) return [...set.steps.keys()].sort();
  const pilots = [...(await table.pilots())].filter(([, own]) => own === groupId);
  return pilots
    .filter(([id]) => audienceIn(set, { id, groupId, pilot: true }) === groupId)
    .map(([id]) => id)
    .sort();
}

function between(ids: Strangers, after: string, until: string | undefined): string[] {
  return ids.filter((id) => id > after && (until === undefined || id <= until));
}

function byId(a: Found[number], b: Found[number]): number {
  return a.person.id < b.person.id ? -1 : 1;
}
