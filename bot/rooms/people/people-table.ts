import pLimit from 'p-limit';
import type { UnreachableReason } from '../../contract/telling/unreachable.ts';
import { keptReads } from '../../doors/azure/kept-reads.ts';
import { sharedReads } from '../../doors/azure/shared-reads.ts';
import { newStamp, readStamp, type Stamped } from '../../doors/azure/stamp.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inBatches, inPartition, type Row, type Table } from '../../doors/azure/table.ts';
import type { Conversation } from '../../doors/teams/chat.ts';
import { audienceOf, type ImportedPerson, type Person, PILOT } from './person.ts';
import { ownColumns, type PersonRow, toImportedRow, toPerson, toRow } from './person-row.ts';

/** Which partition holds a person's row, found by object id. */
interface WhereaboutsRow {
  audience: string;
}

/** Of the stamp of all people. */
const STAMPED = 'people';
/** People who ask, of whom a process keeps in mind who they are. */
const MOST_KNOWN = 5_000;

/** People whose rows are in memory at a time: enough to fill a batch for each part of the whereabouts. */
const PORTION = 25_000;

/** People who are looked up, or moved, at the same time. */
const PEOPLE_AT_ONCE = 16;

/** For an update of whatever is there, but of nothing that is not. */
const ANY_ETAG = '*';

export interface PeopleTable {
  find(id: string): Promise<Person | undefined>;
  /**
   * The same for each request of somebody, in the tab or in chat: who they are, where they belong and what they may do, as the
   * last import left it. What the bot learns of their chat can be older. Reads them anew after a change of anybody.
   */
  known(id: string): Promise<Person | undefined>;
  /** As `find`, for somebody of whom more will be asked: what it finds is known from then on. */
  look(id: string): Promise<Person | undefined>;
  /** Stores somebody whom nobody knew; if an import brought them in meanwhile, gives them as they are since then. */
  add(person: Person): Promise<Person>;
  /** Stores all of a person; moves the row when the audience changed. */
  save(person: Person): Promise<void>;
  /**
   * Stores what an import says of people, of whom some may be new, and leaves alone what is their own; `whereabouts`:
   * the audiences of those of them who are there, as read for this import.
   * @param progress told how many of them are stored, again and again
   */
  saveMany(
    people: readonly ImportedPerson[],
    whereabouts: ReadonlyMap<string, string>,
    progress?: (stored: number) => void,
  ): Promise<void>;
  /** People by object id, each looked up for itself; those who are not there are missing. */
  findMany(ids: Iterable<string>): Promise<Map<string, Person>>;
  setConversation(
    person: Person,
    conversation: Conversation,
    locale?: string,
    timeZone?: string,
  ): Promise<void>;
  setUnreachable(id: string, audience: string, why: UnreachableReason): Promise<void>;
  /** A date, or undefined to hear announcements again. */
  setPause(person: Person, until: string | undefined): Promise<void>;
  /** Removes a row that an interrupted move left behind; false if the person is where it says. */
  dropStale(person: Person): Promise<boolean>;
  /** The audience of everybody, by object id. */
  whereabouts(): Promise<Map<string, string>>;
  /**
   * Who is in the organisation's pilot set, by object id, with their business groups: the same object as long as nobody
   * changed. Its cost follows the set.
   */
  pilots(): Promise<ReadonlyMap<string, string>>;
  /** Up to `size` people of one audience in the order of their ids, after a given one. */
  after(audience: string, id: string | undefined, size: number): Promise<Person[]>;
  inAudience(audience: string): AsyncIterableIterator<Person>;
  everybody(): AsyncIterableIterator<Person>;
}

