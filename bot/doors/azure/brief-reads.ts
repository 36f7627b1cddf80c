import type { Clock } from '../../base/clock.ts';
import { sharedReads } from './shared-reads.ts';

export interface BriefSource<T> {
  read(): Promise<T>;
  /** Differs as soon as this process has written anything that it is read from. */
  writes(): number;
  /** So old may be what somebody gets, in milliseconds. */
  oldest: number;
  clock: Clock;
}

interface Kept<T> {
  value: T;
  /** Both from before it was read. */
  writes: number;
  at: number;
}

/**
 * A look that stands for a moment, for what many ask and few change. What this process wrote is there for whoever asks
 * after it; what another one wrote, after `oldest` at the latest. From half of that on it is looked again beside those
 * who ask, so that hardly anybody waits.
 */
export function briefReads<T>({ read, writes, oldest, clock }: BriefSource<T>): () => Promise<T> {
  let kept: Kept<T> | undefined;
  let looking = false;

  const look = sharedReads(async () => {
    const begun = { writes: writes(), at: clock.now() };
    const value = await read();
    kept = { value, ...begun };
    return value;
  });

  /** Beside those who ask. Should it fail, whoever asks once the kept one is too old hears of it. */
  function lookAhead(): void {
    if (looking) return;
    looking = true;
    look('')
      .catch(() => undefined)
      .finally(() => {
        looking = false;
      });
  }

  return async () => {
    const age = kept && kept.writes === writes() ? clock.now() - kept.at : Number.POSITIVE_INFINITY;
    // A clock that was set back says nothing of how old it is.
    if (!kept || age < 0 || age >= oldest) return look('');
    if (age >= oldest / 2) lookAhead();
    return kept.value;
  };
}
