import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { sharedDay } from '../../../base/shared-day.ts';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import { STAMP, type Stamped } from '../../../doors/azure/stamp.ts';
import type { Row } from '../../../doors/azure/table.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import { KeptSettings } from './kept-settings.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { Cancellation, Rollout, Wave } from './rollout.ts';
import { gateIn } from './wave-gate.ts';
import { heldBecause, WaveHold } from './wave-hold.ts';
import { waveId } from './wave-id.ts';

/** Beside those of rollouts there is the stamp of all their dates. */
export interface RolloutRow extends Stamped {
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
  /** The mark of the plan that its waves carry; missing in rows from before there was one. */
  plan?: string;
  /** While its waves are being written down, ISO 8601: for readers there is no such rollout yet. Empty afterwards. */
  claimedAt?: string;
  /** A Cancellation as JSON; missing unless somebody cancelled it. */
  cancelled?: string;
  /** Who planned it, as JSON; missing in rows from before it was noted. */
  plannedBy?: string;
  /** `own` where its pilot set began as a copy of the organisation's; missing in rows from before sets were copied. */
  pilotSet?: string;
  /** When somebody deleted it, ISO 8601: its id stays taken, and for readers there is no such rollout. Empty: nobody. */
  deletedAt?: string;
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
  /** A WaveGate; missing in rows from before waves told it. */
  gate?: string;
  /** Of the plan that it belongs to, as in the row of its rollout. */
  plan?: string;
}

/** Of the rows of rollouts. */
export const PARTITION = 'rollout';

const WaveHolds = jsonCell(z.array(WaveHold));
const Settings = jsonCell(KeptSettings);
const Cancelled = jsonCell(
  z.object({
    at: z.string(),
    on: z.iso.date(),
    by: z.string(),
    reason: z.string(),
  }) satisfies z.ZodType<Cancellation>,
);
const PlannedBy = jsonCell(z.object({ id: z.string(), name: z.string() }));

/** Whether it is a rollout that readers see: all of its waves are there, and nobody deleted it. */
export function isThere({
  rowKey,
  claimedAt,
  deletedAt,
}: Pick<Row<RolloutRow>, 'rowKey' | 'claimedAt' | 'deletedAt'>): boolean {
  return rowKey !== STAMP && !claimedAt && !deletedAt;
}

/** Why a rollout was cancelled, as its row says; null unless it was. */
export function cancellationIn({ cancelled }: Pick<RolloutRow, 'cancelled'>): Cancellation | null {
  return cancelled ? Cancelled.parse(cancelled) : null;
}

/** A rollout as its row says, following a playbook as it is kept. */
export function toRollout(row: RolloutRow & { rowKey: string }, playbook: Playbook): Rollout {
  return {
    id: row.rowKey,
    title: row.title,
    playbook,
    strategy: row.strategy as StrategyId,
    start: Temporal.PlainDate.from(row.start),
    end: Temporal.PlainDate.from(row.end),
    settings: row.settings ? Settings.parse(row.settings) : {},
    plannedAt: row.plannedAt,
    plannedBy: row.plannedBy ? PlannedBy.parse(row.plannedBy) : null,
    cancelled: cancellationIn(row),
  };
}

/** The row of a rollout that nobody has moved yet. */
export function toRolloutRow(rollout: Rollout): Row<RolloutRow> {
  return {
    partitionKey: PARTITION,
    rowKey: rollout.id,
    title: rollout.title,
    playbookId: rollout.playbook.id,
    strategy: rollout.strategy,
    start: rollout.start.toString(),
    end: rollout.end.toString(),
    settings: JSON.stringify(rollout.settings),
    plannedAt: rollout.plannedAt,
    ...(rollout.plannedBy && { plannedBy: JSON.stringify(rollout.plannedBy) }),
  };
}

/** The row of a wave as it was planned; `place` keeps the order of the plan. */
export function toWaveRow(rolloutId: string, wave: PlannedWave, place: number): Row<WaveRow> {
  return {
    partitionKey: rolloutId,
    rowKey: waveId(rolloutId, wave),
    phaseId: wave.phaseId,
    groupId: wave.groupId,
    start: wave.start.toString(),
    end: wave.end.toString(),
    place,
    gate: 'none',
  };
}

const NONE: WaveHold[] = [];

/** The holds in a row of a wave. */
export function holdsIn({ holds }: Pick<WaveRow, 'holds'>): WaveHold[] {
  return holds ? WaveHolds.parse(holds) : NONE;
}

/** A wave as its row says. @param cancelled what its rollout's row says: no row of a wave repeats it */
export function toWave(row: Row<WaveRow>, cancelled: Cancellation | null): Wave {
  const holds = holdsIn(row);
  return {
    id: row.rowKey,
    rolloutId: row.partitionKey,
    phaseId: row.phaseId,
    groupId: row.groupId,
    start: sharedDay(row.start),
    end: sharedDay(row.end),
    holds,
    heldBecause: heldBecause(holds),
    gate: gateIn(row.gate),
    // Both in the form of a calendar date, which sorts as text.
    cancelled: cancelled && row.end > cancelled.on ? cancelled : null,
  };
}
