import { z } from 'zod';
import { readWords, writeWords } from '../../base/words/stored.ts';
import { ConditionId, Outcome } from '../../contract/gates/gate-conditions.ts';
import { GateLimits } from '../../contract/gates/gate-limits.ts';
import { jsonCell } from '../../doors/azure/json-cell.ts';
import {
  fromCells,
  LONGEST_JSON,
  type LongJsonCells,
  longJson,
  toCells,
} from '../../doors/azure/long-json.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../doors/azure/table.ts';
import { evaluate, notPassedIn } from './conditions/conditions.ts';
import { GateFacts } from './facts/gate-facts.ts';
import { type Gate, GateEvent, KeptState } from './gate.ts';
import { DEFAULT_LIMITS } from './limits/default-limits.ts';

/** A gate as read, with the mark of that reading. */
export type FoundGate = Gate & { etag: string };

/** What lists and the watch need of a gate, without its facts and its history. */
export interface GateHead extends Pick<Gate, 'waveId' | 'rolloutId' | 'state' | 'storm' | 'version'> {
  verdict: Outcome;
  /** Conditions that do not pass. */
  notPassed: ConditionId[];
  /** When its facts were collected. */
  factsAt: string;
  last: GateEvent | null;
}

export interface GatesTable {
  get(waveId: string): Promise<FoundGate | undefined>;
  ofRollout(rolloutId: string): Promise<Gate[]>;
  headsOf(rolloutId: string): Promise<GateHead[]>;
  add(gate: Gate): Promise<'added' | 'exists'>;
  /** `changed` when it is not as it was found; then nothing is written. */
  update(found: FoundGate, next: Gate): Promise<'written' | 'changed'>;
}

/** The rollout is the partition, the wave the row. Facts, limits and events as JSON over several cells. */
interface GateRow {
  state: string;
  /** Empty text: no storm. */
  storm: string;
  verdict: string;
  /** Ids of conditions, with spaces between; missing in rows from before lists told it. */
  notPassed?: string;
  factsAt: string;
  /** The newest event as JSON. */
  last: string;
  version: number;
}

type AnyRow = GateRow & LongJsonCells;

const HEAD: readonly (keyof GateRow)[] = [
  'state',
  'storm',
  'verdict',
  'notPassed',
  'factsAt',
  'last',
  'version',
];
/** More is told by the history of the plan. */
const MOST_EVENTS = 100;

export async function openGatesTable(storage: Storage): Promise<GatesTable> {
  const rows = await storage.table<AnyRow>('gates');
  const gates = rows.reader(toGate);
  const heads = rows.reader(toHead);
  return {
    async get(waveId) {
      const row = await rows.get(rolloutIdOf(waveId), waveId);
      return row && gates.one(row);
    },
    ofRollout: (rolloutId) => Array.fromAsync(gates.each(rows.list({ filter: inPartition(rolloutId) }))),
    headsOf: (rolloutId) =>
      Array.fromAsync(heads.each(rows.list({ filter: inPartition(rolloutId), columns: HEAD }))),
    async add(gate) {
      return (await rows.insert(toRow(gate))) === 'inserted' ? 'added' : 'exists';
    },
    update: ({ etag }, next) => rows.update(toRow(next), etag),
  };
}

/** `<rollout>.<phase>.<group>`. */
function rolloutIdOf(waveId: string): string {
  return waveId.slice(0, waveId.indexOf('.'));
}

function toRow(gate: Gate) {
  const { verdict, conditions } = evaluate(gate.facts, gate.limits);
  return {
    partitionKey: gate.rolloutId,
    rowKey: gate.waveId,
    state: gate.state,
    storm: gate.storm === null ? '' : writeWords(gate.storm),
    verdict,
    notPassed: notPassedIn(conditions).join(' '),
    factsAt: gate.facts.collectedAt,
    last: longJson(gate.events.at(-1) ?? {}),
    version: gate.version,
    ...toCells(longPart(gate)),
  };
}

/** The newest events that have room beside the facts. */
function longPart({ facts, limits, events }: Gate): string {
  for (let kept = Math.min(events.length, MOST_EVENTS); ; kept = Math.floor(kept / 2)) {
    const text = longJson({ facts, limits, events: kept === 0 ? [] : events.slice(-kept) });
    if (text.length <= LONGEST_JSON || kept === 0) return text;
  }
}

/** A condition that came with a later version of the product is asked as by default. */
const Kept = jsonCell(
  z.object({
    facts: GateFacts,
    limits: GateLimits.partial().transform((limits) => GateLimits.parse({ ...DEFAULT_LIMITS, ...limits })),
    events: z.array(GateEvent),
  }),
);
const Last = jsonCell(z.union([GateEvent, z.strictObject({}).transform(() => null)]));

function toGate(row: Stored<AnyRow>): FoundGate {
  return {
    waveId: row.rowKey,
    rolloutId: row.partitionKey,
    state: KeptState.parse(row.state),
    storm: row.storm ? readWords(row.storm) : null,
    ...Kept.parse(fromCells(row)),
    version: row.version,
    etag: row.etag,
  };
}

function toHead(row: Stored<GateRow>): GateHead {
  return {
    waveId: row.rowKey,
    rolloutId: row.partitionKey,
    state: KeptState.parse(row.state),
    storm: row.storm ? readWords(row.storm) : null,
    verdict: Outcome.parse(row.verdict),
    notPassed: (row.notPassed ?? '').split(' ').flatMap((id) => ConditionId.safeParse(id).data ?? []),
    factsAt: row.factsAt,
    last: Last.parse(row.last),
    version: row.version,
  };
}
