import type { Storage } from '../../doors/azure/storage.ts';
import { inBatches, inPartition, type Row, type Stored, type Write } from '../../doors/azure/table.ts';
import { NO_MARKS, type WaveMarks, type WholeMark } from './added.ts';

/** One time that somebody marked people of a wave. */
export interface Mark {
  /** Sorts the newest first. */
  id: string;
  kind: 'whole' | 'list';
  people: number;
  by: { id: string; name: string };
  at: string;
  takenBack: { by: { id: string; name: string }; at: string } | null;
}

/** The counts of a wave, with the mark of that reading; none before anybody marked anything. */
export interface FoundMarks extends WaveMarks {
  etag: string | undefined;
}

export interface AddedTable {
  /** By wave id; a wave that nobody has marked is missing. Reads one row a wave, whatever its people. */
  ofRollout(rolloutId: string): Promise<ReadonlyMap<string, WaveMarks>>;
  ofWave(rolloutId: string, waveId: string): Promise<FoundMarks>;
  /** `changed` if somebody else saved the wave since it was found. */
  saveWave(
    rolloutId: string,
    waveId: string,
    found: FoundMarks,
    marks: WaveMarks,
  ): Promise<'saved' | 'changed'>;
  /** The people of a wave who were marked by lists, and by which of them. */
  listed(waveId: string): Promise<Map<string, string>>;
  /** Marks people; one who is marked already stays with the mark before. Returns how many were not. */
  list(waveId: string, markId: string, personIds: readonly string[]): Promise<number>;
  /** Nobody counts as added by this mark any more. */
  unlist(waveId: string, markId: string): Promise<void>;
  /** The newest first. */
  marks(waveId: string, most: number): Promise<Mark[]>;
  mark(waveId: string, id: string): Promise<(Mark & { etag: string }) | undefined>;
  addMark(waveId: string, mark: Mark): Promise<void>;
  /** It marked fewer than it meant to. */
  setMarked(waveId: string, markId: string, people: number): Promise<void>;
  /** It came to nothing. */
  removeMark(waveId: string, markId: string): Promise<void>;
  /** `changed` when somebody else took it back first. */
  takeBack(
    waveId: string,
    mark: Mark & { etag: string },
    takenBack: NonNullable<Mark['takenBack']>,
  ): Promise<'saved' | 'changed'>;
}

/** The counts: the rollout is the partition, the wave the row key, so that a screen reads one row a wave. */
interface WaveRow {
  /** Empty text: not marked as a whole. */
  wholeId: string;
  wholePeople: number;
  wholeById: string;
  wholeByName: string;
  wholeAt: string;
  listed: number;
}

/** The wave is the partition, the person the row key: marking somebody twice is one row. */
interface ListedRow {
  markId: string;
}

/** The wave is the partition, the id of the mark the row key. */
interface MarkRow {
  kind: string;
  people: number;
  byId: string;
  byName: string;
  at: string;
  /** Missing until it was taken back. */
  backById?: string;
  backByName?: string;
  backAt?: string;
}

