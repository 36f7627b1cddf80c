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

export interface ListsTable {
  /** Takes the place of what the list held before; its head is written last. */
  keep(list: AudienceList, personIds: readonly string[]): Promise<void>;
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
    async keep({ id, name, people, by, at }, personIds) {
      await replaceMembers(members, id, new Set(personIds));
      await heads.put({ partitionKey: HEADS, rowKey: id, name, people, byId: by.id, byName: by.name, at });
    },
    async get(id) {
      const row = await heads.get(HEADS, id);
      return row && toList(row);
    },
    async all() {
      const found: AudienceList[] = [];
      for await (const row of heads.list({ filter: inPartition(HEADS) })) found.push(toList(row));
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
