import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp } from '../../../base/clock.ts';
import { conflict } from '../../../base/errors.ts';
import type { MissingPeople } from '../../../contract/importing/import-people.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import {
  fromCells,
  LONGEST_JSON,
  type LongJsonCells,
  longJson,
  toCells,
} from '../../../doors/azure/long-json.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import type { Stored } from '../../../doors/azure/table.ts';
import { StoredReport } from './stored-report.ts';

/**
 * One import of people at a time, over all replicas: two at once could each take away the lead whom the other leaves.
 * The file is kept until everything in it is stored, so that another process can end what one began.
 */
export interface ImportTurns {
  /** @throws AnswerError (conflict) while another import is under way, or was broken off and is not ended yet. */
  begin(by: string, on: Temporal.PlainDate): Promise<ImportTurn>;
  /** Goes on with an import that was broken off; `over` when it is done, `held` while somebody carries it out. */
  resume(id: string): Promise<ImportTurn | 'over' | 'held'>;
  /** The import that is under way, or was last. */
  newest(): Promise<ImportState | undefined>;
}

export interface ImportState {
  id: string;
  /** `interrupted`: nobody carries it out right now, and a job will go on with it. */
  state: 'under-way' | 'interrupted' | 'done';
  /** Name of who imports. */
  by: string;
  startedAt: string;
  /** Rows of the file that are taken, and how many of them are stored. */
  rows: number;
  stored: number;
  /** What came of it, once it is done; undefined for one of an earlier version, and where nothing was done. */
  report: StoredReport | undefined;
}

/** All that another process needs to carry out an import. */
export interface KeptImport {
  file: string;
  missing: MissingPeople;
  /** As far as it is known before anything is stored. */
  report: StoredReport;
}

export interface ImportTurn {
  id: string;
  /** Name of who imports. */
  by: string;
  startedAt: string;
  /** The day from which changes of group count. */
  on: Temporal.PlainDate;
  /**
   * From here on the import is ended, by whichever process. One that nobody could end so far is given up.
   * @throws AnswerError (conflict) when another process has taken the turn, since this one stood still.
   */
  keep(kept: KeptImport): Promise<void>;
  /** What was kept. */
  kept(): Promise<KeptImport>;
  progress(stored: number): void;
  /** @throws AnswerError (conflict) when another process has taken the turn, since this one stood still. */
  check(): Promise<void>;
  /** Done; without a report: nothing was done, and one that nobody could end so far is still to be ended. */
  end(report?: StoredReport): Promise<void>;
  /** Stops here: another process may go on at once. */
  leave(): Promise<void>;
}

interface TurnRow {
  importId: string;
  underWay: boolean;
  by: string;
  on: string;
  startedAt: string;
  leaseUntil: string;
  /** What becomes of people whom the file does not name; undefined in rows of an earlier version: they stay. */
  missing?: string;
  /** Rows that hold the file; 0 while nothing was changed. */
  parts: number;
  rows: number;
  stored: number;
  /** Of who wrote the row last: tells a write that got through, although its answer did not, from somebody else's. */
  sign?: string;
}

/** A process that does not renew its turn for so long is taken for dead. */
export const TURN_SECONDS = 60;
const RENEWED_MS = 15_000;
/** An import that no process could end for so long makes way for another. */
const UNFINISHED_MS = 30 * 60_000;
/** Between a request and its job, or two tries of the job, nobody holds the turn; longer than this, something is amiss. */
const HANDED_ON_MS = 30_000;
const KEY = { partitionKey: 'people', rowKey: 'turn' };
/** Where the report of an import is kept, beside the parts of its file. */
const REPORT = 'report';
const ReportCell = jsonCell(StoredReport);

