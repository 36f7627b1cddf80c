import { describe, expect, test } from 'vitest';
import { matrix } from '../../../../tab/features/status/matrix.ts';
import { aPhase, aRow, aWave } from '../../a-row.ts';

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
