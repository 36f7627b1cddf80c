import { expect, test } from 'vitest';
import { brokenRow, reportRow } from './figure.ts';

test('a goal is judged by the measured value, not by the rounded one', () => {
  const row = reportRow('delivery', { figure: 'rate', value: 0.9499, unit: '', goal: { atLeast: 0.95 } });

  expect(row).toEqual({ bench: 'delivery', figure: 'rate', value: 0.95, unit: '', goal: 0.95, holds: false });
});

test('a figure above what is allowed misses its goal', () => {
  const lost = reportRow('delivery', { figure: 'lost', value: 1, unit: 'people', goal: { atMost: 0 } });

  expect(lost).toMatchObject({ goal: 0, holds: false });
});

test('a figure without a goal only informs', () => {
  const row = reportRow('delivery', { figure: 'seconds', value: 23, unit: 's' });

  expect(row).toMatchObject({ goal: null, holds: true });
});

test('a benchmark that broke down misses its goal', () => {
  const row = brokenRow('delivery');

  expect(row.holds).toBe(false);
});
