import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inBatches, type Row } from '../../doors/azure/table.ts';
import {
  fitsQuery,
  keysOf,
  type Named,
  type NameKey,
  type NameQuery,
  type Place,
  queriesOf,
  queryOfUpn,
  rowText,
} from './name-keys.ts';
import { keysIn, lineOf, type PackRow, packsOf } from './name-packs.ts';
import type { PeopleTable } from './people-table.ts';
import { LEFT, type Person } from './person.ts';

/** People by name and by sign-in name, findable without reading everybody: a second copy of what their rows say. */
export interface NamesTable {
  /**
   * Notes people who are new, or have another name or place than before. To be called before their rows are
   * written: then whoever has a row is found. The same people again change nothing.
   */
  note(people: readonly Named[]): Promise<void>;
  /**
   * Takes away what people were found by before, except what they are found by now. To be called once they are noted as
   * they are now, and before their rows are written: an import that breaks off between does it again.
   */
  forget(people: readonly NameChange[]): Promise<void>;
  /** Notes everybody who was kept before there was this table; one read once that is done. */
  complete(): Promise<void>;
  /**
   * Takes away, once and for all, what an earlier version left behind when people moved or got other names; one read
   * once that is done.
   */
  tidy(): Promise<void>;
  /**
   * Object ids of people whose name has words, or whose sign-in name has a beginning, that were typed, by name, and
   * whether these are all. `fits` leaves out by place. Places and names can be those of before: the caller reads who
   * they are now. The cost follows the people whose names begin alike, up to a bound.
   */
  search(
    text: string,
    fits: (place: Place) => boolean,
    most: number,
  ): Promise<{ ids: string[]; all: boolean }>;
  /** Object ids by sign-in name, lower case. */
  byUpn(upns: Iterable<string>): Promise<Map<string, string>>;
}

/** A person as they were found, and as they are from now on; undefined for somebody who is gone. */
export interface NameChange {
  before: Named;
  now: Named | undefined;
}

/** People whose keys are made without a pause. */
const KEYS_AT_ONCE = 2_000;
/** Far below the 4 MB that Table Storage takes at once. */
const PACKS_AT_ONCE = 50;
/** Packs that one page brings, and pages of one search: 400 people a pack. */
const SEARCH = { packs: 20, pages: 5 };
/** Parts of the index that are read or written at the same time. */
const PARTS_AT_ONCE = 8;
/** So many sign-in names of one part have a reading each. */
const ONE_BY_ONE = 3;
/** Everybody is noted in such portions when the table is made. */
const PORTION = 20_000;
const COMPLETE = { partitionKey: 'complete', rowKey: 'complete' };
const TIDY = { partitionKey: 'tidy', rowKey: 'tidy' };
const MARKS = [COMPLETE.partitionKey, TIDY.partitionKey];

