import { describe, expect, test } from 'vitest';
import type { StatusPhase, StatusRow, WaveView } from '../../bot/contract/rollout.ts';
import { createFormat } from '../../tab/format/format.ts';
import { gantt } from '../../tab/status/gantt/gantt.ts';
import { headline } from '../../tab/status/headline.ts';
import { matrix } from '../../tab/status/matrix.ts';
import { criteriaWords, phaseHeadlines, waveWords } from '../../tab/status/phase-headline.ts';

function aPhase(over: Partial<StatusPhase> = {}): StatusPhase {
  return {
    id: 'windows',
    name: 'Windows',
    audience: 'users',
    goal: '',
    requiredCriteria: 0,
    optionalCriteria: 0,
    infrastructure: 'not-started',
    requiredOpen: 0,
    ...over,
  };
}

function aWave(over: Partial<WaveView> = {}): WaveView {
  return {
    id: 'r.windows.sales',
    phaseId: 'windows',
    state: 'planned',
    start: '2026-12-15',
    end: '2027-01-14',
    people: 10,
    reached: null,
    share: null,
    ...over,
  };
}

function aRow(id: string, ...waves: WaveView[]): StatusRow {
  return { group: { id, name: id }, people: 10, waves };
}

describe('the headline', () => {
  test('counts waves by state', () => {
    const rows = [aRow('sales', aWave({ state: 'held' }), aWave()), aRow('hr', aWave({ state: 'complete' }))];

    expect(headline({ rows }).waves).toEqual({ complete: 1, 'in-progress': 0, planned: 1, held: 1 });
  });

  test('takes the share over announced waves only', () => {
    const rows = [aRow('sales', aWave({ people: 30, reached: 15, share: 0.5 }), aWave({ people: 70 }))];

    expect(headline({ rows })).toMatchObject({ announcedTo: 30, reached: 15, share: 0.5 });
  });

  test('counts who was reached and went to another group among those it was announced to', () => {
    const rows = [
      aRow('sales', aWave({ people: 0, reached: 15 })),
      aRow('hr', aWave({ people: 15, reached: 0 })),
    ];

    expect(headline({ rows })).toMatchObject({ announcedTo: 30, reached: 15, share: 0.5 });
  });

  test('has no share while nothing is announced', () => {
    expect(headline({ rows: [aRow('sales', aWave())] }).share).toBeNull();
  });
});

describe('the headline of a phase', () => {
  const format = createFormat('en-GB');
  const phases = [aPhase(), aPhase({ id: 'apps', name: 'Apps' })];
  const rows = [
    aRow('sales', aWave({ state: 'complete' }), aWave({ phaseId: 'apps' })),
    aRow('hr', aWave({ state: 'in-progress' }), aWave({ phaseId: 'apps', state: 'held' })),
  ];

  test('counts the waves of that phase alone', () => {
    const said = phaseHeadlines({ phases, rows }).map((one) => waveWords(one, format));

    expect(said).toEqual(['1 of 2 waves complete, 1 in progress', '0 of 2 waves complete, 1 held']);
  });

  test('says of a phase for IT alone that it has no waves', () => {
    const [networking] = phaseHeadlines({ phases: [aPhase({ audience: 'it-only' })], rows: [] });

    expect(networking && waveWords(networking, format)).toMatch(/^Only IT/);
  });

  test.each([
    [{ requiredCriteria: 4, requiredOpen: 2 }, '2 required criteria are open'],
    [{ requiredCriteria: 4, requiredOpen: 1 }, '1 required criterion is open'],
    [{ requiredCriteria: 4, requiredOpen: 0 }, 'All required criteria are settled'],
    [{ requiredCriteria: 0, requiredOpen: 0 }, 'No criterion is required'],
  ])('says what is still asked of it: %o', (phase, words) => {
    expect(criteriaWords(phase, format)).toBe(words);
  });
});

describe('the matrix', () => {
  const phases = [aPhase({ id: 'networking', name: 'Networking', audience: 'it-only' }), aPhase()];

  test('begins with the pilot set', () => {
    const rows = [aRow('hr'), aRow('sales'), aRow('pilot')];

    expect(matrix({ phases, rows }).rows.map((row) => row.group.id)).toEqual(['pilot', 'hr', 'sales']);
  });

  test('gives no column to a phase that only IT works on', () => {
    const { columns, itOnly } = matrix({ phases, rows: [] });

    expect(columns.map((phase) => phase.id)).toEqual(['windows']);
    expect(itOnly.map((phase) => phase.id)).toEqual(['networking']);
  });

  test('leaves a cell empty where a group has no wave', () => {
    const rows = [aRow('sales', aWave()), aRow('hr')];

    expect(matrix({ phases, rows }).rows.map((row) => row.cells[0]?.id ?? null)).toEqual([
      'r.windows.sales',
      null,
    ]);
  });
});

describe('the Gantt picture', () => {
  const phases = [aPhase()];

  test('runs over whole months', () => {
    const picture = gantt({ today: '2026-12-20', phases, rows: [aRow('sales', aWave())] });

    expect(picture.months.map((month) => month.date)).toEqual(['2026-12-01', '2027-01-01']);
  });

  test('stands a wave where its days are', () => {
    const wave = aWave({ start: '2026-12-11', end: '2026-12-21' });
    const [row] = gantt({ today: '2026-12-20', phases, rows: [aRow('sales', wave)] }).rows;

    expect(row?.bars[0]?.from).toBeCloseTo(10 / 31);
    expect(row?.bars[0]?.length).toBeCloseTo(10 / 31);
  });

  test('puts waves that overlap on lines of their own', () => {
    const waves = [
      aWave({ id: 'a', start: '2026-12-01', end: '2026-12-10' }),
      aWave({ id: 'b', start: '2026-12-05', end: '2026-12-15' }),
      aWave({ id: 'c', start: '2026-12-10', end: '2026-12-20' }),
    ];
    const [row] = gantt({ today: '2026-12-20', phases, rows: [aRow('sales', ...waves)] }).rows;

    expect(row?.lanes).toBe(2);
    expect(row?.bars.map((bar) => bar.lane)).toEqual([0, 1, 0]);
  });

  test('has no line for a today outside it', () => {
    const rows = [aRow('sales', aWave())];

    expect(gantt({ today: '2026-11-30', phases, rows }).today).toBeNull();
    expect(gantt({ today: '2026-12-01', phases, rows }).today).toBe(0);
  });

  test('is empty without waves', () => {
    expect(gantt({ today: '2026-12-01', phases, rows: [] }).rows).toEqual([]);
  });
});
