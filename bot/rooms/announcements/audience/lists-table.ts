import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inBatches, inPartition, type Table } from '../../../doors/azure/table.ts';

/** A list of people that somebody uploaded. */
export interface AudienceList {
  id: string;
  name: string;
  people: number;
  by: { id: string; name: string };
  at: string;
}

/** What a list is saved over: its head as it was read. */
export interface FoundList {
  by: AudienceList['by'];
  etag: string;
  /** When somebody began to save it and did not end yet; null: nobody did. */
  savingSince: string | null;
}

export interface ListsTable {
  /**
   * Takes the place of what the list held before. Its head is claimed first, so of two who save at once the second
   * hears `changed` and writes nobody; what it says of the list is written last.
   * @param found as it was read; undefined where there was no such list
   */
  keep(
    list: AudienceList,
    personIds: readonly string[],
    found: FoundList | undefined,
  ): Promise<'kept' | 'changed'>;
  /** Also of a list that is not kept for the first time yet. */
  find(id: string): Promise<FoundList | undefined>;
  get(id: string): Promise<AudienceList | undefined>;
  /** The newest first. */
  all(): Promise<AudienceList[]>;
  /** Up to `size` object ids in their order, after a given one. */
  after(id: string, personId: string | undefined, size: number): Promise<string[]>;
  ids(id: string): Promise<Set<string>>;
  has(id: string, personId: string): Promise<boolean>;
}

interface HeadRow {
  name: string;
  people: number;
  byId: string;
  byName: string;
  at: string;
  /** Empty text, or missing in older rows: nobody is saving it. */
  savingSince?: string;
}

/** The keys say all there is to say: the list, and the person. */
interface MemberRow {
  nothing?: never;
}

const HEADS = 'list';

export async function openListsTable(storage: Storage): Promise<ListsTable> {
  const heads = await storage.table<HeadRow>('audiencelists');
  const members = await storage.table<MemberRow>('audiencelistpeople');
  return {
    async keep(list, personIds, found) {
      const claimed = await claim(heads, list, found);
      if (claimed === undefined) return 'changed';
      try {
        await replaceMembers(members, list.id, new Set(personIds));
      } catch (error) {
        await heads.update({ partitionKey: HEADS, rowKey: list.id, savingSince: '' }, claimed);
        throw error;
      }
      const done = await heads.update({ ...toHead(list), savingSince: '' }, claimed);
      return done === 'written' ? 'kept' : 'changed';
    },
    async find(id) {
      const row = await heads.get(HEADS, id);
      if (!row) return undefined;
      const by = { id: row.byId, name: row.byName };
      return { by, etag: row.etag, savingSince: row.savingSince || null };
    },
    async get(id) {
      const row = await heads.get(HEADS, id);
      return row && isKept(row) ? toList(row) : undefined;
    },
    async all() {
      const found: AudienceList[] = [];
      for await (const row of heads.list({ filter: inPartition(HEADS) }))
        if (isKept(row)) found.push(toList(row));
      return found.sort((a, b) => b.at.localeCompare(a.at));
    },
    async after(id, personId, size) {
      const where = filter`PartitionKey eq ${id} and RowKey gt ${personId ?? ''}`;
      const { rows } = await members.page({ filter: where }, size);
      return rows.map((row) => row.rowKey);
    },
    async has(id, personId) {
      return (await members.get(id, personId)) !== undefined;
    },
    async ids(id) {
      const found = new Set<string>();
      for await (const row of members.list({ filter: inPartition(id), columns: [] })) found.add(row.rowKey);
      return found;
    },
  };
}

/** Gives the etag of the claim; undefined where somebody else was faster. */
async function claim(
  heads: Table<HeadRow>,
  list: AudienceList,
  found: FoundList | undefined,
): Promise<string | undefined> {
  const { partitionKey, rowKey } = toHead(list);
  const savingSince = list.at;
  const done = await heads.batchForEtag([
    found
      ? { op: 'update', row: { partitionKey, rowKey, savingSince }, etag: found.etag }
      : { op: 'insert', row: { ...toHead(list), people: 0, savingSince } },
  ]);
  return typeof done === 'string' ? undefined : done.etag;
}

/** A list of nobody is never kept: this one was begun and has not ended. */
function isKept({ people }: HeadRow): boolean {
  return people > 0;
}

function toHead({ id, name, people, by, at }: AudienceList) {
  return { partitionKey: HEADS, rowKey: id, name, people, byId: by.id, byName: by.name, at };
}

async function replaceMembers(
  members: Table<MemberRow>,
  id: string,
  wanted: ReadonlySet<string>,
): Promise<void> {
  const had = new Set<string>();
  for await (const row of members.list({ filter: inPartition(id), columns: [] })) had.add(row.rowKey);
  const writes = [
    ...[...wanted]
      .filter((personId) => !had.has(personId))
      .map((personId) => ({
        op: 'put' as const,
        row: { partitionKey: id, rowKey: personId },
      })),
    ...[...had]
      .filter((personId) => !wanted.has(personId))
      .map((personId) => ({
        op: 'remove' as const,
        key: { partitionKey: id, rowKey: personId },
      })),
  ];
  for (const some of inBatches(writes)) await members.batch(some);
}

function toList(row: HeadRow & { rowKey: string }): AudienceList {
  const { rowKey: id, name, people, byId, byName, at } = row;
  return { id, name, people, by: { id: byId, name: byName }, at };
}
