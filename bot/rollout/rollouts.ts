import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { keptReads } from '../azure/kept-reads.ts';
import { sharedReads } from '../azure/shared-reads.ts';
import { readStamp, STAMP, type Stamped } from '../azure/stamp.ts';
import type { Storage } from '../azure/storage.ts';
import { filter, inPartition, type Stored, type Table } from '../azure/table.ts';
import type { Dates } from '../contract/moves.ts';
import { PlanSettings, type StrategyId } from '../contract/rollout.ts';
import { notFound } from '../errors.ts';
import { openPlanLog } from './moves/plan-log.ts';
import { heldBecause, WaveHold } from './moves/wave-hold.ts';
import type { PlannedWave } from './planning/planned-wave.ts';
import { type Playbook, type UserPhase, userPhases } from './playbooks/playbook.ts';
import { openPlaybooks, type Playbooks } from './playbooks/playbook-library.ts';

/** One playbook being carried out. */
export interface Rollout {
  id: string;
  title: string;
  playbook: Playbook;
  strategy: StrategyId;
  start: Temporal.PlainDate;
  /** First day after the last wave. */
  end: Temporal.PlainDate;
  /** What was set for this plan; the rest came from the playbook. */
  settings: PlanSettings;
  plannedAt: string;
}

/** A planned wave as it is kept: with its id, and with the reason if it is stopped. */
export interface Wave extends PlannedWave {
  id: string;
  rolloutId: string;
  /** Everything that stops it now; it goes on when the last of them is released. */
  holds: readonly WaveHold[];
  /** The reasons of all holds as one text; null when it is not held. */
  heldBecause: string | null;
}

export interface Rollouts {
  playbooks: Playbooks;
  get(id: string): Promise<Rollout | undefined>;
  /** The rollout that was planned last, of any kind of playbook or of one; undefined while there is none. */
  current(kind?: Playbook['kind']): Promise<Rollout | undefined>;
  /** The newest first. */
  all(): Promise<Rollout[]>;
  /** A rollout that follows this playbook; undefined while there is none. */
  following(playbookId: string): Promise<Pick<Rollout, 'id' | 'title'> | undefined>;
  /** All waves of a rollout, by start, then in the order of phases and groups. */
  waves(rolloutId: string): Promise<readonly Wave[]>;
  /** @throws AnswerError when there is no such wave. */
  wave(id: string): Promise<Wave>;
  /** The reasons of all holds of a wave as one text, null when it is not held: one row, for who asks often. */
  heldBecause(waveId: string): Promise<string | null>;
  /** Stores a rollout with its waves; `exists` when the id is taken. */
  add(rollout: Rollout, waves: readonly PlannedWave[]): Promise<'added' | 'exists'>;
}

export interface RolloutRow {
  title: string;
  playbookId: string;
  strategy: string;
  start: string;
  end: string;
  /** JSON; missing in rows from before there were settings. */
  settings?: string;
  plannedAt: string;
  /** Grows by one with each move; missing before the first. */
  version?: number;
  /** The move whose waves are not all written yet: until they are, readers take their dates from its log. */
  unfinished?: string;
}

/** A change of a hold comes with a new stamp of the rollout; one of dates changes the row of the rollout itself. */
export interface WaveRow extends Stamped {
  phaseId: string;
  groupId: string;
  start: string;
  end: string;
  /** Keeps the order of the plan among waves of one day. */
  place: number;
  /** A list of WaveHold as JSON; missing while nothing ever held the wave. */
  holds?: string;
}

/** Of the rows of rollouts. */
export const PARTITION = 'rollout';

const WaveHolds = z.array(WaveHold);

