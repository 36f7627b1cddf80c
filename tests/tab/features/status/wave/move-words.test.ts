import { expect, test } from 'vitest';
import type {
  MovedWaveView,
  MovePreviewView,
  PlanEntryView,
} from '../../../../../bot/contract/overview/moves.ts';
import {
  announcementWords,
  historyLine,
  mayMove,
  previewSummary,
} from '../../../../../tab/features/status/wave/move-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');
const wave: MovedWaveView = {
  id: 'r.windows.sales',
  phase: { id: 'windows', name: 'Windows' },
  group: { id: 'sales', name: 'Sales' },
  people: 10,
  from: { start: '2026-12-15', end: '2027-01-14' },
  to: { start: '2026-12-20', end: '2027-01-19' },
  announcement: null,
};

function aPreview(over: Partial<MovePreviewView> = {}): MovePreviewView {
  const rolloutEnd = { before: '2027-03-01', after: '2027-03-01' };
  return { seen: 0, changed: [wave], rolloutEnd, collisions: null, notes: [], refusals: [], ...over };
}

function anEntry(over: Partial<PlanEntryView> = {}): PlanEntryView {
  return {
    id: 'e',
    change: 'moved',
    wave: { id: wave.id, phaseName: 'Windows', groupName: 'Sales' },
    by: { id: '00000000-0000-4000-8000-000000000001', name: 'Lea' },
    at: '2026-12-01T10:00:00.000Z',
    reason: 'Late',
    dates: { from: wave.from, to: wave.to },
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
])('an entry of the history with %j is one line', (over, line) => {
  expect(historyLine(anEntry(over), format)).toBe(line);
});

test('a preview is summed up with its people and the end of the rollout', () => {
  const later = { before: '2027-03-01', after: '2027-03-06' };

  const sentences = [
    previewSummary(aPreview(), format),
    previewSummary(aPreview({ changed: [wave, wave], rolloutEnd: later }), format),
  ];

  expect(sentences).toEqual([
    '1 wave changes its dates, for 10 people. The rollout ends when it did before.',
    '2 waves change their dates, for 20 people. The rollout is over on 6 Mar 2027 instead of 1 Mar 2027.',
  ]);
});

test('a move needs a preview that changes something, no refusal, and a reason', () => {
  const refusals = [{ code: 'phase-before', why: 'Too early.', earliest: null }];

  expect(mayMove(aPreview(), 'Late')).toBe(true);
  expect(mayMove(aPreview(), '  ')).toBe(false);
  expect(mayMove(aPreview({ changed: [] }), 'Late')).toBe(false);
  expect(mayMove(aPreview({ refusals }), 'Late')).toBe(false);
  expect(mayMove(undefined, 'Late')).toBe(false);
});

test('announcements are told by how many people they reached and how many wait', () => {
  expect(announcementWords(null, format)).toBe('Not announced');
  const words = (state: 'sending' | 'sent' | null, told: number, scheduled: number) =>
    announcementWords({ state, told, scheduled }, format);
  expect(words('sending', 0, 0)).toBe('Announced, nobody reached so far');
  expect(words('sent', 1, 0)).toBe('1 person reached');
  expect(words('sent', 1, 2)).toBe('1 person reached, 2 announcements scheduled');
  expect(words(null, 0, 1)).toBe('1 announcement scheduled');
});
