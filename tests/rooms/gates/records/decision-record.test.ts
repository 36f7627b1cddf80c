import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { Sending } from '../../../../bot/rooms/delivery/record/sending.ts';
import type { Gate } from '../../../../bot/rooms/gates/gate.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { decisionRecord, recordCsv } from '../../../../bot/rooms/gates/records/decision-record.ts';
import { someCounts } from '../../../support/some-counts.ts';
import { nameOfWave } from '../some-facts.ts';

const limits = { ...DEFAULT_LIMITS, storm: null, undecided: 'hold' as const };

const gate: Gate = {
  waveId: 'autumn.identity.finance',
  rolloutId: 'autumn',
  state: 'overridden',
  storm: null,
  facts: {
    collectedAt: '2026-09-08T08:00:00.000Z',
    today: '2026-09-08',
    wave: { id: 'autumn.identity.finance', start: '2026-09-15', people: 214 },
    criteria: { required: 3, open: [] },
    foundation: null,
    previous: null,
    champions: { count: 2, people: 214 },
    usage: null,
  },
  limits,
  events: [
    {
      id: 'e1',
      kind: 'brought',
      by: null,
      at: '2026-09-08T08:00:00.000Z',
      reason: 'Seven days before the wave.',
      verdict: 'fail',
      notPassed: ['issue-rate'],
    },
    {
      id: 'e2',
      kind: 'override',
      by: { id: '1', name: 'Lea Lead' },
      at: '2026-09-09T08:00:00.000Z',
      reason: '=the fix is out, "really"',
      verdict: 'fail',
      notPassed: ['issue-rate'],
    },
  ],
  version: 2,
};

const sending: Sending = {
  id: 'a1',
  rolloutId: 'autumn',
  waveId: 'autumn.identity.finance',
  title: 'Your turn',
  text: 'Soon',
  number: 1,
  state: 'sent',
  stoppedBecause: null,
  by: { id: '1', name: 'Lea Lead' },
  startedAt: '2026-09-10T08:00:00.000Z',
  chunks: 3,
  settledAt: '2026-09-10T08:10:00.000Z',
  tally: {
    counts: someCounts({ audience: 214, sent: 210, unreachable: 4, acknowledged: 100 }),
    reasons: [],
    open: 0,
    countedAt: '2026-09-10T08:10:00.000Z',
  },
};

const parts = {
  gate,
  wave: {
    id: 'autumn.identity.finance',
    phase: { id: 'identity', name: 'Identity' },
    group: { id: 'finance', name: 'Finance' },
    start: '2026-09-15',
    end: '2026-09-25',
    state: 'planned',
    people: 214,
  },
  rollout: { id: 'autumn', title: 'Autumn rollout' },
  heldBecause: null,
  conditions: [
    {
      id: 'issue-rate',
      outcome: 'fail',
      value: 7.5,
      limit: 5,
      unit: 'per-100',
      bound: 'at-most',
      reason: message('gates.goes-badly'),
      source: message('gates.source-soak'),
      asOf: '2026-09-08',
      rows: [
        { id: '12', name: null },
        { id: '15', name: null },
      ],
    },
  ],
  sendings: [sending],
  nameOf: nameOfWave,
  privacyFloor: 5,
  say: sayInEnglish,
} satisfies Parameters<typeof decisionRecord>[0];
const record = decisionRecord(parts);

test('a record tells who decided what, when and why, on which facts, and what was sent', () => {
  expect(record).toMatchObject({
    state: 'overridden',
    factsAt: '2026-09-08T08:00:00.000Z',
    limits: { issuesPer100: 5 },
    events: [{ by: 'Groundswell' }, { by: 'Lea Lead', kind: 'override' }],
    announcements: [{ title: 'Your turn', counts: { sent: 210, acknowledged: 100 } }],
  });
});

test('of fewer people than the privacy floor it is told what was sent, and not what they did', () => {
  const counts = someCounts({ audience: 4, sent: 4, acknowledged: 1, done: 1 });
  const tally = { counts, reasons: [], open: 0, countedAt: '2026-09-10T08:10:00.000Z' };
  const few = decisionRecord({ ...parts, sendings: [{ ...sending, tally }] });

  expect(few.announcements[0]?.counts).toMatchObject({ audience: 4, sent: 4 });
  expect(recordCsv(few, sayInEnglish)).not.toMatch(/acknowledged|done|reported|openedTraining/);
});

test('its CSV has a line for the wave and each condition, event, announcement and count', () => {
  const lines = linesOf(recordCsv(record, sayInEnglish));

  expect(lines.map(({ part, name, result, value }) => [part, name, result, value]).slice(0, 6)).toEqual([
    ['wave', 'Identity for Finance', 'overridden', '214'],
    ['condition', 'Issues in the previous wave', 'fail', '7.5'],
    ['event', 'brought', 'fail', ''],
    ['event', 'override', 'fail', ''],
    ['announcement', 'Your turn', 'sent', ''],
    ['announcement count', 'audience', '', '214'],
  ]);
  expect(new Set(lines.map(({ wave }) => wave))).toEqual(new Set(['autumn.identity.finance']));
});

test('a reason that looks like a formula is plain text in a spreadsheet', () => {
  const override = linesOf(recordCsv(record, sayInEnglish)).find(({ name }) => name === 'override');

  expect(override?.reason).toBe('\'=the fix is out, "really"');
});

function linesOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}
