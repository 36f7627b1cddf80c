import type { Logger } from 'pino';
import { newestVersion, readVersion, type Schema } from './schema-version.ts';
import type { Storage } from './storage.ts';

/** Notices that a newer version has begun to change what is stored, while this one still runs. */
export interface VersionWatch {
  /** Aborted then, and for good: a migration that breaks off leaves rows that this version cannot read. */
  outdated: AbortSignal;
  start(everyMs?: number): { stop(): void };
}

/** Newer processes wait less than a minute for older ones to be gone. */
const LOOK_EVERY_MS = 45_000;

interface WatchDeps {
  storage: Storage;
  schema: Pick<Schema, 'migrations'>;
  log: Logger;
}

export function createVersionWatch({ storage, schema, log }: WatchDeps): VersionWatch {
  const outdated = new AbortController();
  const known = newestVersion(schema);

  async function look(): Promise<void> {
    const row = await readVersion(storage);
    // Nobody of this version moves rows of this version: whoever does is newer.
    if (!row || (row.version === known && row.by === '')) return;
    log.error(
      { version: row.version, known },
      'a newer version changes what is stored: this process stops working',
    );
    outdated.abort();
  }

  return {
    outdated: outdated.signal,
    start(everyMs = LOOK_EVERY_MS) {
      const timer = setInterval(() => {
        if (outdated.signal.aborted) return clearInterval(timer);
        look().catch((error) => log.warn({ err: error }, 'the version of storage could not be read'));
      }, everyMs).unref();
      return { stop: () => clearInterval(timer) };
    },
  };
}
