import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { settableClock } from '../../../bot/base/clock.ts';
import { defineJob, handleJob, type JobHandler } from '../../../bot/doors/jobs/job.ts';
import { openParkedJobs } from '../../../bot/doors/jobs/parked-table.ts';
import { createWake } from '../../../bot/doors/jobs/wake.ts';
import { createJobs, startWorker, type Worker, type WorkerDeps } from '../../../bot/doors/jobs/worker.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** When jobs are parked, as far as these tests go. */
export const NOW = '2026-09-10T10:00:00.000Z';

/** An empty queue, and workers on it that are stopped when the test ends. */
export async function aWorkplace() {
  const storage = testStorage();
  const queue = await storage.queue('jobs');
  const wake = createWake();
  const parked = await openParkedJobs(storage, settableClock(NOW));

  return {
    queue,
    jobs: createJobs(queue, wake),
    start(handlers: readonly JobHandler[], changes: Partial<WorkerDeps> = {}): Worker {
      const worker = startWorker({
        queue,
        wake,
        parked,
        handlers,
        concurrency: 4,
        log: silentLog,
        ...changes,
      });
      onTestFinished(() => worker.stop());
      return worker;
    },
    /** The one job that was parked, as soon as there is one. */
    parkedJob: () => waitUntil('a parked job', async () => (await parked.list())[0]),
    parkedJobs: () => parked.list(),
    /** The next message, given back at once; undefined if none is to be seen. */
    async peek() {
      const [message] = await queue.take(1, 30);
      if (message) await queue.extend(message, 0);
      return message;
    },
  };
}

export const ERRAND = defineJob('errand', z.object({ name: z.string() }));

/** A handler for errands that writes down each run, before it does `then`. */
export function errands(then: (name: string, stopping: AbortSignal) => Promise<void> = async () => {}) {
  const runs: string[] = [];
  const handler = handleJob(ERRAND, async ({ name }, stopping) => {
    runs.push(name);
    await then(name, stopping);
  });
  return { handler, runs, ran: (count: number) => waitUntil(`${count} runs`, () => runs.length >= count) };
}

/** Never ends by itself: a job that gives up when it is asked to. */
export async function untilStopped(stopping: AbortSignal): Promise<void> {
  await wait(600_000, undefined, { signal: stopping });
}
