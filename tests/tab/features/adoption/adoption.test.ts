import { describe, expect, test } from 'vitest';
import type { AdoptionPoint } from '../../../../bot/contract/adoption/adoption.ts';
import { latestRates } from '../../../../tab/features/adoption/latest.ts';
import { drawnLines, firstNames, rateLines, rateTable } from '../../../../tab/features/adoption/lines.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';

function aPoint(date: string, rate: number): AdoptionPoint {
  return { date, rate, enabled: 100, active: Math.round(rate * 100) };
}

const sales = { id: 'sales', name: 'Sales' };
const finance = { id: 'finance', name: 'Finance' };

describe('the latest rates', () => {
  test('compare with the newest point that is at least four weeks older', () => {
    const total = [aPoint('2026-11-15', 0.6), aPoint('2026-10-18', 0.5), aPoint('2026-10-11', 0.4)];

    const [everybody] = latestRates({ total, groups: [] });

    expect(everybody?.latest.date).toBe('2026-11-15');
    expect(everybody?.change).toBeCloseTo(0.1);
  });

  test('have no change where the past has no number', () => {
    const groups = [{ group: sales, points: [aPoint('2026-11-15', 0.6), aPoint('2026-11-08', 0.5)] }];

    expect(latestRates({ total: [], groups })).toMatchObject([{ id: 'sales', change: null }]);
  });

  test('leave out a group without points', () => {
    expect(latestRates({ total: [], groups: [{ group: sales, points: [] }] })).toEqual([]);
  });
});

describe('the lines', () => {
  const view = {
    total: [aPoint('2026-11-15', 0.6), aPoint('2026-11-08', 0.5)],
    groups: [
      { group: sales, points: [aPoint('2026-11-15', 0.7)] },
      { group: finance, points: [aPoint('2026-11-08', 0.3)] },
    ],
  };

  test('begin with everybody, then the groups by name', () => {
    expect(rateLines(view).map((line) => line.name)).toEqual(['Everybody', 'Finance', 'Sales']);
  });

  test('run forwards in time', () => {
    expect(rateLines(view)[0]?.points.map((point) => point.date)).toEqual(['2026-11-08', '2026-11-15']);
  });

  test('become a table with the newest date first and gaps where there is no number', () => {
    const table = rateTable(rateLines(view));

    expect(table.dates).toEqual(['2026-11-15', '2026-11-08']);
    expect(table.rows).toEqual([
      { name: 'Everybody', rates: [0.6, 0.5] },
      { name: 'Finance', rates: [null, 0.3] },
      { name: 'Sales', rates: [0.7, null] },
    ]);
  });
});

test('of many groups the picture has a line for everybody and for the first twelve', () => {
  const line = (name: string) => ({ name, total: name === 'Everybody', points: [] });
  const lines = [line('Everybody'), ...Array.from({ length: 500 }, (_, index) => line(`Group ${index}`))];

  expect(drawnLines(lines)).toHaveLength(13);
  expect(drawnLines(lines)[0]?.name).toBe('Everybody');
});

test('of many hidden groups the first are named, and the others counted', () => {
  const groups = Array.from({ length: 12 }, (_, index) => ({ name: `Group ${index}` }));

  expect(firstNames(groups, createFormat('en-GB'))).toMatch(/^Group 0, .*Group 9 and 2 more$/);
  expect(firstNames(groups.slice(0, 2), createFormat('en-GB'))).toBe('Group 0 and Group 1');
});
