import { expect, test } from 'vitest';
import type { PlanEntryView } from '../../../../../bot/contract/overview/moves.ts';
import { historyLine, mayMove } from '../../../../../tab/features/status/wave/move-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { aPreview } from '../../../ui/waves/a-preview.ts';

const format = createFormat('en-GB');

function anEntry(over: Partial<PlanEntryView> = {}): PlanEntryView {
  return {
    id: 'e',
    change: 'moved',
    wave: { id: 'r.windows.sales', phaseName: 'Windows', groupName: 'Sales' },
    by: { id: '00000000-0000-4000-8000-000000000001', name: 'Lea' },
    at: '2026-12-01T10:00:00.000Z',
    reason: 'Late',
    dates: {
      from: { start: '2026-12-15', end: '2027-01-14' },
      to: { start: '2026-12-20', end: '2027-01-19' },
    },
    waves: 1,
    rolloutEnd: null,
    ...over,
  };
}

test.each([
  [{}, 'moved Windows for Sales from 15 Dec 2026 to 20 Dec 2026'],
  [{ waves: 3 }, 'moved Windows for Sales from 15 Dec 2026 to 20 Dec 2026, and 2 other waves with it'],
  [{ change: 'undone' as const, dates: null }, 'moved back Windows for Sales'],
  [{ change: 'held' as const, dates: null, waves: 0 }, 'held Windows for Sales'],
  [{ change: 'released' as const, dates: null, waves: 0 }, 'released Windows for Sales'],
  [{ change: 'refrozen' as const, wave: null, dates: null, waves: 0 }, 'changed the freeze windows'],
  [
    { change: 'refrozen' as const, wave: null, dates: null, waves: 2 },
    'changed the freeze windows, and 2 waves with them',
  ],
])('an entry of the history with %j is one line', (over, line) => {
  expect(historyLine(anEntry(over), format)).toBe(line);
});

test('a move needs a preview that changes something, no refusal, and a reason', () => {
  const refusals = [{ code: 'phase-before', why: 'Too early.', earliest: null }];

  expect(mayMove(aPreview(), 'Late')).toBe(true);
  expect(mayMove(aPreview(), '  ')).toBe(false);
  expect(mayMove(aPreview({ changed: [] }), 'Late')).toBe(false);
  expect(mayMove(aPreview({ refusals }), 'Late')).toBe(false);
  expect(mayMove(undefined, 'Late')).toBe(false);
});
