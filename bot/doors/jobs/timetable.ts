import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../azure/storage.ts';
import { inPartition, type Stored, type Table } from '../azure/table.ts';
import type { JobKind, Jobs, NoData } from './job.ts';

/** A kind of job that is due again and again, whatever the number of replicas. */
export interface Recurring {
  job: JobKind<typeof NoData>;
  everySeconds: number;
}

interface TurnRow {
  /** When the next job of this kind is due, ISO 8601. */
  dueAt: string;
}

export type TimetableRows = Table<TurnRow>;

/** Replicas' clocks may differ by this much; a turn further away than that was set before the period got shorter. */
const CLOCK_SKEW_MS = 60_000;
/** Storage that does not answer is asked again after this long at most. */
const RETRY_MS = 30_000;

const PARTITION = 'timetable';

export function openTimetable(storage: Storage): Promise<TimetableRows> {
  return storage.table<TurnRow>('timetable');
}

interface TimetableDeps {
  rows: TimetableRows;
  jobs: Jobs;
  timetable: readonly Recurring[];
  clock: Clock;
  log: Logger;
}

/**
 * Queues one job of each kind whenever it is due, the first at once. Of all replicas the one that moves the row
 * on wins the turn. A replica that dies between winning and queueing skips that turn: the next one makes up
 * for it. While nothing is due, a process reads all rows at once, as often as the shortest period.
 */
export function startTimetable(deps: TimetableDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const keeping = keepTurns(deps, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await keeping;
    },
  };
}

async function keepTurns(deps: TimetableDeps, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const napMs = await takeTurns(deps).catch((error) => {
      deps.log.warn({ err: error }, 'the timetable could not be read, will be tried again');
      return Math.min(RETRY_MS, ...deps.timetable.map(({ everySeconds }) => everySeconds * 1000));
    });
    await wait(napMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Gives how long nothing is due, in ms. */
async function takeTurns({ rows, jobs, timetable, clock, log }: TimetableDeps): Promise<number> {
  const found = await Array.fromAsync(rows.list({ filter: inPartition(PARTITION) }));
  const naps = timetable.map(async ({ job, everySeconds }) => {
    const periodMs = everySeconds * 1000;
    try {
      const row = found.find(({ rowKey }) => rowKey === job.kind);
      const turn = await takeTurn(rows, job.kind, row, periodMs, clock.now());
      if (turn.won) await jobs.add(job, {});
      return turn.nextInMs;
    } catch (error) {
      log.warn({ err: error, kind: job.kind }, 'a turn could not be taken, will be tried again');
      return Math.min(periodMs, RETRY_MS);
    }
  });
  return Math.min(...(await Promise.all(naps)));
}

/** Wins the turn of a kind if it is due and nobody else was quicker. */
async function takeTurn(
  rows: TimetableRows,
  kind: string,
  row: Stored<TurnRow> | undefined,
  periodMs: number,
  now: number,
): Promise<{ won: boolean; nextInMs: number }> {
  const next = { partitionKey: PARTITION, rowKey: kind, dueAt: new Date(now + periodMs).toISOString() };
  if (!row) return { won: (await rows.insert(next)) === 'inserted', nextInMs: periodMs };
  const leftMs = Date.parse(row.dueAt) - now;
  if (leftMs > 0 && leftMs <= periodMs + CLOCK_SKEW_MS)
    return { won: false, nextInMs: Math.min(leftMs, periodMs) };
  return { won: (await rows.update(next, row.etag)) === 'written', nextInMs: periodMs };
}
