import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../azure/storage.ts';
import type { Table } from '../azure/table.ts';
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
 * for it. While nothing is due, a process reads each row once in a period.
 */
export function startTimetable(deps: TimetableDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = deps.timetable.map((recurring) => keepTurns(deps, recurring, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

async function keepTurns(
  { rows, jobs, clock, log }: TimetableDeps,
  { job, everySeconds }: Recurring,
  stopping: AbortSignal,
): Promise<void> {
  const periodMs = everySeconds * 1000;
  while (!stopping.aborted) {
    let napMs = Math.min(periodMs, RETRY_MS);
    try {
      const turn = await takeTurn(rows, job.kind, periodMs, clock.now());
      if (turn.won) await jobs.add(job, {});
      napMs = turn.nextInMs;
    } catch (error) {
      log.warn({ err: error, kind: job.kind }, 'the timetable could not be kept, will be tried again');
    }
    await wait(napMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Wins the turn of a kind if it is due and nobody else was quicker. */
async function takeTurn(
  rows: TimetableRows,
  kind: string,
  periodMs: number,
  now: number,
): Promise<{ won: boolean; nextInMs: number }> {
  const next = { partitionKey: PARTITION, rowKey: kind, dueAt: new Date(now + periodMs).toISOString() };
  const row = await rows.get(PARTITION, kind);
  if (!row) return { won: (await rows.insert(next)) === 'inserted', nextInMs: periodMs };
  const leftMs = Date.parse(row.dueAt) - now;
  if (leftMs > 0 && leftMs <= periodMs + CLOCK_SKEW_MS)
    return { won: false, nextInMs: Math.min(leftMs, periodMs) };
  return { won: (await rows.update(next, row.etag)) === 'written', nextInMs: periodMs };
}