export async function openPeopleTable(storage: Storage): Promise<PeopleTable> {
  const rows = await storage.table<PersonRow>('people');
  const places = await storage.table<WhereaboutsRow>('whereabouts');
  const stamps = await storage.table<Stamped>('peoplestamp');
  const turns = pLimit(PEOPLE_AT_ONCE);
  const reader = rows.reader(toPerson);

  async function find(id: string): Promise<Person | undefined> {
    const place = await places.get(bucketOf(id), id);
    if (!place) return undefined;
    const row = await rows.get(place.audience, id);
    return row && reader.one(row);
  }

  /**
   * Writes columns of a person's row without ever making one: between reading and writing, an import can have
   * moved the person to another audience.
   */
  async function change(id: string, audience: string, columns: Partial<PersonRow>): Promise<void> {
    const written = await rows.update({ partitionKey: audience, rowKey: id, ...columns }, ANY_ETAG);
    if (written === 'written') return;
    const place = await places.get(bucketOf(id), id);
    if (!place || place.audience === audience) return;
    await rows.update({ partitionKey: place.audience, rowKey: id, ...columns }, ANY_ETAG);
  }

  /** The order matters: wherever it stops, the whereabouts name a row that exists. `dropStale` ends what was left. */
  async function saveAt(person: Person, before: string | undefined): Promise<void> {
    const audience = audienceOf(person);
    await rows.put(toRow(person));
    if (before === audience) return;
    await places.put({ partitionKey: bucketOf(person.id), rowKey: person.id, audience });
    if (before !== undefined) await rows.remove(before, person.id);
  }

  /**
   * Puts a person's row into another audience without losing what they or their chat write meanwhile: whatever the old
   * row gets until it is gone is carried over. Wherever it stops, the whereabouts name a row that exists.
   */
  async function move(person: ImportedPerson, from: string): Promise<void> {
    const to = toImportedRow(person);
    let old = await rows.get(from, person.id);
    await rows.put({ ...(old && ownColumns(old)), ...to });
    await places.put(toPlace(person));
    while (old && (await rows.removeUnchanged(from, person.id, old.etag)) === 'changed') {
      const now = await rows.get(from, person.id);
      if (now)
        await rows.merge({ partitionKey: to.partitionKey, rowKey: to.rowKey, ...ownColumns(now, old) });
      old = now;
    }
  }

  /** Somebody who wrote to the bot since the import read who is there has a row already: they move, with what it says. */
  async function placeNew(people: readonly ImportedPerson[]): Promise<void> {
    const byBucket = Map.groupBy(people, ({ id }) => bucketOf(id));
    const batches = [...byBucket.values()].flatMap((some) => inBatches(some));
    await turns.map(batches, async (some) => {
      const written = await places.batch(some.map((person) => ({ op: 'insert', row: toPlace(person) })));
      if (written === 'written') return;
      for (const person of some) {
        if ((await places.insert(toPlace(person))) === 'inserted') continue;
        const place = await places.get(bucketOf(person.id), person.id);
        if (place && place.audience !== audienceOf(person)) await move(person, place.audience);
      }
    });
  }

  /** After each change of who people are. Rows of many partitions: it cannot be in one batch with them. */
  async function changed(): Promise<void> {
    await stamps.merge(newStamp(STAMPED).row);
  }

  const stampOf = sharedReads((partition) => readStamp(stamps, partition));
  const known = keptReads({ version: () => stampOf(STAMPED), read: find, most: MOST_KNOWN });
  const pilots = keptReads({
    version: () => stampOf(STAMPED),
    async read(partition) {
      const query = { filter: inPartition(partition), columns: ['groupId'] };
      const found = await Array.fromAsync(rows.list(query));
      return new Map(found.map(({ rowKey, groupId }) => [rowKey, groupId]));
    },
  });

  return {
    find,
    known,
    look: known.anew,
    async add(person) {
      await rows.put(toRow(person));
      const placed = await places.insert(toPlace(person));
      const known = placed === 'exists' ? await find(person.id) : undefined;
      if (known && audienceOf(known) !== audienceOf(person)) await rows.remove(audienceOf(person), person.id);
      await changed();
      return known ?? person;
    },
    async save(person) {
      const place = await places.get(bucketOf(person.id), person.id);
      await saveAt(person, place?.audience);
      await changed();
    },
    async saveMany(people, whereabouts, progress = () => undefined) {
      let stored = 0;
      const movesAway = ({ id, ...person }: ImportedPerson) => {
        const before = whereabouts.get(id);
        return before !== undefined && before !== audienceOf(person);
      };
      const moved = people.filter(movesAway);
      await turns.map(moved, async (person) => {
        await move(person, whereabouts.get(person.id) ?? '');
        stored += 1;
        progress(stored);
      });
      const others = people.filter((person) => !movesAway(person)).sort(byId);
      for (const some of inBatches(others, PORTION)) {
        await writeAll(rows, some.map(toImportedRow), (written) => progress(stored + written));
        const added = some.filter((person) => !whereabouts.has(person.id));
        await placeNew(added);
        stored += some.length;
      }
      await changed();
    },
    async findMany(ids) {
      const found = new Map<string, Person>();
      await turns.map([...ids], async (id) => {
        const person = await find(id);
        if (person) found.set(id, person);
      });
      return found;
    },
    async setConversation(person, conversation, locale, timeZone) {
      await change(person.id, audienceOf(person), {
        conversationId: conversation.id,
        serviceUrl: conversation.serviceUrl,
        tenantId: conversation.tenantId,
        userId: conversation.userId,
        botId: conversation.botId,
        unreachable: '',
        ...(locale && { locale }),
        ...(timeZone && { timeZone }),
      });
    },
    async setUnreachable(id, audience, why) {
      await change(id, audience, { unreachable: why });
    },
    async setPause(person, until) {
      await change(person.id, audienceOf(person), { pausedUntil: until ?? '' });
    },
    async dropStale(person) {
      const place = await places.get(bucketOf(person.id), person.id);
      const stale = place !== undefined && place.audience !== audienceOf(person);
      if (stale) await rows.remove(audienceOf(person), person.id);
      return stale;
    },
    async whereabouts() {
      const found = new Map<string, string>();
      for await (const place of places.list()) found.set(place.rowKey, place.audience);
      return found;
    },
    pilots: () => pilots(PILOT),
    async after(audience, id = '', size) {
      const found: Person[] = [];
      let last: string | undefined = id;
      // Whoever cannot be read must not look like the end of the audience.
      while (last !== undefined && found.length < size) {
        const query = { filter: filter`PartitionKey eq ${audience} and RowKey gt ${last}` };
        const page = await rows.page(query, size - found.length);
        const some = reader.some(page.rows);
        found.push(...some);
        last = some.length < page.rows.length ? page.rows.at(-1)?.rowKey : undefined;
      }
      return found;
    },
    inAudience: (audience) => reader.each(rows.list({ filter: inPartition(audience) })),
    everybody: () => reader.each(rows.list()),
  };
}