export async function openImportTurns(storage: Storage, clock: Clock): Promise<ImportTurns> {
  const turns = await storage.table<TurnRow>('imports');
  const files = await storage.table<LongJsonCells>('importfiles');
  const reports = files.reader((row) => ReportCell.parse(fromCells(row)));
  const leaseUntil = () => new Date(clock.now() + TURN_SECONDS * 1000).toISOString();

  async function write(before: Stored<TurnRow> | undefined, cells: TurnRow): Promise<string | undefined> {
    const row = { ...KEY, ...cells, sign: randomUUID() };
    const done = await turns.batchForEtag([
      before ? { op: 'update', row, etag: before.etag } : { op: 'insert', row },
    ]);
    if (typeof done !== 'string') return done.etag;
    // A slow storage may have written it, and refused only the repeat.
    const now = await turns.get(KEY.partitionKey, KEY.rowKey);
    return now?.sign === row.sign ? now.etag : undefined;
  }

  async function readReport(importId: string): Promise<StoredReport | undefined> {
    const found = await files.get(importId, REPORT);
    return found && reports.some([found])[0];
  }

  async function writeReport(importId: string, report: StoredReport): Promise<void> {
    await files.put({ partitionKey: importId, rowKey: REPORT, ...toCells(longJson(report)) });
  }

  async function removeParts({ importId, parts }: TurnRow): Promise<void> {
    for (let part = 0; part < parts; part += 1) {
      const key = partKey(importId, part);
      await files.remove(key.partitionKey, key.rowKey);
    }
  }

  async function removeFile(row: TurnRow): Promise<void> {
    await removeParts(row);
    await files.remove(row.importId, REPORT);
  }

  /**
   * @param held the row as it was written to hold the turn
   * @param unfinished what nobody could end so far, and stands in the row until this import is accepted
   */
  function turnOf(begun: TurnRow, held: Stored<TurnRow>, unfinished?: TurnRow): ImportTurn {
    let row = held;
    let lost = false;
    let last: Promise<void> = Promise.resolve();

    // One write after the other: each needs the etag of the one before. One that fails is not the end of the turn.
    function change(cells: Partial<TurnRow>): Promise<void> {
      const before = last.catch(() => undefined);
      last = before.then(async () => {
        if (lost) return;
        const next = { ...row, ...cells };
        const written = await write(row, cellsOf(next));
        if (written === undefined) lost = true;
        else row = { ...next, etag: written };
      });
      return last;
    }

    let { stored } = held;
    const renewing = setInterval(() => {
      change({ leaseUntil: leaseUntil(), stored }).catch(() => undefined);
    }, RENEWED_MS).unref();

    return {
      id: begun.importId,
      by: begun.by,
      startedAt: begun.startedAt,
      on: Temporal.PlainDate.from(begun.on),
      async keep({ file, missing, report }) {
        const packed = (await promisify(gzip)(file)).toString('base64');
        const parts = Math.ceil(packed.length / LONGEST_JSON);
        for (let part = 0; part < parts; part += 1) {
          const text = packed.slice(part * LONGEST_JSON, (part + 1) * LONGEST_JSON);
          await files.put({ ...partKey(begun.importId, part), ...toCells(text) });
        }
        await writeReport(begun.importId, report);
        stored = 0;
        await change({ ...begun, parts, missing, rows: report.taken, leaseUntil: leaseUntil() });
        if (lost) throw conflict('import-taken-over');
        if (unfinished) await removeFile(unfinished);
      },
      async kept() {
        const packed: string[] = [];
        for (let part = 0; part < row.parts; part += 1) {
          const key = partKey(begun.importId, part);
          const found = await files.get(key.partitionKey, key.rowKey);
          if (!found) throw new Error(`Part ${part} of the import ${begun.importId} is gone.`);
          packed.push(fromCells(found));
        }
        const file = (await promisify(gunzip)(Buffer.from(packed.join(''), 'base64'))).toString('utf8');
        return {
          file,
          missing: row.missing === 'left' ? 'left' : 'stay',
          // One that an earlier version kept has none yet.
          report: (await readReport(begun.importId)) ?? { taken: row.rows, bad: [], notes: [] },
        };
      },
      progress(count) {
        stored = count;
      },
      async check() {
        await change({ leaseUntil: leaseUntil(), stored });
        if (lost) throw conflict('import-taken-over');
      },
      async end(report) {
        clearInterval(renewing);
        const ended = row;
        if (unfinished?.importId === ended.importId) return change({ leaseUntil: unfinished.leaseUntil });
        if (report) await writeReport(ended.importId, report);
        await change({ underWay: false, parts: 0, stored, leaseUntil: timestamp(clock) });
        await removeParts(ended);
      },
      async leave() {
        clearInterval(renewing);
        await change({ leaseUntil: timestamp(clock) });
      },
    };
  }

  return {
    async begin(by, on) {
      const before = await turns.get(KEY.partitionKey, KEY.rowKey);
      if (before) refuseUnlessFree(before, clock);
      const begun: TurnRow = {
        importId: randomUUID(),
        underWay: true,
        by,
        on: on.toString(),
        startedAt: timestamp(clock),
        leaseUntil: leaseUntil(),
        parts: 0,
        rows: 0,
        stored: 0,
      };
      // What nobody could end so far stays until it is sure that another takes its place.
      const unfinished = before && isUnfinished(before) ? cellsOf(before) : undefined;
      const row = unfinished ? { ...unfinished, leaseUntil: leaseUntil() } : begun;
      const etag = await write(before, row);
      if (etag === undefined)
        throw conflict('import-under-way', { by: before?.by ?? '', at: { moment: begun.startedAt } });
      if (before && !unfinished) await files.remove(before.importId, REPORT);
      return turnOf(begun, { ...KEY, ...row, etag }, unfinished);
    },
    async resume(id) {
      const before = await turns.get(KEY.partitionKey, KEY.rowKey);
      if (before?.importId !== id || !isUnfinished(before)) return 'over';
      if (isHeld(before, clock)) return 'held';
      const again = { ...cellsOf(before), leaseUntil: leaseUntil() };
      const etag = await write(before, again);
      return etag === undefined ? 'held' : turnOf(again, { ...KEY, ...again, etag });
    },
    async newest() {
      const row = await turns.get(KEY.partitionKey, KEY.rowKey);
      if (!row) return undefined;
      const { importId: id, by, startedAt, rows, stored } = row;
      const report = row.underWay ? undefined : await readReport(id);
      return { id, state: stateOf(row, clock), by, startedAt, rows, stored, report };
    },
  };
}

