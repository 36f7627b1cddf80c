import { z } from 'zod';
import { StoredWords } from '../../../base/words/stored.ts';
import { Dates, PlanChange } from '../../../contract/rollout/plan-dates.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition } from '../../../doors/azure/table.ts';
import { KeptSettings } from './kept-settings.ts';

/** One change of the plan: who, when, why. Dates are those of the wave itself, and null for what is no move. */
const LoggedEntry = z.object({
  id: z.string(),
  change: PlanChange,
  /** Null for what became of the plan as a whole. */
  waveId: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  reason: StoredWords,
  dates: z.object({ from: Dates, to: Dates }).nullable(),
  /** Waves that changed their dates. */
  waves: z.number(),
  /** Of the plan that it made; null for what changed no dates. */
  version: z.number().nullable(),
  rolloutEnd: z.object({ before: z.string(), after: z.string() }).nullable(),
});
export type LoggedEntry = z.infer<typeof LoggedEntry>;
/** A change of one wave. */
export type PlanEntry = LoggedEntry & { waveId: string };

/** One wave of a move. */
const LoggedMove = z.object({ waveId: z.string(), from: Dates, to: Dates });
export type LoggedMove = z.infer<typeof LoggedMove>;

export interface ReadMove {
  entry: LoggedEntry;
  moves: LoggedMove[];
  /** There where the settings of the plan changed as well. */
  settingsBefore: KeptSettings | undefined;
}

export interface PlanLog {
  /** Writes down what a move will do. Nobody sees it until the rollout points at it. */
  writeMove(
    rolloutId: string,
    entry: LoggedEntry,
    moves: readonly LoggedMove[],
    settingsBefore?: KeptSettings,
  ): Promise<void>;
  readMove(rolloutId: string, moveId: string): Promise<ReadMove | undefined>;
  /** For a move that came to nothing. */
  removeMove(rolloutId: string, moveId: string): Promise<void>;
  /** Adds to the history; adding twice is adding once. */
  addEntry(rolloutId: string, entry: LoggedEntry): Promise<void>;
  removeEntry(rolloutId: string, entry: LoggedEntry): Promise<void>;
  /** The newest first. */
  entries(rolloutId: string, most: number): Promise<{ entries: LoggedEntry[]; more: boolean }>;
}

/** Lists as JSON: a move is a head with its entry and rows of moves, in a partition of its own. */
interface LogRow {
  entry?: string;
  moves?: string;
  /** KeptSettings before the change as JSON, in a row of its own. */
  settings?: string;
}

/** Of one row, so that its text stays under the 32,768 characters that a cell takes, however long ids are. */
const MOVES_PER_ROW = 60;
const HEAD = 'head';
const SETTINGS = 'settings';

export async function openPlanLog(storage: Storage): Promise<PlanLog> {
  const rows = await storage.table<LogRow>('planhistory');
  const reader = rows.reader(toLogged);

  return {
    async writeMove(rolloutId, entry, moves, settingsBefore) {
      const partitionKey = partitionOf(rolloutId, entry.id);
      for (const [index, some] of inBatches(moves, MOVES_PER_ROW).entries()) {
        const row: LogRow = { moves: JSON.stringify(some) };
        await rows.put({ partitionKey, rowKey: String(index).padStart(5, '0'), ...row });
      }
      if (settingsBefore) {
        await rows.put({ partitionKey, rowKey: SETTINGS, settings: JSON.stringify(settingsBefore) });
      }
      await rows.put({ partitionKey, rowKey: HEAD, entry: JSON.stringify(entry) });
    },
    async readMove(rolloutId, moveId) {
      let entry: LoggedEntry | undefined;
      let settingsBefore: KeptSettings | undefined;
      const moves: LoggedMove[] = [];
      for await (const row of rows.list({ filter: inPartition(partitionOf(rolloutId, moveId)) })) {
        // A move is read whole or not at all: half of it would be another plan.
        const logged = reader.one(row);
        entry = logged.entry ?? entry;
        settingsBefore = logged.settings ?? settingsBefore;
        moves.push(...logged.moves);
      }
      return entry && { entry, moves, settingsBefore };
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
      const entries = reader.some(page.rows).flatMap(({ entry }) => entry ?? []);
      return { entries, more: page.next !== undefined };
    },
  };
}

const EntryCell = jsonCell(LoggedEntry);
const MovesCell = jsonCell(z.array(LoggedMove));

const SettingsCell = jsonCell(KeptSettings);

function toLogged({ entry, moves, settings }: LogRow) {
  return {
    entry: entry ? EntryCell.parse(entry) : undefined,
    moves: moves ? MovesCell.parse(moves) : [],
    settings: settings ? SettingsCell.parse(settings) : undefined,
  };
}

function partitionOf(rolloutId: string, moveId: string): string {
  return `${rolloutId}|${moveId}`;
}

/** Rows come in the order of their keys: the later the moment, the smaller the key. */
function newestFirst({ at, id }: LoggedEntry): string {
  const left = Number.MAX_SAFE_INTEGER - Date.parse(at);
  return `${String(left).padStart(16, '0')}-${id}`;
}
