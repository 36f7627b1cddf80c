import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inBatches, inPartition, type Stored, type Write } from '../../doors/azure/table.ts';
import { type Install, InstallState } from './install.ts';

/** Of one person, in the partition of the announcement, in the order of its deliveries. */
interface InstallRow {
  state?: string;
  askedAt?: string;
  wishedAt?: string;
  silences?: number;
  came?: boolean;
  alone?: boolean;
  /** In the partition of the person: where they are waited for. */
  chunk?: number;
}

export type FoundInstall = Install & { etag: string };

/** People who are to get the app, by announcement; and by person, for the moment when Teams tells of one. */
export interface InstallsTable {
  /** Those from one delivery to another, both included, by person id. */
  between(id: string, first: AudiencePlace, last: AudiencePlace): Promise<Map<string, FoundInstall>>;
  get(id: string, place: AudiencePlace): Promise<FoundInstall | undefined>;
  inState(id: string, state: InstallState): AsyncIterableIterator<FoundInstall>;
  /** Writes down that Graph is about to be asked: from then on Teams may tell. */
  ask(id: string, asked: readonly Install[]): Promise<void>;
  /** All of them or none; `changed`: read them again. */
  change(id: string, changed: readonly FoundInstall[]): Promise<'written' | 'changed'>;
  countByState(id: string): Promise<ReadonlyMap<InstallState, number>>;
  /** The announcements that somebody is waited for in. */
  waitingFor(personId: string): Promise<{ id: string; chunk: number }[]>;
  /** They have it, so nothing waits for them any more. */
  forget(id: string, personId: string): Promise<void>;
}

export interface AudiencePlace {
  chunk: number;
  personId: string;
}

export async function openInstallsTable(storage: Storage): Promise<InstallsTable> {
  const rows = await storage.table<InstallRow>('installs');
  const installs = rows.reader(toInstall);

  return {
    async between(id, first, last) {
      const found = new Map<string, FoundInstall>();
      const range = filter`RowKey ge ${keyOf(first)} and RowKey le ${keyOf(last)}`;
      const all = rows.list({ filter: `${inPartition(id)} and ${range}` });
      for await (const install of installs.each(all)) found.set(install.personId, install);
      return found;
    },
    async get(id, place) {
      const row = await rows.get(id, keyOf(place));
      return row && installs.one(row);
    },
    inState(id, state) {
      const wanted = filter`state eq ${state}`;
      return installs.each(rows.list({ filter: `${inPartition(id)} and ${wanted}` }));
    },
    async ask(id, asked) {
      await Promise.all(
        asked.map(({ personId, chunk }) =>
          rows.merge({ partitionKey: ofPerson(personId), rowKey: id, chunk }),
        ),
      );
      const writes = asked.map((install): Write<InstallRow> => ({ op: 'put', row: toRow(id, install) }));
      for (const some of inBatches(writes)) await rows.batch(some);
    },
    async change(id, changed) {
      const result = await rows.batch(
        changed.map((install) => ({ op: 'update', row: toRow(id, install), etag: install.etag })),
      );
      return result === 'written' ? 'written' : 'changed';
    },
    async countByState(id) {
      const counts = new Map<InstallState, number>();
      for await (const { state } of rows.list({ filter: inPartition(id), columns: ['state'] })) {
        // One that cannot be read is set aside where its person is looked at.
        const key = InstallState.safeParse(state).data;
        if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    },
    async waitingFor(personId) {
      const found: { id: string; chunk: number }[] = [];
      for await (const row of rows.list({ filter: inPartition(ofPerson(personId)) }))
        found.push({ id: row.rowKey, chunk: row.chunk ?? 0 });
      return found;
    },
    forget: (id, personId) => rows.remove(ofPerson(personId), id),
  };
}

function ofPerson(personId: string): string {
  return `person:${personId}`;
}

function keyOf({ chunk, personId }: AudiencePlace): string {
  return `${String(chunk).padStart(5, '0')}|${personId}`;
}

function toRow(id: string, install: Install) {
  const { state, askedAt, wishedAt, silences, came, alone } = install;
  return { partitionKey: id, rowKey: keyOf(install), state, askedAt, wishedAt, silences, came, alone };
}

function toInstall(row: Stored<InstallRow>): FoundInstall {
  const bar = row.rowKey.indexOf('|');
  return {
    chunk: Number(row.rowKey.slice(0, bar)),
    personId: row.rowKey.slice(bar + 1),
    state: InstallState.parse(row.state),
    askedAt: row.askedAt ?? '',
    wishedAt: row.wishedAt ?? '',
    silences: row.silences ?? 0,
    came: row.came ?? false,
    alone: row.alone ?? false,
    etag: row.etag,
  };
}