/** @throws AnswerError (conflict) unless another import may begin. */
function refuseUnlessFree(row: TurnRow, clock: Clock): void {
  if (!row.underWay) return;
  const params = { by: row.by, at: { moment: row.startedAt } };
  if (isHeld(row, clock)) throw conflict('import-under-way', params);
  if (row.parts > 0 && stateOf(row, clock) === 'under-way') throw conflict('import-under-way', params);
  const isTried = isUnfinished(row) && clock.now() < Date.parse(row.leaseUntil) + UNFINISHED_MS;
  if (isTried) throw conflict('import-unfinished', params);
}

/** Some of it may be stored, and the rest is not. */
function isUnfinished({ underWay, parts }: TurnRow): boolean {
  return underWay && parts > 0;
}

function stateOf(row: TurnRow, clock: Clock): ImportState['state'] {
  const { underWay, leaseUntil } = row;
  // Whoever began it died before anything of it was kept: there is nothing to be ended.
  if (!underWay || (!isUnfinished(row) && !isHeld(row, clock))) return 'done';
  return clock.now() < Date.parse(leaseUntil) + HANDED_ON_MS ? 'under-way' : 'interrupted';
}

function isHeld({ leaseUntil }: TurnRow, clock: Clock): boolean {
  return Date.parse(leaseUntil) > clock.now();
}

function partKey(importId: string, part: number) {
  return { partitionKey: importId, rowKey: String(part).padStart(5, '0') };
}

function cellsOf(row: TurnRow): TurnRow {
  const { importId, underWay, by, on, startedAt, leaseUntil, missing = 'stay', parts, rows, stored } = row;
  return { importId, underWay, by, on, startedAt, leaseUntil, missing, parts, rows, stored };
}
