import { describe, expect, test } from 'vitest';
import { receiptsOf } from '../../../../../tab/features/announcements/results/receipts.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

describe('one person', () => {
  test('did things in the order of their times', () => {
    const did = receiptsOf(
      {
        acknowledgedAt: '2026-12-01T10:05:00Z',
        doneAt: '2026-12-01T10:09:00Z',
        openedTrainingAt: '2026-12-01T10:01:00Z',
        reportedAt: null,
      },
      format,
    );

    expect(did.map((line) => line.split(',')[0])).toEqual([
      'Opened training',
      'Pressed "Got it"',
      'Said it is done',
    ]);
  });
});
