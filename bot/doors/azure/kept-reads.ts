import { sharedReads } from './shared-reads.ts';

export interface KeptSource<T> {
  /** A cheap look: differs after each change. Undefined: what is read now must not be kept. */
  version(key: string): Promise<string | undefined>;
  read(key: string): Promise<T>;
  /** Of so many keys what was read is kept, those that were read last; of all of them when left out. */
  most?: number;
}

export interface KeptReads<T> {
  (key: string): Promise<T>;
  /** Reads it whatever is kept, for who must not miss what changes without another version; kept from then on. */
  anew(key: string): Promise<T>;
  /** For who has looked at the version already, of many keys at once. */
  at(key: string, version: string): Promise<T>;
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
}: KeptSource<T>): KeptReads<T> {
  const kept = new Map<string, { version: string; value: T }>();

  async function readNow(key: string, now: string | undefined): Promise<T> {
    const value = await read(key);
    kept.delete(key);
    if (now === undefined) return value;
    kept.set(key, { version: now, value });
    // The first key is the one that was read longest ago.
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  }

  async function at(key: string, now: string | undefined): Promise<T> {
    const last = kept.get(key);
    return last && last.version === now ? last.value : readNow(key, now);
  }

  // The version before the reading: a change in the middle of it makes the next version differ from this one.
  const spared = sharedReads(async (key) => at(key, await version(key)));
  const anew = sharedReads(async (key) => readNow(key, await version(key)));
  return Object.assign(spared, { anew, at });
}