export async function openAddedTable(storage: Storage): Promise<AddedTable> {
  const waves = await storage.table<WaveRow>('waveadded');
  const people = await storage.table<ListedRow>('addedpeople');
  const marks = await storage.table<MarkRow>('addedmarks');

  /** Also by a write that got through, although its answer did not. */
  async function isMarkedBy(row: Row<ListedRow>): Promise<boolean> {
    if ((await people.insert(row)) === 'inserted') return true;
    return (await people.get(row.partitionKey, row.rowKey))?.markId === row.markId;
  }

  async function listed(waveId: string): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for await (const { rowKey, markId } of people.list({ filter: inPartition(waveId) })) {
      found.set(rowKey, markId);
    }
    return found;
  }

  return {
    async ofRollout(rolloutId) {
      const found = new Map<string, WaveMarks>();
      for await (const row of waves.list({ filter: inPartition(rolloutId) })) {
        found.set(row.rowKey, toMarks(row));
      }
      return found;
    },
    async ofWave(rolloutId, waveId) {
      const row = await waves.get(rolloutId, waveId);
      return row ? { ...toMarks(row), etag: row.etag } : { ...NO_MARKS, etag: undefined };
    },
    async saveWave(rolloutId, waveId, { etag }, { whole, listed: count }) {
      const row = {
        partitionKey: rolloutId,
        rowKey: waveId,
        wholeId: whole?.id ?? '',
        wholePeople: whole?.people ?? 0,
        wholeById: whole?.by.id ?? '',
        wholeByName: whole?.by.name ?? '',
        wholeAt: whole?.at ?? '',
        listed: count,
      };
      if (etag === undefined) return (await waves.insert(row)) === 'inserted' ? 'saved' : 'changed';
      return (await waves.update(row, etag)) === 'written' ? 'saved' : 'changed';
    },
    listed,
    async list(waveId, markId, personIds) {
      let marked = 0;
      for (const some of inBatches(personIds)) {
        const rows = some.map((rowKey) => ({ partitionKey: waveId, rowKey, markId }));
        if ((await people.batch(rows.map((row) => ({ op: 'insert', row })))) === 'written') {
          marked += rows.length;
          continue;
        }
        // Somebody else has marked one of them just now, and with it nothing of the batch was written.
        for (const row of rows) if (await isMarkedBy(row)) marked += 1;
      }
      return marked;
    },
    async unlist(waveId, markId) {
      const gone = [...(await listed(waveId))].flatMap(([personId, by]) => (by === markId ? [personId] : []));
      for (const some of inBatches(gone)) {
        const removals = some.map((rowKey): Write<ListedRow> => {
          return { op: 'remove', key: { partitionKey: waveId, rowKey } };
        });
        if ((await people.batch(removals)) === 'written') continue;
        // Somebody else has removed one of them just now, and with it nothing of the batch was removed.
        for (const rowKey of some) await people.remove(waveId, rowKey);
      }
    },
    async marks(waveId, most) {
      const page = await marks.page({ filter: inPartition(waveId) }, most);
      return page.rows.map(toMark);
    },
    async mark(waveId, id) {
      const row = await marks.get(waveId, id);
      return row && { ...toMark(row), etag: row.etag };
    },
    async addMark(waveId, { id, kind, people: count, by, at }) {
      await marks.insert({
        partitionKey: waveId,
        rowKey: id,
        kind,
        people: count,
        byId: by.id,
        byName: by.name,
        at,
      });
    },
    async setMarked(waveId, markId, count) {
      await marks.merge({ partitionKey: waveId, rowKey: markId, people: count });
    },
    removeMark: (waveId, markId) => marks.remove(waveId, markId),
    async takeBack(waveId, { id, etag }, { by, at }) {
      const row = { partitionKey: waveId, rowKey: id, backById: by.id, backByName: by.name, backAt: at };
      return (await marks.update(row, etag)) === 'written' ? 'saved' : 'changed';
    },
  };
}

function toMarks(row: WaveRow): WaveMarks {
  return { whole: toWhole(row), listed: row.listed };
}

function toWhole(row: WaveRow): WholeMark | null {
  if (row.wholeId === '') return null;
  return {
    id: row.wholeId,
    people: row.wholePeople,
    by: { id: row.wholeById, name: row.wholeByName },
    at: row.wholeAt,
  };
}

function toMark(row: Stored<MarkRow>): Mark {
  const { backById, backByName, backAt } = row;
  return {
    id: row.rowKey,
    kind: row.kind === 'whole' ? 'whole' : 'list',
    people: row.people,
    by: { id: row.byId, name: row.byName },
    at: row.at,
    takenBack:
      backById && backByName && backAt ? { by: { id: backById, name: backByName }, at: backAt } : null,
  };
}
