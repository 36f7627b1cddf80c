import { expect, test } from 'vitest';
import { scheduleWords } from '../../../../../tab/features/announcements/life/schedule-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

test('a schedule is a sentence', () => {
  const at = { kind: 'at', date: '2026-12-15', hour: '09:00', ownZone: true } as const;
  const relative = { kind: 'relative', hour: '09:00', ownZone: false } as const;

  expect(scheduleWords(at, format)).toBe("15 Dec 2026 at 09:00, in each person's own time zone.");
  expect(scheduleWords({ ...relative, offsetDays: -7 }, format)).toMatch(/^7 days before the wave starts/);
  expect(scheduleWords({ ...relative, offsetDays: 1 }, format)).toMatch(/^1 day after the wave starts/);
  expect(scheduleWords({ ...relative, offsetDays: 0 }, format)).toMatch(/^On the day the wave starts/);
});
