import { describe, expect, test } from 'vitest';
import {
  offsetOf,
  offsetParts,
  offsetWords,
  relativeDay,
} from '../../../../../../tab/features/announcements/editor/audience/schedule.ts';
import { createFormat } from '../../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

describe('a schedule by the wave', () => {
  const schedule = { kind: 'relative', date: '', offsetDays: '-7', hour: '09:00', ownZone: true } as const;

  test('shows its day', () => {
    expect(relativeDay(schedule, '2027-01-05')).toBe('2026-12-29');
    expect(relativeDay({ ...schedule, offsetDays: '' }, '2027-01-05')).toBeUndefined();
    expect(relativeDay(schedule, null)).toBeUndefined();
    expect(relativeDay({ ...schedule, kind: 'now' }, '2027-01-05')).toBeUndefined();
  });

  test.each([
    ['-7', { days: '7', side: 'before' }],
    ['14', { days: '14', side: 'after' }],
    ['+', { days: '', side: 'after' }],
    ['-', { days: '', side: 'before' }],
  ] as const)('%s is written as a number of days and a side', (offsetDays, parts) => {
    expect(offsetParts(offsetDays)).toEqual(parts);
    expect(offsetOf(parts)).toBe(offsetDays);
  });

  test('is before the wave until somebody says after', () => {
    expect(offsetParts('')).toEqual({ days: '', side: 'before' });
    expect(offsetOf({ days: '-3', side: 'after' })).toBe('3');
  });

  test('is told in words', () => {
    expect([-21, -1, 0, 14].map((offset) => offsetWords(offset, format))).toEqual([
      '21 days before the wave starts',
      '1 day before the wave starts',
      'The day the wave starts',
      '14 days after the wave starts',
    ]);
  });
});
