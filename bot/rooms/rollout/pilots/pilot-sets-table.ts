import { newStamp, readStamp, STAMP } from '../../../doors/azure/stamp.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition, type Stored, type Write } from '../../../doors/azure/table.ts';
import { PILOTS_TABLE, type PilotRow, stepsIn, toPilotRow } from './pilot-rows.ts';
import type { PilotSet, PilotStep } from './pilot-set.ts';

/** Of which rollout, and with which mark of its plan; rows with another mark are of a plan that broke off. */
export interface PlannedSet {
  rolloutId: string;
  plan: string;
  own: boolean;
}

/** The pilot sets of rollouts. The first people of one are written with its plan. */
export interface PilotSetsTable {
  /** Differs after each change. */
  version(rolloutId: string): Promise<string>;
  read(set: PlannedSet): Promise<PilotSet>;
  /**
   * Gives each of these people other steps, `next` being told those that they have; undefined leaves them as they are.
   * Nobody sees half of a batch of people.
   */
  change(
    set: PlannedSet,
    personIds: readonly string[],
    next: (personId: string, steps: readonly PilotStep[] | undefined) => readonly PilotStep[] | undefined,
  ): Promise<void>;
}

/** With the stamp beside them in a batch. */
const PEOPLE_AT_ONCE = 50;

export async function openPilotSetsTable(storage: Storage): Promise<PilotSetsTable> {
  const rows = await storage.table<PilotRow>(PILOTS_TABLE);

  async function rowsOf({ rolloutId, plan }: PlannedSet, ids: readonly string[]) {
    const found = await Promise.all(ids.map((id) => rows.get(rolloutId, id)));
    const own = found.flatMap((row) => (row && row.plan === plan ? [row] : []));
    return new Map(own.map((row) => [row.rowKey, row]));
  }

  return {
    version: (rolloutId) => readStamp(rows, rolloutId),
    async read({ rolloutId, plan, own }) {
      const steps = new Map<string, readonly PilotStep[]>();
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) {
        if (row.rowKey !== STAMP && row.plan === plan) steps.set(row.rowKey, stepsIn(row));
      }
      return { own, steps };
    },
    async change(set, personIds, next) {
      for (const some of inBatches([...new Set(personIds)], PEOPLE_AT_ONCE)) {
        // Again while somebody else changes the same people.
        for (;;) {
          const there = await rowsOf(set, some);
          const writes = some.flatMap((id) => {
            const row = there.get(id);
            const steps = next(id, row && stepsIn(row));
            return steps ? [writeOf(set, id, row, steps)] : [];
          });
          if (writes.length === 0) break;
          if ((await rows.batch([...writes, newStamp(set.rolloutId)])) === 'written') break;
        }
      }
    },
  };
}

function writeOf(
  { rolloutId, plan }: PlannedSet,
  personId: string,
  there: Stored<PilotRow> | undefined,
  steps: readonly PilotStep[],
): Write<PilotRow> {
  const row = toPilotRow(rolloutId, personId, plan, steps);
  return there ? { op: 'update', row, etag: there.etag } : { op: 'insert', row };
}
