import { sharedReads } from './shared-reads.ts';

export interface KeptSource<T> {
  /** A cheap look: differs after each change. Undefined: what is read now must not be kept. */
  version(key: string): Promise<string | undefined>;
  read(key: string): Promise<T>;
  /** Of so many keys what was read is kept, those that were read last; of all of them when left out. */
  most?: number;
}

/**
 * Reads that are spared while nothing changed: each asks for the version, and only one that differs makes it read
 * again. So what another process wrote is there for whoever asks after it. Everybody gets the same object:
 * nobody may change it.
 */
export function keptReads<T>({
  version,
  read,
  most = Number.POSITIVE_INFINITY,
}: KeptSource<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { version: string; value: T }>();

  return sharedReads(async (key) => {
    // Before the reading: a change in the middle of it makes the next version differ from this one.
    const now = await version(key);
    const last = kept.get(key);
    if (last && last.version === now) return last.value;
    const value = await read(key);
    kept.delete(key);
    if (now === undefined) return value;
    kept.set(key, { version: now, value });
    // The first key is the one that was read longest ago.
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  });
}
