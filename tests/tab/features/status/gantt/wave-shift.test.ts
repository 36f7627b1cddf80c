import { describe, expect, test } from 'vitest';
import {
  daysOfKey,
  daysOfPixels,
  ghostOf,
  mayMoveBar,
  proposalWords,
  shiftedStart,
} from '../../../../../tab/features/status/gantt/wave-shift.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import type { GanttBar, GanttRow } from '../../../../../tab/ui/waves/gantt.ts';

const format = createFormat('en-GB');

describe('the arrow keys', () => {
  test.each([
    ['ArrowRight', false, 1],
    ['ArrowRight', true, 7],
    ['ArrowLeft', false, -1],
    ['ArrowLeft', true, -7],
    ['ArrowUp', false, 0],
    ['a', true, 0],
  ])('%s with Shift %s shifts by %i days', (key, shiftKey, days) => {
    expect(daysOfKey({ key, shiftKey })).toBe(days);
  });
});

describe('a dragged wave', () => {
  test('goes by whole days, the nearest to the pointer', () => {
    const picture = { days: 100, width: 500 };

    expect([3, 12, -12, -13].map((pixels) => daysOfPixels(pixels, picture))).toEqual([1, 2, -2, -3]);
  });

  test('stays where it is in a picture that has no width yet', () => {
    expect(daysOfPixels(50, { days: 100, width: 0 })).toBe(0);
  });

  test('crosses the end of a month and of a year', () => {
    expect(shiftedStart('2026-12-30', 3)).toBe('2027-01-02');
    expect(shiftedStart('2027-03-01', -1)).toBe('2027-02-28');
  });

  test('is drawn inside of the picture however far it is shifted', () => {
    const bar = { from: 0.8, length: 0.1 };

    expect(ghostOf(bar, 5, 100).from).toBeCloseTo(0.85);
    expect(ghostOf(bar, 15, 100)).toMatchObject({ from: expect.closeTo(0.95), length: expect.closeTo(0.05) });
    expect(ghostOf(bar, 400, 100)).toEqual({ from: 1, length: 0 });
    expect(ghostOf(bar, -85, 100)).toMatchObject({ from: 0, length: expect.closeTo(0.05) });
  });

  test.each([
    [3, '18 Dec 2026, 3 days later'],
    [-1, '14 Dec 2026, 1 day earlier'],
    [0, '15 Dec 2026, as planned'],
  ])('by %i days is said as "%s"', (shift, words) => {
    expect(proposalWords('2026-12-15', shift, format)).toBe(words);
  });
});

describe('a wave may be moved', () => {
  const bar: GanttBar = {
    id: 'r.windows.sales',
    phase: 'Windows',
    step: 1,
    mark: '1',
    rollout: null,
    state: 'planned',
    start: '2026-12-15',
    end: '2027-01-14',
    from: 0,
    length: 1,
    lane: 0,
  };
  const row: GanttRow = { group: { id: 'sales', name: 'Sales' }, lanes: 1, bars: [bar] };
  const sales = [{ id: 'sales', name: 'Sales' }];

  test('by a lead of all groups and by a lead of its group', () => {
    expect(mayMoveBar({ role: 'lead', leads: null }, row, bar)).toBe(true);
    expect(mayMoveBar({ role: 'lead', leads: sales }, row, bar)).toBe(true);
  });

  test('not by the lead of another group, nor by a champion', () => {
    const pilot = { ...row, group: { id: 'pilot', name: 'Pilot set' } };

    expect(mayMoveBar({ role: 'lead', leads: sales }, pilot, bar)).toBe(false);
    expect(mayMoveBar({ role: 'champion', leads: [] }, row, bar)).toBe(false);
  });

  test('not once it is complete', () => {
    expect(mayMoveBar({ role: 'lead', leads: null }, row, { ...bar, state: 'complete' })).toBe(false);
    expect(mayMoveBar({ role: 'lead', leads: null }, row, { ...bar, state: 'cancelled' })).toBe(false);
  });
});
