import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isTooLate, whenDue } from '../../../../bot/rooms/announcements/scheduling/when-due.ts';

const wave = { start: Temporal.PlainDate.from('2026-09-15') };
const always = { quietFrom: null, quietUntil: null, workingDaysOnly: false };
const relative = { kind: 'relative' as const, offsetDays: -7, hour: '09:00', ownZone: false };

describe('an announcement is due', () => {
  test('at the hour of the organisation', () => {
    expect(whenDue(relative, wave, 'Europe/Berlin', always)?.first).toBe('2026-09-08T07:00:00.000Z');
  });

  test('fourteen hours before UTC has that hour where everybody hears of it at their own', () => {
    const due = whenDue({ ...relative, ownZone: true }, wave, 'UTC', always);

    expect(due).toEqual({
      first: '2026-09-07T19:00:00.000Z',
      meant: Date.parse('2026-09-08T09:00:00Z'),
    });
  });

  test('after quiet hours and days off', () => {
    const saturday = { kind: 'at' as const, date: '2026-09-12', hour: '22:30', ownZone: false };
    const rules = { quietFrom: '20:00', quietUntil: '07:00', workingDaysOnly: true };

    expect(whenDue(saturday, null, 'UTC', rules)?.first).toBe('2026-09-14T07:00:00.000Z');
  });

  test('never by itself where it goes at once, or where its wave is gone', () => {
    expect(whenDue({ kind: 'now' }, wave, 'UTC', always)).toBeNull();
    expect(whenDue(relative, null, 'UTC', always)).toBeNull();
  });

  test('for a day and no longer', () => {
    const due = whenDue(relative, wave, 'UTC', always);
    if (!due) throw new Error('not due');

    expect(isTooLate(due, Date.parse('2026-09-09T09:00:00Z'))).toBe(false);
    expect(isTooLate(due, Date.parse('2026-09-09T09:00:01Z'))).toBe(true);
  });
});
