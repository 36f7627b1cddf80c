import type { Logger } from 'pino';
import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../azure/storage.ts';
import { openUnreadRows } from '../azure/unread-rows.ts';
import type { Route } from '../http/route.ts';
import type { JobHandler, Jobs } from './job.ts';
import { parkedRoutes } from './parked-routes.ts';
import { openParkedJobs } from './parked-table.ts';
import { openTimetable, type Recurring, startTimetable } from './timetable.ts';
import { createWake } from './wake.ts';
import { createJobs, startWorker, type Worker, type WorkerDeps } from './worker.ts';

/** Jobs that one process runs at the same time: the lanes of one announcement, and room for everything else. */
const JOBS_AT_ONCE = 10;

/** The queue of jobs: to put work on it, to look after what was parked, and to take it. */
export interface Work {
  jobs: Jobs;
  routes: readonly Route[];
  /** @param changes leases of another length than a worker has by itself, for tests that wait for one to end */
  start(
    handlers: readonly JobHandler[],
    timetable: readonly Recurring[],
    changes?: Pick<WorkerDeps, 'leaseSeconds'>,
  ): Worker;
}

export async function openWork(storage: Storage, clock: Clock, log: Logger): Promise<Work> {
  const queue = await storage.queue('jobs');
  const wake = createWake();
  const jobs = createJobs(queue, wake);
  const unread = await openUnreadRows(storage, clock, log);
  const parked = await openParkedJobs(storage, clock);
  const rows = await openTimetable(storage);
  return {
    jobs,
    routes: parkedRoutes({ parked, jobs, unread }),
    start(handlers, timetable, changes = {}) {
      const parts = { queue, wake, parked, handlers, concurrency: JOBS_AT_ONCE, log };
      const worker = startWorker({ ...parts, ...changes });
      const turns = startTimetable({ rows, jobs, timetable, clock, log });
      return { stop: async () => void (await Promise.all([turns.stop(), worker.stop()])) };
    },
  };
}
