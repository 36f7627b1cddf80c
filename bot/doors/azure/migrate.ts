import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { StartError } from '../../base/start-error.ts';
import {
  newestVersion,
  openVersionTable,
  type Schema,
  type VersionCells,
  type VersionRow,
  type VersionTable,
} from './schema-version.ts';
import type { Storage } from './storage.ts';

/** Others look at the row this often, and take over when it stood still for so many looks. */
export interface Patience {
  lookMs: number;
  looks: number;
  /** Whoever moves rows writes the row this often. */
  signMs: number;
}

/** Several signs may be lost before anybody takes over. */
const PATIENCE: Patience = { lookMs: 1_000, looks: 45, signMs: 10_000 };

interface MigrateDeps {
  storage: Storage;
  schema: Schema;
  log: Logger;
  /** Called once, before the first wait or the first moved row. */
  begins?: (() => Promise<void>) | undefined;
  patience?: Patience;
}

/**
 * Brings storage to the version of this program: at once where it is there already. Of all replicas one moves rows and
 * the others wait; when it dies, one of them goes on. Time is told by looks at the row, never by a clock that replicas
 * would have to share.
 * @throws StartError for storage that a newer version has written.
 */
export async function migrate({ storage, schema, log, begins, patience = PATIENCE }: MigrateDeps) {
  const table = await openVersionTable(storage, schema);
  const newest = newestVersion(schema);
  const isSilent = silence(patience);
  let begun = false;
  for (;;) {
    const row = await table.read();
    if (row.version > newest) throw tooNew(row.version, newest);
    if (row.version === newest) return;
    if (!begun) await begins?.();
    begun = true;
    if (row.by !== '' && !isSilent(row)) {
      await wait(patience.lookMs);
      continue;
    }
    const mine = await table.write(row, { by: randomUUID(), signs: row.signs + 1 });
    if (mine) await moveRows({ storage, schema, log, table, patience }, mine);
  }
}

function tooNew(version: number, newest: number): StartError {
  return new StartError(
    `a newer version of Groundswell has changed what is stored (form ${version}; this version knows up to ${newest}). Start that version, or a newer one.`,
  );
}

/** Tells whether the row has not changed for as many looks as patience lasts. */
function silence({ looks }: Patience): (row: VersionRow) => boolean {
  let seen = '';
  let count = 0;
  return ({ etag }) => {
    count = etag === seen ? count + 1 : 0;
    seen = etag;
    return count >= looks;
  };
}

interface MoveDeps extends Required<Pick<MigrateDeps, 'storage' | 'schema' | 'log' | 'patience'>> {
  table: VersionTable;
}

/** Runs what is still to be run. Returns early when another replica has taken over. */
async function moveRows({ storage, schema, log, table, patience }: MoveDeps, mine: VersionRow) {
  const claim = holdClaim(table, mine, patience, log);
  try {
    for (const migration of schema.migrations.filter(({ to }) => to > mine.version)) {
      log.info(
        { to: migration.to, what: migration.what },
        'stored rows are brought to the form of this version',
      );
      await migration.run(storage, claim.lost);
      if (!(await claim.write({ version: migration.to }))) return;
    }
  } catch (error) {
    if (!claim.lost.aborted) throw error;
    log.warn({ err: error }, 'another replica goes on moving rows');
  } finally {
    // Others need not wait for the silence.
    await claim.release();
  }
}

/** Shows that this replica lives, and notices when another one took it for dead. */
function holdClaim(table: VersionTable, mine: VersionRow, { signMs }: Patience, log: Logger) {
  const lost = new AbortController();
  let row = mine;
  let writing: Promise<boolean> = Promise.resolve(true);

  /** One after the other: each needs the etag of the one before. */
  function write(cells: Partial<VersionCells>): Promise<boolean> {
    writing = writing
      .catch(() => true)
      .then(async () => {
        if (lost.signal.aborted) return false;
        const written = await table.write(row, { ...cells, signs: row.signs + 1 });
        if (!written) lost.abort();
        else row = written;
        return written !== undefined;
      });
    return writing;
  }

  const timer = setInterval(() => {
    write({}).catch((error) => log.warn({ err: error }, 'a sign of life could not be written'));
  }, signMs);
  return {
    lost: lost.signal,
    write,
    async release(): Promise<void> {
      clearInterval(timer);
      await write({ by: '' }).catch(() => undefined);
    },
  };
}
