import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { hourOf } from '../../../../bot/rooms/announcements/scheduling/own-hour.ts';

const rules = { quietFrom: '20:00', quietUntil: '07:00', workingDaysOnly: true };

test.each([
  [
    'in the hour of each person',
    '2026-12-07',
    '09:00',
    'Asia/Tokyo',
    '2026-12-07T09:00:00+09:00[Asia/Tokyo]',
  ],
  ['after quiet hours in the morning', '2026-12-07', '05:30', 'UTC', '2026-12-07T07:00:00+00:00[UTC]'],
  [
    'on the next day after quiet hours in the evening',
    '2026-12-07',
    '21:00',
    'UTC',
    '2026-12-08T07:00:00+00:00[UTC]',
  ],
  ['on Monday instead of Saturday', '2026-12-05', '09:00', 'UTC', '2026-12-07T09:00:00+00:00[UTC]'],
  ['on Monday instead of late on Friday', '2026-12-04', '22:00', 'UTC', '2026-12-07T07:00:00+00:00[UTC]'],
])('people hear of it %s', (_, date, hour, zone, at) => {
  expect(hourOf({ date: Temporal.PlainDate.from(date), hour }, zone, rules).toString()).toBe(at);
});

test('an hour that the change of clocks leaves out is an hour later', () => {
  const none = { quietFrom: null, quietUntil: null, workingDaysOnly: false };

  const at = hourOf({ date: Temporal.PlainDate.from('2026-03-29'), hour: '02:30' }, 'Europe/Berlin', none);

  expect(at.toString()).toBe('2026-03-29T03:30:00+02:00[Europe/Berlin]');
});

test('without rules the wanted hour stands, also at night on a Sunday', () => {
  const none = { quietFrom: null, quietUntil: null, workingDaysOnly: false };

  const at = hourOf({ date: Temporal.PlainDate.from('2026-12-06'), hour: '03:00' }, 'UTC', none);

  expect(at.toString()).toBe('2026-12-06T03:00:00+00:00[UTC]');
});

test('quiet hours over noon are quiet as well', () => {
  const noon = { quietFrom: '12:00', quietUntil: '13:00', workingDaysOnly: false };
  const at = (hour: string) =>
    hourOf({ date: Temporal.PlainDate.from('2026-12-07'), hour }, 'UTC', noon)
      .toPlainTime()
      .toString();

  expect([at('11:59'), at('12:00'), at('12:59'), at('13:00')]).toEqual([
    '11:59:00',
    '13:00:00',
    '13:00:00',
    '13:00:00',
  ]);
});