/** Object ids are random: their first byte spreads people over 256 partitions. */
function bucketOf(id: string): string {
  return id.slice(0, 2);
}

function toPlace(person: Pick<Person, 'id' | 'groupId' | 'pilot'>): Row<WhereaboutsRow> {
  return { partitionKey: bucketOf(person.id), rowKey: person.id, audience: audienceOf(person) };
}

/** Rows are written in the order in which they are read later. */
function byId(a: ImportedPerson, b: ImportedPerson): number {
  return a.id < b.id ? -1 : 1;
}

/** Batches under way at a time. */
const BATCHES_AT_ONCE = 4;

/** Ends with the first batches of which one fails. */
async function writeAll<T extends { [K in keyof T]: string | number | boolean | undefined }>(
  table: Table<T>,
  all: readonly Row<T>[],
  progress: (written: number) => void = () => undefined,
) {
  let written = 0;
  const batches = [...Map.groupBy(all, (row) => row.partitionKey).values()].flatMap((rows) =>
    inBatches(rows),
  );
  for (const together of inBatches(batches, BATCHES_AT_ONCE)) {
    await Promise.all(together.map((rows) => table.batch(rows.map((row) => ({ op: 'merge', row })))));
    written += together.reduce((sum, rows) => sum + rows.length, 0);
    progress(written);
  }
}
