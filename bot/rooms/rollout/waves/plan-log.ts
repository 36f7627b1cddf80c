import type { Words } from '../../../base/words/message.ts';
import type { Dates, PlanChange } from '../../../contract/rollout/moves.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition } from '../../../doors/azure/table.ts';

/** One change of the plan: who, when, why. Dates are those of the wave itself, and null for a hold. */
export interface PlanEntry {
  id: string;
  change: PlanChange;
  waveId: string;
  by: { id: string; name: string };
  at: string;
  reason: Words;
  dates: { from: Dates; to: Dates } | null;
  /** Waves that changed their dates. */
  waves: number;
  /** Of the plan that it made; null for a hold. */
  version: number | null;
  rolloutEnd: { before: string; after: string } | null;
}

/** One wave of a move. */
export interface LoggedMove {
  waveId: string;
  from: Dates;
  to: Dates;
}

export interface PlanLog {
  /** Writes down what a move will do. Nobody sees it until the rollout points at it. */
  writeMove(rolloutId: string, entry: PlanEntry, moves: readonly LoggedMove[]): Promise<void>;
  readMove(rolloutId: string, moveId: string): Promise<{ entry: PlanEntry; moves: LoggedMove[] } | undefined>;
  /** For a move that came to nothing. */
  removeMove(rolloutId: string, moveId: string): Promise<void>;
  /** Adds to the history; adding twice is adding once. */
  addEntry(rolloutId: string, entry: PlanEntry): Promise<void>;
  removeEntry(rolloutId: string, entry: PlanEntry): Promise<void>;
  /** The newest first. */
  entries(rolloutId: string, most: number): Promise<{ entries: PlanEntry[]; more: boolean }>;
}

/** Lists as JSON: a move is a head with its entry and rows of moves, in a partition of its own. */
interface LogRow {
  entry?: string;
  moves?: string;
}

/** Of one row, so that its text stays under the 32,768 characters that a cell takes, however long ids are. */
const MOVES_PER_ROW = 60;
const HEAD = 'head';

export async function openPlanLog(storage: Storage): Promise<PlanLog> {
  const rows = await storage.table<LogRow>('planhistory');

  return {
    async writeMove(rolloutId, entry, moves) {
      const partitionKey = partitionOf(rolloutId, entry.id);
      for (const [index, some] of inBatches(moves, MOVES_PER_ROW).entries()) {
        const row: LogRow = { moves: JSON.stringify(some) };
        await rows.put({ partitionKey, rowKey: String(index).padStart(5, '0'), ...row });
      }
      await rows.put({ partitionKey, rowKey: HEAD, entry: JSON.stringify(entry) });
    },
    async readMove(rolloutId, moveId) {
      let entry: PlanEntry | undefined;
      const moves: LoggedMove[] = [];
      for await (const row of rows.list({ filter: inPartition(partitionOf(rolloutId, moveId)) })) {
        if (row.entry) entry = JSON.parse(row.entry);
        if (row.moves) moves.push(...JSON.parse(row.moves));
      }
      return entry && { entry, moves };
    },
    async removeMove(rolloutId, moveId) {
      const keys: { partitionKey: string; rowKey: string }[] = [];
      const query = { filter: inPartition(partitionOf(rolloutId, moveId)), columns: [] };
      for await (const { partitionKey, rowKey } of rows.list(query)) keys.push({ partitionKey, rowKey });
      for (const some of inBatches(keys)) {
        await rows.batch(some.map((key) => ({ op: 'remove', key })));
      }
    },
    async addEntry(rolloutId, entry) {
      await rows.put({ partitionKey: rolloutId, rowKey: newestFirst(entry), entry: JSON.stringify(entry) });
    },
    removeEntry: (rolloutId, entry) => rows.remove(rolloutId, newestFirst(entry)),
    async entries(rolloutId, most) {
      const page = await rows.page({ filter: inPartition(rolloutId) }, most);
      const entries = page.rows.flatMap((row): PlanEntry[] => (row.entry ? [JSON.parse(row.entry)] : []));
      return { entries, more: page.next !== undefined };
    },
  };
}

function partitionOf(rolloutId: string, moveId: string): string {
  return `${rolloutId}|${moveId}`;
}

/** Rows come in the order of their keys: the later the moment, the smaller the key. */
function newestFirst({ at, id }: PlanEntry): string {
  const left = Number.MAX_SAFE_INTEGER - Date.parse(at);
  return `${String(left).padStart(16, '0')}-${id}`;
}
