import { describe, expect, test } from 'vitest';
import {
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

  test('is told in words', () => {
    expect([-21, -1, 0, 14].map((offset) => offsetWords(offset, format))).toEqual([
      '21 days before the wave starts',
      '1 day before the wave starts',
      'The day the wave starts',
      '14 days after the wave starts',
    ]);
  });
});
