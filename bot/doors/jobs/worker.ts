import type { Logger } from 'pino';
import type { Queue, Taken } from '../azure/queue.ts';
import { Envelope, type JobHandler, type Jobs, LaterError } from './job.ts';
import type { ParkedJobs } from './parked-table.ts';
import type { Wake } from './wake.ts';
import { JobFault, whyParked } from './why-parked.ts';

/** After a crash a job is taken again this many seconds later at most. */
const LEASE_SECONDS = 45;
/** Where in a lease it is renewed: one missed renewal does no harm. */
const RENEWED_AFTER = 0.45;
/** A job that failed this often, or took its process down with it, waits for a person instead. */
const MOST_TRIES = 8;
/** What a queue takes as a delay, and what a row takes as a text. */
const MOST_DELAY_SECONDS = 7 * 24 * 3600 - 1;
const MOST_PARKED_CHARACTERS = 30_000;
/** Waits between tries: 2, 4, 8 ... seconds, at most five minutes. */
const RETRY_CAP_SECONDS = 300;
/** Waits while the queue is empty: short after work, then longer, to spare transactions. */
const IDLE_MS = [250, 1000, 5000];
/** While jobs run there is little to be had from looking for more: what this process queues itself wakes it. */
const BUSY_MS = 7000;

export interface JobsOfQueue extends Jobs {
  /** Queues a job once more, as it was taken from the queue. */
  again(message: string): Promise<void>;
}

export function createJobs(queue: Queue, wake: Wake): JobsOfQueue {
  async function add(message: string, delaySeconds = 0): Promise<void> {
    await queue.add(message, delaySeconds);
    wake.wake(delaySeconds);
  }
  return {
    add: ({ kind }, data, delaySeconds) => add(JSON.stringify({ kind, data }), delaySeconds),
    again: (message) => add(message),
  };
}

export interface WorkerDeps {
  queue: Queue;
  wake: Wake;
  parked: Pick<ParkedJobs, 'add'>;
  handlers: readonly JobHandler[];
  /** Jobs that run at the same time in this process. */
  concurrency: number;
  log: Logger;
  leaseSeconds?: number;
  mostTries?: number;
}

export interface Worker {
  /** Takes no more jobs, lets running ones come to their next stopping point, and waits for them. */
  stop(): Promise<void>;
}

/** Takes jobs from the queue and runs them until it is stopped. */
export function startWorker({
  queue,
  wake,
  parked,
  handlers,
  concurrency,
  log,
  leaseSeconds = LEASE_SECONDS,
  mostTries = MOST_TRIES,
}: WorkerDeps): Worker {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();

  async function runOne(message: Taken): Promise<void> {
    const release = keepLease(queue, message, leaseSeconds, log);
    try {
      await handle(message);
    } catch (error) {
      await putBack(await release(), error);
      return;
    }
    await queue.finish(await release());
  }

  async function handle(message: Taken): Promise<void> {
    if (message.tries > mostTries)
      throw new JobFault({ id: 'doors.job-never-ended', params: { tries: mostTries } });
    const { kind, data } = Envelope.parse(JSON.parse(message.text));
    const handler = byKind.get(kind);
    if (!handler) throw new JobFault({ id: 'doors.job-unknown', params: { kind } });
    await handler.run(handler.data.parse(data), stopping.signal);
  }

  async function putBack(message: Taken, error: unknown): Promise<void> {
    if (error instanceof LaterError || stopping.signal.aborted) {
      // A fresh message, so that neither waiting nor a stop counts as a failed try.
      const later = error instanceof LaterError ? Math.ceil(error.seconds) : 0;
      const seconds = Math.min(Math.max(later, 0), MOST_DELAY_SECONDS);
      await queue.add(message.text, seconds);
      await queue.finish(message);
      if (!stopping.signal.aborted) wake.wake(seconds);
      return;
    }
    if (message.tries >= mostTries) {
      log.error({ err: error, job: message.text }, 'job parked');
      await parked.add(message.id, message.text.slice(0, MOST_PARKED_CHARACTERS), whyParked(error));
      await queue.finish(message);
      return;
    }
    log.warn({ err: error, job: message.text, tries: message.tries }, 'job failed, will be tried again');
    await queue.extend(message, Math.min(2 ** message.tries, RETRY_CAP_SECONDS));
  }

  async function loop(): Promise<void> {
    let idle = 0;
    while (!stopping.signal.aborted) {
      const taken = await takeSome(queue, concurrency - running.size, leaseSeconds, log);
      for (const message of taken) {
        const run: Promise<void> = runOne(message)
          .catch((error) => log.error({ err: error }, 'job bookkeeping failed'))
          .finally(() => {
            running.delete(run);
            // Nothing is left that keeps this process busy: there may be work for it.
            if (running.size === 0) wake.wake();
          });
        running.add(run);
      }
      idle = taken.length > 0 ? 0 : Math.min(idle + 1, IDLE_MS.length - 1);
      await (running.size >= concurrency
        ? Promise.race(running)
        : wake.nap(napMs(idle, running.size), stopping.signal));
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

/** How long to wait after a look at the queue, the so manieth in a row that found it empty, in ms. */
function napMs(idle: number, running: number): number {
  return running > 0 ? BUSY_MS : (IDLE_MS[idle] ?? 0);
}

async function takeSome(queue: Queue, most: number, leaseSeconds: number, log: Logger): Promise<Taken[]> {
  if (most <= 0) return [];
  try {
    return await queue.take(most, leaseSeconds);
  } catch (error) {
    log.error({ err: error }, 'the job queue does not answer');
    return [];
  }
}

/** Renews the lease of a message until it is released. Releasing gives the message with its newest lease. */
function keepLease(queue: Queue, message: Taken, seconds: number, log: Logger): () => Promise<Taken> {
  let held = message;
  let renewing: Promise<void> = Promise.resolve();
  const timer = setInterval(
    () => {
      renewing = queue.extend(held, seconds).then(
        (renewed) => {
          if (renewed) held = renewed;
        },
        (error) => log.warn({ err: error }, 'a job lease could not be renewed'),
      );
    },
    seconds * 1000 * RENEWED_AFTER,
  );
  return async () => {
    clearInterval(timer);
    // A renewal under way changes the lease: with the one before, the message could not be finished.
    await renewing;
    return held;
  };
}
