import { notFound } from '../../../base/errors.ts';
import { newStamp } from '../../../doors/azure/stamp.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition, type Stored } from '../../../doors/azure/table.ts';
import { otherDates } from './dates-seen.ts';
import type { KeptSettings } from './kept-settings.ts';
import { type LoggedEntry, type LoggedMove, openPlanLog, type PlanEntry, type ReadMove } from './plan-log.ts';
import type { Wave } from './rollout.ts';
import { holdsIn, isThere, PARTITION, type RolloutRow, type WaveRow } from './rollout-rows.ts';
import type { WaveGate } from './wave-gate.ts';
import { type WaveHold, withHold } from './wave-hold.ts';

export interface PlanMove {
  rolloutId: string;
  /** The version of the plan that the moves were worked out from. */
  seen: number;
  entry: LoggedEntry;
  /** Only waves whose dates change. */
  moves: readonly LoggedMove[];
  /** First day after the last wave, once moved. */
  end: string;
  /** Where the change is one of the settings as well. */
  settings?: { before: KeptSettings; after: KeptSettings };
  /** Of all rollouts, where the move was judged by them; left out, it is carried out whatever they are. */
  datesSeen?: string;
}

/** Changes of a plan that is being carried out, each with its place in the history. */
export interface PlanChanges {
  /** The version of the plan now. A move that broke off is finished first. */
  version(rolloutId: string): Promise<number>;
  /**
   * All of the move, or nothing of it: `changed` when the plan is not the one that was seen, `again` when it is, and
   * the dates of other rollouts, or what the plan is called, are not: then it is to be judged once more.
   */
  move(move: PlanMove): Promise<'moved' | 'changed' | 'again'>;
  moveOf(rolloutId: string, moveId: string): Promise<ReadMove | undefined>;
  /** Puts a hold on a wave; one with the same id is replaced. @throws AnswerError when there is no such wave. */
  hold(rolloutId: string, hold: WaveHold, entry: PlanEntry): Promise<void>;
  /** Takes one hold off a wave. `not-held` when it is not there: then nothing is written. */
  release(rolloutId: string, holdId: string, entry: PlanEntry): Promise<'released' | 'not-held'>;
  /** Keeps on a wave what its gate says. @throws AnswerError when there is no such wave. */
  setGate(wave: Pick<Wave, 'id' | 'rolloutId'>, gate: WaveGate): Promise<void>;
  /** The newest first. */
  history(rolloutId: string): Promise<{ entries: LoggedEntry[]; more: boolean }>;
}

const HISTORY_SHOWN = 200;

/**
 * A move happens in three steps, so that nobody ever sees half of it:
 * 1. Its dates are written down in the log, where nobody looks yet.
 * 2. The rollout gets its next version and points at that log, if it still has the version that was seen, and no
 *    other rollout got other dates. From here the move is done: whoever reads waves takes the dates of the log over
 *    those of the rows.
 * 3. The rows of the waves follow, each only if it is as it was read, and the rollout lets go of the log. If that
 *    breaks off, whoever comes next finishes it before doing anything else.
 */
