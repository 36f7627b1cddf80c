import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition, type Stored, type Table } from '../../../doors/azure/table.ts';
import { PILOTS_TABLE, type PilotRow } from '../pilots/pilot-rows.ts';
import { otherDates } from './dates-seen.ts';
import { type LoggedEntry, openPlanLog } from './plan-log.ts';
import type { Cancellation } from './rollout.ts';
import { isThere, PARTITION, type RolloutRow, type WaveRow } from './rollout-rows.ts';

/** `changed`: it is not as it was seen; `gone`: there is no such rollout any more. Nothing was written then. */
export type LifeResult = 'written' | 'changed' | 'gone';

/** What becomes of a rollout as a whole. Each is one write of its row: nobody ever sees half of it. */
export interface RolloutLife {
  /**
   * Waves that are not over on the day of the cancellation are cancelled with it. `seen`: the version of the plan that
   * was looked at; the next one begins, so that nothing that was worked out before goes through afterwards.
   */
  cancel(
    rolloutId: string,
    seen: number,
    cancellation: Cancellation,
    entry: LoggedEntry,
  ): Promise<LifeResult>;
  /** @param seen the title that was looked at */
  rename(rolloutId: string, seen: string, title: string, entry: LoggedEntry): Promise<LifeResult>;
  /** From here on there is no such rollout for readers. @param seen the version of the plan; @param at ISO 8601 */
  remove(rolloutId: string, seen: number, at: string): Promise<LifeResult>;
  /** Takes a removal of this moment back. */
  restore(rolloutId: string, at: string): Promise<void>;
  /** Clears away the waves and the pilot set of a rollout that was removed. */
  clear(rolloutId: string): Promise<void>;
}

export async function openRolloutLife(storage: Storage): Promise<RolloutLife> {
  const rollouts = await storage.table<RolloutRow>('rollouts');
  const waves = await storage.table<WaveRow>('waves');
  const pilots = await storage.table<PilotRow>(PILOTS_TABLE);
  const log = await openPlanLog(storage);

  /** `change` answers undefined when the row is not as it was seen. */
  async function change(
    rolloutId: string,
    changeOf: (row: Stored<RolloutRow>) => Partial<RolloutRow> | undefined,
    entry?: LoggedEntry,
  ): Promise<LifeResult> {
    let logged = false;
    const nothing = async (result: LifeResult) => {
      if (logged && entry) await log.removeEntry(rolloutId, entry);
      return result;
    };
    // Again while a move of its waves is being finished, or somebody does something else to it.
    for (;;) {
      const row = await rollouts.get(PARTITION, rolloutId);
      if (!row || !isThere(row)) return nothing('gone');
      const next = changeOf(row);
      if (!next) return nothing('changed');
      // History first: a change that nobody can account for would be worse than an entry without one.
      if (entry && !logged) await log.addEntry(rolloutId, entry);
      logged = true;
      const written = await rollouts.update(
        { partitionKey: PARTITION, rowKey: rolloutId, ...next },
        row.etag,
      );
      if (written === 'written') return 'written';
    }
  }

  return {
    cancel: (rolloutId, seen, cancellation, entry) =>
      change(
        rolloutId,
        ({ version = 0, cancelled }) =>
          cancelled || version !== seen
            ? undefined
            : { cancelled: JSON.stringify(cancellation), version: seen + 1 },
        entry,
      ),
    rename: (rolloutId, seen, title, entry) =>
      change(rolloutId, (row) => (row.title === seen ? { title } : undefined), entry),
    remove: (rolloutId, seen, at) =>
      change(rolloutId, ({ version = 0 }) => (version === seen ? { deletedAt: at } : undefined)),
    async restore(rolloutId, at) {
      for (;;) {
        const row = await rollouts.get(PARTITION, rolloutId);
        if (row?.deletedAt !== at) return;
        const there = { partitionKey: PARTITION, rowKey: rolloutId, deletedAt: '' };
        const restored = { op: 'update' as const, row: there, etag: row.etag };
        if ((await rollouts.batch([restored, otherDates()])) === 'written') return;
      }
    },
    async clear(rolloutId) {
      if (!(await rollouts.get(PARTITION, rolloutId))?.deletedAt) return;
      await empty(waves, rolloutId);
      await empty(pilots, rolloutId);
    },
  };
}

async function empty<T extends { [K in keyof T]: string | number | undefined }>(
  table: Table<T>,
  partitionKey: string,
): Promise<void> {
  const keys: { partitionKey: string; rowKey: string }[] = [];
  const query = { filter: inPartition(partitionKey), columns: [] };
  for await (const { rowKey } of table.list(query)) keys.push({ partitionKey, rowKey });
  for (const some of inBatches(keys)) await table.batch(some.map((key) => ({ op: 'remove', key })));
}
