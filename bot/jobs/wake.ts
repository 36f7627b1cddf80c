import { setTimeout as wait } from 'node:timers/promises';

/** A nap that can be ended early: jobs added in this process need not wait for the next look at the queue. */
export interface Wake {
  wake(): void;
  /** Resolves after `ms`, on `wake`, or when `stopping` aborts. */
  nap(ms: number, stopping: AbortSignal): Promise<void>;
}

export function createWake(): Wake {
  let alarm = new AbortController();
  return {
    wake() {
      alarm.abort();
    },
    async nap(ms, stopping) {
      const signal = AbortSignal.any([alarm.signal, stopping]);
      await wait(ms, undefined, { signal }).catch(() => undefined);
      if (alarm.signal.aborted) alarm = new AbortController();
    },
  };
}