export async function openNamesTable(
  storage: Storage,
  people: Pick<PeopleTable, 'everybody' | 'find'>,
): Promise<NamesTable> {
  const rows = await storage.table<PackRow>('names');
  const turns = pLimit(PARTS_AT_ONCE);
  let complete: Promise<void> | undefined;

  async function note(noted: readonly Named[]): Promise<void> {
    const parts = new Map<string, NameKey[]>();
    for (const some of inBatches(noted, KEYS_AT_ONCE)) {
      for (const key of some.flatMap(keysOf)) {
        const own = parts.get(key.part);
        if (own) own.push(key);
        else parts.set(key.part, [key]);
      }
      // A large import is not to keep everybody else waiting.
      await nextTurn();
    }
    await turns.map([...parts], async ([part, keys]) => {
      const packs = [...packsOf(part, keys)];
      for (const some of inBatches(packs, PACKS_AT_ONCE)) {
        await rows.batch(some.map((row) => ({ op: 'put', row })));
      }
    });
  }

  async function forget(changes: readonly NameChange[]): Promise<void> {
    // Or whoever is noted later as they were would be found as before again.
    await ensureComplete();
    const parts = new Map<string, Map<string, string>>();
    for (const some of inBatches(changes, KEYS_AT_ONCE)) {
      for (const { part, line, key } of some.flatMap(oldLines)) {
        const own = parts.get(part) ?? new Map<string, string>();
        parts.set(part, own.set(line, rowText(key)));
      }
      await nextTurn();
    }
    await turns.map([...parts], async ([part, lines]) => {
      for (const { from, to } of rangesOf([...lines.values()])) {
        for await (const page of packs(part, from, to, SEARCH.packs)) await rewrite(part, page, lines);
      }
    });
  }

  /** Packs without these lines; the new ones are there in the moment in which the old ones go. */
  async function rewrite(part: string, page: readonly Row<PackRow>[], lines: ReadonlyMap<string, string>) {
    const spoilt = page.filter((row) => row.people.split('\n').some((line) => lines.has(line)));
    for (const row of spoilt) {
      const left = [...keysIn(row)].map((key) => ({ ...key, part })).filter((key) => !lines.has(lineOf(key)));
      const { partitionKey, rowKey } = row;
      await rows.batch([
        ...[...packsOf(part, left)].map((pack) => ({ op: 'put' as const, row: pack })),
        { op: 'remove', key: { partitionKey, rowKey } },
      ]);
    }
  }

  async function noteEverybody(): Promise<void> {
    if (await rows.get(COMPLETE.partitionKey, COMPLETE.rowKey)) return;
    let portion: Person[] = [];
    for await (const person of people.everybody()) {
      if (person.groupId === LEFT.id) continue;
      portion.push(person);
      if (portion.length === PORTION) await note(portion.splice(0));
    }
    await note(portion);
    portion = [];
    // This version leaves nothing behind.
    await rows.put({ ...TIDY, last: '', people: '' });
    await rows.put({ ...COMPLETE, last: '', people: '' });
  }

  async function tidy(): Promise<void> {
    await ensureComplete();
    if (await rows.get(TIDY.partitionKey, TIDY.rowKey)) return;
    const now = new Map<string, Named>();
    for await (const { id, name, upn, groupId, pilot } of people.everybody()) {
      now.set(id, { id, name, upn, groupId, pilot });
    }
    for await (const row of rows.list()) {
      if (MARKS.includes(row.partitionKey)) continue;
      const old = await oldIn(row, now);
      if (old.size > 0) await rewrite(row.partitionKey, [row], old);
    }
    await rows.put({ ...TIDY, last: '', people: '' });
  }

  /** The lines of a pack that nobody is found by. Whoever came in meanwhile is looked up. */
  async function oldIn(row: Row<PackRow>, persons: Map<string, Named>): Promise<Map<string, string>> {
    const old = new Map<string, string>();
    for (const key of keysIn(row)) {
      const person = persons.get(key.id) ?? (await people.find(key.id));
      if (!person) continue;
      persons.set(key.id, person);
      const line = lineOf(key);
      if (!keysOf(person).some((now) => lineOf(now) === line)) old.set(line, rowText(key.key));
    }
    return old;
  }

  function ensureComplete(): Promise<void> {
    complete ??= noteEverybody().catch((error) => {
      complete = undefined;
      throw error;
    });
    return complete;
  }

  async function* packs(part: string, from: string, to: string, pageSize: number) {
    const where = filter`PartitionKey eq ${part} and RowKey lt ${after(to)} and last ge ${from}`;
    let next: string | undefined;
    do {
      const page = await rows.page({ filter: where }, pageSize, next);
      yield page.rows;
      next = page.next;
    } while (next !== undefined);
  }

  async function look(query: NameQuery, fits: (place: Place) => boolean, most: number) {
    const found = new Set<string>();
    const prefix = rowText(query.prefix);
    let pages = 0;
    for await (const page of packs(query.part, prefix, prefix, SEARCH.packs)) {
      for (const row of page) {
        for (const one of keysIn(row)) {
          if (!found.has(one.id) && fitsQuery(one.key, query) && fits(one)) found.add(one.id);
          if (found.size > most) return { found, all: false };
        }
      }
      pages += 1;
      if (pages === SEARCH.pages && page.length === SEARCH.packs) return { found, all: false };
    }
    return { found, all: true };
  }

  /** Of several who have or had a sign-in name, the one who has it now. */
  async function holderOf(upn: string, ids: ReadonlySet<string>): Promise<string | undefined> {
    const [only] = ids;
    if (ids.size < 2) return only;
    const persons = await Promise.all([...ids].map((id) => people.find(id)));
    return persons.find((person) => person?.upn === upn)?.id;
  }

  return {
    note,
    forget,
    complete: ensureComplete,
    tidy,
    async search(text, fits, most) {
      await ensureComplete();
      const answers = await Promise.all(queriesOf(text).map((query) => look(query, fits, most)));
      const ids = [...new Set(answers.flatMap(({ found }) => [...found]))];
      return { ids: ids.slice(0, most), all: ids.length <= most && answers.every(({ all }) => all) };
    },
    async byUpn(upns) {
      await ensureComplete();
      const wanted = new Map<string, string>();
      const parts = new Map<string, string[]>();
      for (const upn of upns) {
        const query = queryOfUpn(upn);
        if (!query) continue;
        wanted.set(query.prefix, upn);
        const keys = parts.get(query.part) ?? [];
        keys.push(rowText(query.prefix));
        parts.set(query.part, keys);
      }
      const found = new Map<string, Set<string>>();
      const ranges = [...parts].flatMap(([part, keys]) =>
        rangesOf(keys).map((range) => ({ part, ...range })),
      );
      await turns.map(ranges, async ({ part, from, to }) => {
        for await (const page of packs(part, from, to, SEARCH.packs)) {
          for (const row of page) {
            for (const { key, id } of keysIn(row)) {
              if (wanted.has(key)) found.set(key, (found.get(key) ?? new Set()).add(id));
            }
          }
        }
      });
      const holders = new Map<string, string>();
      for (const [key, ids] of found) {
        const upn = wanted.get(key) ?? key;
        const id = await holderOf(upn, ids);
        if (id !== undefined) holders.set(upn, id);
      }
      return holders;
    },
  };
}

/** The lines that a person had in the index and has no longer. */
function oldLines({ before, now }: NameChange) {
  const kept = new Set((now ? keysOf(now) : []).map(lineOf));
  return keysOf(before)
    .map((key) => ({ ...key, line: lineOf(key) }))
    .filter(({ line }) => !kept.has(line));
}

/** A few keys are looked for one by one; of many, everything between the first and the last is read. */
function rangesOf(keys: readonly string[]): { from: string; to: string }[] {
  if (keys.length <= ONE_BY_ONE) return keys.map((key) => ({ from: key, to: key }));
  const sorted = keys.toSorted();
  return [{ from: sorted[0] ?? '', to: sorted.at(-1) ?? '' }];
}

/** The first row key behind all that begin with this. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}
