import pLimit from 'p-limit';
import type { Clock } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Dates } from '../../../contract/rollout/plan-dates.ts';
import { briefReads } from '../../../doors/azure/brief-reads.ts';
import { keptReads } from '../../../doors/azure/kept-reads.ts';
import { sharedReads } from '../../../doors/azure/shared-reads.ts';
import { readStamp, STAMP } from '../../../doors/azure/stamp.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../../doors/azure/table.ts';
import type { Playbooks } from '../../playbooks/playbook-library.ts';
import { PILOTS_TABLE, type PilotRow } from '../pilots/pilot-rows.ts';
import { ORGANISATIONS_SET, type PilotSet } from '../pilots/pilot-set.ts';
import { openPilotSetsTable, type PlannedSet } from '../pilots/pilot-sets-table.ts';
import { type AddedPlan, addRollout } from './add-rollout.ts';
import { readDatesSeen } from './dates-seen.ts';
import { gonePlaybook } from './gone-from-playbook.ts';
import { openPlanLog } from './plan-log.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { Rollout, Wave } from './rollout.ts';
import {
  cancellationIn,
  holdsIn,
  isThere,
  PARTITION,
  type RolloutRow,
  toRollout,
  toWave,
  type WaveRow,
} from './rollout-rows.ts';
import { CALLED_OFF, heldBy } from './wave-hold.ts';
import { partsOfWaveId } from './wave-id.ts';

/** A rollout with its waves; as long as nothing of them changes, the list of waves is the same object. */
export interface Plan {
  rollout: Rollout;
  waves: readonly Wave[];
  /** The same object as well, as long as nobody joins or leaves it. */
  pilots: PilotSet;
}

export interface Rollouts {
  playbooks: Playbooks;
  get(id: string): Promise<Rollout | undefined>;
  /** The newest first, also those that were cancelled. */
  all(): Promise<Rollout[]>;
  /** Those that were not cancelled, the newest first: planned, running or finished. Read once for all who ask at a time. */
  going(): Promise<Rollout[]>;
  /** A rollout that follows this playbook; undefined while there is none. */
  usingPlaybook(playbookId: string): Promise<Pick<Rollout, 'id' | 'title'> | undefined>;
  /** All waves of a rollout, by start, then in the order of phases and groups. */
  waves(rolloutId: string): Promise<readonly Wave[]>;
  /** Who is in the pilot set of a rollout: the same object as long as nobody joins or leaves. */
  pilots(rolloutId: string): Promise<PilotSet>;
  /** What to change a rollout's pilot set by; undefined when there is no such rollout. */
  plannedSet(rolloutId: string): Promise<PlannedSet | undefined>;
  /**
   * All rollouts with their waves, the newest first, for who asks for one person after the other: what this process
   * changes is there at once, what another one does after a second. Whoever sends or decides reads `wave`.
   */
  plans(): Promise<readonly Plan[]>;
  /** @throws AnswerError when there is no such wave. */
  wave(id: string): Promise<Wave>;
  /**
   * Which holds a wave has, as a key, null when it is not held, and `CALLED_OFF` where its rollout was cancelled or is
   * gone: two rows, for who asks often.
   */
  heldBy(waveId: string): Promise<string | null>;
  /** Whether the wave itself is on hold, whatever became of its rollout: one row, for who asks very often. */
  isHeld(waveId: string): Promise<boolean>;
  /** Ids of rollouts that somebody deleted. */
  deleted(): Promise<string[]>;
  /** Another one after any wave of any rollout got other dates: read before a plan is judged by the others. */
  datesSeen(): Promise<string>;
  /**
   * Stores a rollout with its waves and its pilot set, or none of them.
   * @param pilots object ids; left out, it has no set of its own and follows the organisation's
   * @param datesSeen of the others, where it was judged by them
   */
  add(
    rollout: Rollout,
    waves: readonly PlannedWave[],
    pilots?: readonly string[],
    datesSeen?: string,
  ): Promise<AddedPlan>;
}

