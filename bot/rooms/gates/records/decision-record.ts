import { writeCsv } from '../../../base/csv.ts';
import { message, type Say } from '../../../base/words/message.ts';
import type { DeliveryCounts } from '../../../contract/delivery/sending.ts';
import type { ConditionView } from '../../../contract/gates/gate-conditions.ts';
import type { DecisionRecord } from '../../../contract/gates/gate-records.ts';
import type { GateWave } from '../../../contract/gates/gates.ts';
import type { Sending } from '../../delivery/record/sending.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { JudgedCondition } from '../conditions/condition.ts';
import type { Gate } from '../gate.ts';
import { presentCondition, presentEvent } from '../present-gate.ts';
import type { NameOfWave } from '../wave-names.ts';

interface RecordParts {
  gate: Gate;
  wave: GateWave;
  rollout: Pick<Rollout, 'id' | 'title'>;
  heldBecause: string | null;
  /** As the facts of the gate were judged. */
  conditions: readonly JudgedCondition[];
  nameOf: NameOfWave;
  /** Those of the wave. */
  sendings: readonly Sending[];
  /** Of fewer people than this it is not told what they did. */
  privacyFloor: number;
  say: Say;
}

/** Why a wave went or did not, for whoever asks later: everything that was known, said, decided and sent. */
export function decisionRecord(parts: RecordParts): DecisionRecord {
  const { gate, wave, rollout, heldBecause, conditions, nameOf, sendings, privacyFloor, say } = parts;
  return {
    wave,
    rollout: { id: rollout.id, title: rollout.title },
    state: gate.state,
    heldBecause,
    conditions: conditions.map((one) => presentCondition(one, nameOf, say)),
    limits: gate.limits,
    factsAt: gate.facts.collectedAt,
    events: gate.events.map((event) => presentEvent(event, say)),
    announcements: sendings.map(({ id, title, state, by, startedAt, settledAt, tally }) => ({
      id,
      title,
      state,
      by: by.name,
      startedAt,
      settledAt,
      counts: tally && countsToTell(tally.counts, privacyFloor),
    })),
  };
}

/** What was sent is told of anybody; what people did with it only of so many that nobody can be made out. */
function countsToTell(counts: DeliveryCounts, floor: number): Record<string, number> {
  const { acknowledged, done, reported, openedTraining, ...sending } = counts;
  if (counts.audience < floor) return sending;
  return { ...sending, acknowledged, done, reported, openedTraining };
}

const COLUMNS = [
  'wave',
  'part',
  'name',
  'result',
  'value',
  'limit',
  'unit',
  'reason',
  'by',
  'date',
  'source',
  'rows',
] as const;

type Line = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** The record as CSV: one line for the wave, and one for each condition, event, announcement and count. */
export function recordCsv(record: DecisionRecord, say: Say): string {
  const lines: Line[] = [
    waveLine(record, say),
    ...record.conditions.map(conditionLine),
    ...record.events.map(({ kind, verdict, reason, by, at, notPassed }) => ({
      part: 'event',
      name: kind,
      result: verdict,
      reason,
      by,
      date: at,
      rows: notPassed.join(' '),
    })),
    ...record.announcements.flatMap(({ id, title, state, by, startedAt, counts }) => [
      { part: 'announcement', name: title, result: state, by, date: startedAt, rows: id },
      ...Object.entries(counts ?? {}).map(([name, value]) => ({
        part: 'announcement count',
        name,
        value,
        unit: 'people',
        rows: id,
      })),
    ]),
  ];
  return writeCsv(
    COLUMNS,
    lines.map((line) =>
      COLUMNS.map((column) => (column === 'wave' ? record.wave.id : (line[column] ?? null))),
    ),
  );
}

function waveLine({ wave, state, heldBecause }: DecisionRecord, say: Say): Line {
  return {
    part: 'wave',
    name: say(message('gates.wave-name', { phase: wave.phase.name, group: wave.group.name })),
    result: state,
    value: wave.people,
    unit: 'people',
    reason: heldBecause,
    date: wave.start,
  };
}

function conditionLine({ title, outcome, value, limit, unit, why, asOf, source, rows }: ConditionView): Line {
  return {
    part: 'condition',
    name: title,
    result: outcome,
    value,
    limit,
    unit,
    reason: why,
    date: asOf,
    source,
    rows: rows.map(({ id }) => id).join(' '),
  };
}