/** Rollouts of the playbooks that come with the product, and of the organisation's own in the same storage. */
export async function openRollouts(storage: Storage, shipped: readonly Playbook[]): Promise<Rollouts> {
  const playbooks = await openPlaybooks(storage, shipped);
  const rollouts = await storage.table<RolloutRow>('rollouts');
  const waveRows = await storage.table<WaveRow>('waves');
  const log = await openPlanLog(storage);

  async function toRollout(row: RolloutRow & { rowKey: string }): Promise<Rollout> {
    const kept = await playbooks.get(row.playbookId);
    if (!kept) throw notFound('playbook', row.playbookId);
    return {
      id: row.rowKey,
      title: row.title,
      playbook: kept.playbook,
      strategy: row.strategy as StrategyId,
      start: Temporal.PlainDate.from(row.start),
      end: Temporal.PlainDate.from(row.end),
      settings: row.settings ? PlanSettings.parse(JSON.parse(row.settings)) : {},
      plannedAt: row.plannedAt,
    };
  }

  /** The dates that a move has set but not yet written, by wave id. */
  async function datesToCome(row: RolloutRow & { rowKey: string }): Promise<Map<string, Dates>> {
    if (!row.unfinished) return new Map();
    const move = await log.readMove(row.rowKey, row.unfinished);
    return new Map(move?.moves.map(({ waveId, to }) => [waveId, to]));
  }

  async function newestFirst(): Promise<(RolloutRow & { rowKey: string })[]> {
    const rows: (RolloutRow & { rowKey: string })[] = [];
    for await (const row of rollouts.list({ filter: inPartition(PARTITION) })) rows.push(row);
    return rows.sort((a, b) => (a.plannedAt < b.plannedAt ? 1 : a.plannedAt > b.plannedAt ? -1 : 0));
  }

  const current = sharedReads(async (kind) => {
    for (const row of await newestFirst()) {
      const rollout = await toRollout(row);
      if (!kind || rollout.playbook.kind === kind) return rollout;
    }
    return undefined;
  });

  const waves = keptReads({
    async version(rolloutId) {
      const [rollout, stamp] = await Promise.all([
        rollouts.get(PARTITION, rolloutId),
        readStamp(waveRows, rolloutId),
      ]);
      return rollout && `${rollout.etag} ${stamp}`;
    },
    async read(rolloutId) {
      for (;;) {
        const before = await rollouts.get(PARTITION, rolloutId);
        const found: Stored<WaveRow>[] = [];
        for await (const row of waveRows.list({ filter: inPartition(rolloutId) })) {
          if (row.rowKey !== STAMP) found.push(row);
        }
        const after = before && (await rollouts.get(PARTITION, rolloutId));
        // A move began or ended while its waves were read: some may be from before it and some from after.
        if (before?.etag !== after?.etag) continue;
        const dates = after ? await datesToCome(after) : new Map<string, Dates>();
        return found
          .sort((a, b) => a.place - b.place)
          .map((row) => toWave({ ...row, ...dates.get(row.rowKey) }));
      }
    },
  });

  return {
    playbooks,
    async get(id) {
      const row = await rollouts.get(PARTITION, id);
      return row && toRollout(row);
    },
    current: (kind) => current(kind ?? ''),
    all: async () => Promise.all((await newestFirst()).map(toRollout)),
    async following(playbookId) {
      const query = {
        filter: filter`PartitionKey eq ${PARTITION} and playbookId eq ${playbookId}`,
        columns: ['title'],
      };
      for await (const row of rollouts.list(query)) return { id: row.rowKey, title: row.title };
      return undefined;
    },
    waves,
    async wave(id) {
      const [row, rollout] = await Promise.all([
        waveRows.get(rolloutIdOf(id), id),
        rollouts.get(PARTITION, rolloutIdOf(id)),
      ]);
      if (!row) throw notFound('wave', id);
      return toWave({ ...row, ...(rollout && (await datesToCome(rollout)).get(id)) });
    },
    async heldBecause(waveId) {
      const row = await waveRows.get(rolloutIdOf(waveId), waveId);
      if (!row) throw notFound('wave', waveId);
      return heldBecause(holdsIn(row));
    },
    async add(rollout, planned) {
      // Waves first: a rollout is only there once all of its waves are.
      if (await rollouts.get(PARTITION, rollout.id)) return 'exists';
      const rows = planned.map((wave, place) => ({ ...toWaveRow(rollout.id, wave), place }));
      await removeOthers(waveRows, rollout.id, new Set(rows.map((row) => row.rowKey)));
      for (let at = 0; at < rows.length; at += 100) {
        await waveRows.batch(rows.slice(at, at + 100).map((row) => ({ op: 'put', row })));
      }
      const inserted = await rollouts.insert({
        partitionKey: PARTITION,
        rowKey: rollout.id,
        title: rollout.title,
        playbookId: rollout.playbook.id,
        strategy: rollout.strategy,
        start: rollout.start.toString(),
        end: rollout.end.toString(),
        settings: JSON.stringify(rollout.settings),
        plannedAt: rollout.plannedAt,
      });
      return inserted === 'inserted' ? 'added' : 'exists';
    },
  };
}

/** Waves that a plan under the same id left behind when it broke off. */
async function removeOthers(waves: Table<WaveRow>, rolloutId: string, keep: ReadonlySet<string>) {
  for await (const { partitionKey, rowKey } of waves.list({ filter: inPartition(rolloutId), columns: [] })) {
    if (!keep.has(rowKey)) await waves.remove(partitionKey, rowKey);
  }
}

/** `<rollout>.<phase>.<group>`; none of the three has a dot in it. */
export function waveId(rolloutId: string, wave: Pick<PlannedWave, 'phaseId' | 'groupId'>): string {
  return `${rolloutId}.${wave.phaseId}.${wave.groupId}`;
}

function rolloutIdOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

/** The phase of a wave. Waves exist for phases that reach people only. */
export function phaseOf(rollout: Rollout, phaseId: string): UserPhase {
  const phase = userPhases(rollout.playbook).find((candidate) => candidate.id === phaseId);
  if (!phase) throw notFound('phase', phaseId);
  return phase;
}

function toWaveRow(rolloutId: string, wave: PlannedWave) {
  return {
    partitionKey: rolloutId,
    rowKey: waveId(rolloutId, wave),
    phaseId: wave.phaseId,
    groupId: wave.groupId,
    start: wave.start.toString(),
    end: wave.end.toString(),
  };
}

/** The holds in a row of a wave. */
export function holdsIn({ holds }: Pick<WaveRow, 'holds'>): WaveHold[] {
  return holds ? WaveHolds.parse(JSON.parse(holds)) : [];
}

function toWave(row: WaveRow & { rowKey: string; partitionKey: string }): Wave {
  const holds = holdsIn(row);
  return {
    id: row.rowKey,
    rolloutId: row.partitionKey,
    phaseId: row.phaseId,
    groupId: row.groupId,
    start: Temporal.PlainDate.from(row.start),
    end: Temporal.PlainDate.from(row.end),
    holds,
    heldBecause: heldBecause(holds),
  };
}
