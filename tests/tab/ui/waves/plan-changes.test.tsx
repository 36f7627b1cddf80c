// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { MovePreviewView } from '../../../../bot/contract/overview/moves.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { PlanChanges } from '../../../../tab/ui/waves/PlanChanges.tsx';
import { announcementWords, previewSummary } from '../../../../tab/ui/waves/plan-change-words.ts';
import { doing, showWithin, withStillTime } from '../../support/render-within.tsx';
import { aMovedWave, aPreview } from './a-preview.ts';

withStillTime();

const format = createFormat('en-GB');
const refusal = { code: 'phase-before', why: 'Windows would start too early.', earliest: '2026-12-22' };

test('a preview is summed up with its people and the end of the rollout', () => {
  const later = { before: '2027-03-01', after: '2027-03-06' };

  const sentences = [
    previewSummary(aPreview(), format),
    previewSummary(aPreview({ changed: [aMovedWave(), aMovedWave()], rolloutEnd: later }), format),
    previewSummary(aPreview({ changed: [] }), format),
  ];

  expect(sentences).toEqual([
    '1 wave changes its dates, for 10 people. The rollout ends when it did before.',
    '2 waves change their dates, for 20 people. The rollout is over on 6 Mar 2027 instead of 1 Mar 2027.',
    'No wave changes its dates.',
  ]);
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

test('each wave that changes stands there with its dates, its people and what they know', () => {
  const { from, to } = aMovedWave();
  const [before, after] = [from, to].map(({ start, end }) => format.longDays(start, end));

  show(aPreview());

  expect(screen.getByRole('listitem').textContent).toBe(
    `Windows, Sales${before} → ${after}10 people · Not announced`,
  );
});

test('of many waves the first are drawn, and the rest is counted', () => {
  show(aPreview({ changed: Array.from({ length: 500 }, (_, index) => aMovedWave({ id: `r.w.g${index}` })) }));

  expect(screen.getAllByRole('listitem')).toHaveLength(40);
  expect(screen.getByText('And 460 more.')).toBeTruthy();
});

test('why it cannot be is said also where no wave would change, with the day that would do', async () => {
  const chosen: string[] = [];
  show(aPreview({ changed: [], refusals: [refusal] }), (start) => chosen.push(start));

  await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Take 22 Dec 2026' })));

  expect(screen.getByText('Windows would start too early.')).toBeTruthy();
  expect(screen.queryByText('No wave changes its dates.')).toBeNull();
  expect(chosen).toEqual(['2026-12-22']);
});

test('where no day was asked for none is offered', () => {
  show(aPreview({ refusals: [refusal] }));

  expect(screen.queryByRole('button')).toBeNull();
});

function show(preview: MovePreviewView, onChoose?: (start: string) => void): void {
  showWithin(<PlanChanges preview={preview} {...(onChoose && { onChoose })} />, {
    answer: () => ({ body: {} }),
  });
}
