import type { Logger } from 'pino';
import { z } from 'zod';
import type { Queue, Taken } from '../azure/queue.ts';
import { messageOf } from '../errors.ts';
import { type JobHandler, type Jobs, LaterError } from './job.ts';
import type { ParkedJobs } from './parked-table.ts';
import type { Wake } from './wake.ts';

/** A lease outlives two missed renewals; after a crash a job is taken again this many seconds later at most. */
const LEASE_SECONDS = 30;
const RENEW_MS = 10_000;
/** A job that failed this often waits for a person instead. */
const MOST_TRIES = 8;
/** Waits between tries: 2, 4, 8 ... seconds, at most five minutes. */
const RETRY_CAP_SECONDS = 300;
/** Waits while the queue is empty: short after work, then longer, to spare transactions. */
const IDLE_MS = [100, 250, 500, 1000];

const Envelope = z.object({ kind: z.string(), data: z.unknown() });

export function createJobs(queue: Queue, wake: Wake): Jobs {
  return {
    async add(kind, data, delaySeconds = 0) {
      await queue.add(JSON.stringify({ kind, data }), delaySeconds);
      if (delaySeconds === 0) wake.wake();
    },
  };
}

export interface WorkerDeps {
  queue: Queue;
  wake: Wake;
  parked: ParkedJobs;
  handlers: readonly JobHandler[];
  /** Jobs that run at the same time in this process. */
  concurrency: number;
  log: Logger;
}

export interface Worker {
  /** Takes no more jobs, lets running ones come to their next stopping point, and waits for them. */
  stop(): Promise<void>;
}

/** Takes jobs from the queue and runs them until it is stopped. */
export function startWorker({ queue, wake, parked, handlers, concurrency, log }: WorkerDeps): Worker {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function runOne(message: Taken): Promise<void> {
    const lease = keepLease(queue, message, log);
    try {
      await handle(message);
      await queue.finish(lease.current());
    } catch (error) {
      await putBack(lease.current(), error);
    } finally {
      lease.release();
    }
  }

  async function handle(message: Taken): Promise<void> {
    const { kind, data } = Envelope.parse(JSON.parse(message.text));
    const handler = byKind.get(kind);
    if (!handler) throw new Error(`There is no handler for jobs of kind "${kind}".`);
    await handler.run(handler.data.parse(data), stopping.signal);
  }

  async function putBack(message: Taken, error: unknown): Promise<void> {
    if (error instanceof LaterError) {
      // A fresh message, so that waiting does not count as a failed try.
      await queue.add(message.text, error.seconds);
      await queue.finish(message);
      return;
    }
    if (stopping.signal.aborted) {
      await queue.extend(message, 0);
      return;
    }
    if (message.tries >= MOST_TRIES) {
      log.error({ err: error, job: message.text }, 'job parked');
      await parked.add(message.id, message.text, messageOf(error));
      await queue.finish(message);
      return;
    }
    log.warn({ err: error, job: message.text, tries: message.tries }, 'job failed, will be tried again');
    await queue.extend(message, Math.min(2 ** message.tries, RETRY_CAP_SECONDS));
  }

  async function loop(): Promise<void> {
    let idle = 0;
    while (!stopping.signal.aborted) {
      const taken = await takeSome(queue, concurrency - running.size, log);
      for (const message of taken) {
        const run: Promise<void> = runOne(message)
          .catch((error) => log.error({ err: error }, 'job bookkeeping failed'))
          .finally(() => running.delete(run));
        running.add(run);
      }
      idle = taken.length > 0 ? 0 : Math.min(idle + 1, IDLE_MS.length - 1);
      await (running.size >= concurrency
        ? Promise.race(running)
        : wake.nap(IDLE_MS[idle] ?? 0, stopping.signal));
    }
  }

  const looping = loop();
  return {
    async stop() {
      stopping.abort();
      await looping;
      await Promise.all(running);
    },
  };
}

async function takeSome(queue: Queue, most: number, log: Logger): Promise<Taken[]> {
  if (most <= 0) return [];
  try {
    return await queue.take(most, LEASE_SECONDS);
  } catch (error) {
    log.error({ err: error }, 'the job queue does not answer');
    return [];
  }
}

/** Renews the lease of a message while its job runs. */
function keepLease(queue: Queue, message: Taken, log: Logger) {
  let held = message;
  let renewing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    renewing = queue.extend(held, LEASE_SECONDS).then(
      (renewed) => {
        if (renewed) held = renewed;
      },
      (error) => log.warn({ err: error }, 'a job lease could not be renewed'),
    );
  }, RENEW_MS);
  return {
    current: () => held,
    release: () => {
      clearInterval(timer);
      return renewing;
    },
  };
}