const PLANS_MS = 1_000;
/** Beside the answers to people, which a look at all of them in one go would hold up. */
const PLANS_AT_ONCE = 2;
/** What plans are read from. */
const TABLES = ['rollouts', 'waves', PILOTS_TABLE];

export async function openRollouts(storage: Storage, playbooks: Playbooks, clock: Clock): Promise<Rollouts> {
  const rollouts = await storage.table<RolloutRow>('rollouts');
  const waveRows = await storage.table<WaveRow>('waves');
  const pilotRows = await storage.table<PilotRow>(PILOTS_TABLE);
  const pilotSets = await openPilotSetsTable(storage);
  const log = await openPlanLog(storage);

  async function inFull(row: RolloutRow & { rowKey: string }): Promise<Rollout> {
    const kept = await playbooks.get(row.playbookId);
    // One that is gone keeps nobody from all the other rollouts.
    return toRollout(row, kept?.playbook ?? gonePlaybook(row.playbookId));
  }

  /** Its row, once all of its waves are there. A look at waves and pilots at once asks for it twice and more. */
  const plannedRow = sharedReads(async (id): Promise<Stored<RolloutRow> | undefined> => {
    const row = await rollouts.get(PARTITION, id);
    return row && isThere(row) ? row : undefined;
  });

  /** The dates that a move has set but not yet written, by wave id. */
  async function datesToCome(row: RolloutRow & { rowKey: string }): Promise<Map<string, Dates>> {
    if (!row.unfinished) return new Map();
    const move = await log.readMove(row.rowKey, row.unfinished);
    return new Map(move?.moves.map(({ waveId, to }) => [waveId, to]));
  }

  /** Those of before of whom nobody took anybody in or out have the same set, and nothing is read for it. */
  async function setOf(row: Stored<RolloutRow>, stamp: string): Promise<PilotSet> {
    const planned = toPlannedSet(row);
    return planned.own || stamp ? pilotSets.read(planned) : ORGANISATIONS_SET;
  }

  async function newestFirst(): Promise<Stored<RolloutRow>[]> {
    const rows: Stored<RolloutRow>[] = [];
    for await (const row of rollouts.list({ filter: inPartition(PARTITION) })) {
      if (isThere(row)) rows.push(row);
    }
    return rows.sort((a, b) => (a.plannedAt < b.plannedAt ? 1 : a.plannedAt > b.plannedAt ? -1 : 0));
  }

  const going = sharedReads(async () =>
    Promise.all((await newestFirst()).filter(({ cancelled }) => !cancelled).map(inFull)),
  );

  const waves = keptReads({
    async version(rolloutId) {
      const [rollout, stamp] = await Promise.all([plannedRow(rolloutId), readStamp(waveRows, rolloutId)]);
      return rollout && versionOf(rollout, stamp);
    },
    async read(rolloutId) {
      for (;;) {
        const before = await plannedRow(rolloutId);
        if (!before) return [];
        const found: Stored<WaveRow>[] = [];
        for await (const row of waveRows.list({ filter: inPartition(rolloutId) })) {
          if (row.rowKey !== STAMP && row.plan === before.plan) found.push(row);
        }
        const after = await plannedRow(rolloutId);
        // A move began or ended while its waves were read: some may be from before it and some from after.
        if (!after || before.etag !== after.etag) continue;
        const dates = await datesToCome(after);
        const cancelled = cancellationIn(after);
        return found
          .sort((a, b) => a.place - b.place)
          .map((row) => toWave({ ...row, ...dates.get(row.rowKey) }, cancelled));
      }
    },
  });

  const pilots = keptReads({
    async version(rolloutId) {
      const [rollout, stamp] = await Promise.all([plannedRow(rolloutId), pilotSets.version(rolloutId)]);
      return rollout && versionOfSet(rollout, stamp);
    },
    async read(rolloutId) {
      const row = await plannedRow(rolloutId);
      return row ? setOf(row, await pilotSets.version(rolloutId)) : ORGANISATIONS_SET;
    },
  });

  const plans = briefReads({
    async read() {
      const rows = await newestFirst();
      return pLimit(PLANS_AT_ONCE).map(rows, async (row) => {
        const stamp = await readStamp(waveRows, row.rowKey);
        const ofPilots = await pilotSets.version(row.rowKey);
        return {
          rollout: await inFull(row),
          waves: await waves.at(row.rowKey, versionOf(row, stamp)),
          pilots: await pilots.at(row.rowKey, versionOfSet(row, ofPilots)),
        };
      });
    },
    writes: () => TABLES.reduce((sum, table) => sum + storage.writesTo(table), 0),
    oldest: PLANS_MS,
    clock,
  });

  return {
    playbooks,
    plans,
    async get(id) {
      const row = await plannedRow(id);
      return row && inFull(row);
    },
    going: () => going(''),
    all: async () => Promise.all((await newestFirst()).map(inFull)),
    async usingPlaybook(playbookId) {
      const query = {
        filter: filter`PartitionKey eq ${PARTITION} and playbookId eq ${playbookId}`,
        columns: ['title', 'claimedAt', 'deletedAt'],
      };
      for await (const row of rollouts.list(query)) {
        if (isThere(row)) return { id: row.rowKey, title: row.title };
      }
      return undefined;
    },
    waves,
    pilots,
    async plannedSet(rolloutId) {
      const row = await plannedRow(rolloutId);
      return row && toPlannedSet(row);
    },
    async wave(id) {
      const { rolloutId } = partsOfWaveId(id);
      const [row, rollout] = await Promise.all([waveRows.get(rolloutId, id), plannedRow(rolloutId)]);
      if (!row || !rollout || row.plan !== rollout.plan) throw notFound('wave', id);
      return toWave({ ...row, ...(await datesToCome(rollout)).get(id) }, cancellationIn(rollout));
    },
    async heldBy(waveId) {
      const { rolloutId } = partsOfWaveId(waveId);
      const [row, rollout] = await Promise.all([waveRows.get(rolloutId, waveId), plannedRow(rolloutId)]);
      if (!rollout) return CALLED_OFF;
      if (!row) throw notFound('wave', waveId);
      const { cancelled, holds } = toWave(row, cancellationIn(rollout));
      return cancelled ? CALLED_OFF : heldBy(holds);
    },
    async isHeld(waveId) {
      const row = await waveRows.get(partsOfWaveId(waveId).rolloutId, waveId);
      return row !== undefined && holdsIn(row).length > 0;
    },
    async deleted() {
      const query = { filter: inPartition(PARTITION), columns: ['deletedAt'] };
      const rows = await Array.fromAsync(rollouts.list(query));
      return rows.filter(({ deletedAt }) => deletedAt).map(({ rowKey }) => rowKey);
    },
    datesSeen: () => readDatesSeen(rollouts),
    add: (rollout, planned, ofPilots, datesSeen) =>
      addRollout({ rollouts, waves: waveRows, pilots: pilotRows }, rollout, {
        waves: planned,
        pilots: ofPilots,
        datesSeen,
      }),
  };
}

/** Of the waves of a rollout: a move changes its row, a hold the stamp. */
function versionOf(rollout: Pick<Stored<RolloutRow>, 'etag'>, stamp: string): string {
  return `${rollout.etag} ${stamp}`;
}

/** Of its pilot set: people who join or leave change the stamp, another plan under its id is another one. */
function versionOfSet({ plan = '', pilotSet = '' }: RolloutRow, stamp: string): string {
  return `${pilotSet} ${plan} ${stamp}`;
}

function toPlannedSet({ rowKey, plan = '', pilotSet }: Stored<RolloutRow>): PlannedSet {
  return { rolloutId: rowKey, plan, own: pilotSet === 'own' };
}
