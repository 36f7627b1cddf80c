import { setTimeout as wait } from 'node:timers/promises';

/** A nap that can be ended early: jobs added in this process need not wait for the next look at the queue. */
export interface Wake {
  /** Ends the nap, at once or when so many seconds have passed. */
  wake(inSeconds?: number): void;
  /** Resolves after `ms`, on `wake`, or when `stopping` aborts. */
  nap(ms: number, stopping: AbortSignal): Promise<void>;
}

/** What is due later than this is found by the looks at the queue anyway, early enough. */
const SOON_SECONDS = 10;

export function createWake(): Wake {
  let alarm = new AbortController();
  return {
    wake(inSeconds = 0) {
      if (inSeconds === 0) alarm.abort();
      else if (inSeconds <= SOON_SECONDS) setTimeout(() => alarm.abort(), inSeconds * 1000).unref();
    },
    async nap(ms, stopping) {
      const signal = AbortSignal.any([alarm.signal, stopping]);
      await wait(ms, undefined, { signal }).catch(() => undefined);
      if (alarm.signal.aborted) alarm = new AbortController();
    },
  };
}
