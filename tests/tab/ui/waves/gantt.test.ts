import { describe, expect, test } from 'vitest';
import { gantt } from '../../../../tab/ui/waves/gantt.ts';
import { aPhase, aRow, aWave } from '../../a-row.ts';

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
