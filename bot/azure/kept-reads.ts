import { sharedReads } from './shared-reads.ts';

export interface KeptSource<T> {
  /** A cheap look: differs after each change. Undefined: what is read now must not be kept. */
  version(key: string): Promise<string | undefined>;
  read(key: string): Promise<T>;
}

/**
 * Reads that are spared while nothing changed: each asks for the version, and only one that differs makes it read
 * again. So what another process wrote is there for whoever asks after it. Everybody gets the same object:
 * nobody may change it.
 */
export function keptReads<T>({ version, read }: KeptSource<T>): (key: string) => Promise<T> {
  const kept = new Map<string, { version: string; value: T }>();

  return sharedReads(async (key) => {
    // Before the reading: a change in the middle of it makes the next version differ from this one.
    const now = await version(key);
    const last = kept.get(key);
    if (last && last.version === now) return last.value;
    const value = await read(key);
    if (now === undefined) kept.delete(key);
    else kept.set(key, { version: now, value });
    return value;
  });
}