export async function openPlanChanges(storage: Storage): Promise<PlanChanges> {
  const rollouts = await storage.table<RolloutRow>('rollouts');
  const waves = await storage.table<WaveRow>('waves');
  const log = await openPlanLog(storage);

  async function rolloutRow(rolloutId: string): Promise<Stored<RolloutRow>> {
    const row = await rollouts.get(PARTITION, rolloutId);
    if (!row || !isThere(row)) throw notFound('rollout', rolloutId);
    return row;
  }

  /** Answers with the rollout once none of its moves is unfinished. */
  async function settled(rolloutId: string): Promise<Stored<RolloutRow>> {
    for (;;) {
      const row = await rolloutRow(rolloutId);
      if (!row.unfinished) return row;
      await finish(rolloutId);
    }
  }

  async function finish(rolloutId: string): Promise<void> {
    // Rows before the rollout: if it still points at the move then, none of them is from a later one.
    const rows: Stored<WaveRow>[] = [];
    for await (const row of waves.list({ filter: inPartition(rolloutId) })) rows.push(row);
    const rollout = await rolloutRow(rolloutId);
    const move = rollout.unfinished ? await log.readMove(rolloutId, rollout.unfinished) : undefined;
    if (!move) return;

    const to = new Map(move.moves.map((one) => [one.waveId, one.to]));
    const writes = rows.flatMap((row) => {
      const dates = to.get(row.rowKey);
      if (!dates || (dates.start === row.start && dates.end === row.end)) return [];
      const { partitionKey, rowKey, etag } = row;
      return [{ op: 'update' as const, row: { partitionKey, rowKey, ...dates }, etag }];
    });
    for (const some of inBatches(writes)) {
      // Somebody else finishes it too, or holds one of the waves: look again.
      if ((await waves.batch(some)) !== 'written') return;
    }
    await log.addEntry(rolloutId, move.entry);
    await rollouts.update({ partitionKey: PARTITION, rowKey: rolloutId, unfinished: '' }, rollout.etag);
  }

  /** `change` answers undefined when nothing is to be done. */
  async function changeHolds(
    rolloutId: string,
    entry: PlanEntry,
    change: (holds: readonly WaveHold[]) => WaveHold[] | undefined,
  ): Promise<'written' | 'nothing' | 'no-wave'> {
    const key = { partitionKey: rolloutId, rowKey: entry.waveId };
    let logged = false;
    // Again while somebody else holds it or its dates are being moved at the same time; what they did stays.
    for (;;) {
      const row = await waves.get(key.partitionKey, key.rowKey);
      const holds = row && change(holdsIn(row));
      if (!holds) {
        if (logged) await log.removeEntry(rolloutId, entry);
        return row ? 'nothing' : 'no-wave';
      }
      // History first: a hold that nobody can account for would be worse than an entry without a hold.
      if (!logged) await log.addEntry(rolloutId, entry);
      logged = true;
      const held = { op: 'update' as const, row: { ...key, holds: JSON.stringify(holds) }, etag: row.etag };
      if ((await waves.batch([held, newStamp(rolloutId)])) === 'written') return 'written';
    }
  }

  return {
    async version(rolloutId) {
      return (await settled(rolloutId)).version ?? 0;
    },
    async move({ rolloutId, seen, entry, moves, end, settings, datesSeen }) {
      const row = await settled(rolloutId);
      if ((row.version ?? 0) !== seen) return 'changed';
      await log.writeMove(rolloutId, entry, moves, settings?.before);
      const next = {
        partitionKey: PARTITION,
        rowKey: rolloutId,
        version: seen + 1,
        end,
        unfinished: entry.id,
        ...(settings && { settings: JSON.stringify(settings.after) }),
      };
      const begun = { op: 'update' as const, row: next, etag: row.etag };
      if ((await rollouts.batch([begun, otherDates(datesSeen)])) !== 'written') {
        await log.removeMove(rolloutId, entry.id);
        return ((await rolloutRow(rolloutId)).version ?? 0) === seen ? 'again' : 'changed';
      }
      await settled(rolloutId);
      return 'moved';
    },
    moveOf: (rolloutId, moveId) => log.readMove(rolloutId, moveId),
    async hold(rolloutId, hold, entry) {
      const done = await changeHolds(rolloutId, entry, (holds) => withHold(holds, hold));
      if (done === 'no-wave') throw notFound('wave', entry.waveId);
    },
    async release(rolloutId, holdId, entry) {
      const done = await changeHolds(rolloutId, entry, (holds) =>
        holds.some(({ id }) => id === holdId) ? holds.filter(({ id }) => id !== holdId) : undefined,
      );
      return done === 'written' ? 'released' : 'not-held';
    },
    async setGate({ id, rolloutId }, gate) {
      for (;;) {
        const row = await waves.get(rolloutId, id);
        if (!row) throw notFound('wave', id);
        if (row.gate === gate) return;
        const { partitionKey, rowKey, etag } = row;
        const told = { op: 'update' as const, row: { partitionKey, rowKey, gate }, etag };
        if ((await waves.batch([told, newStamp(rolloutId)])) === 'written') return;
      }
    },
    async history(rolloutId) {
      await settled(rolloutId);
      return log.entries(rolloutId, HISTORY_SHOWN);
    },
  };
}
