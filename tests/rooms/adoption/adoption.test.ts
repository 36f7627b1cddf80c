import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { adoptionRate, EVERYBODY, isActive, totalsOf } from '../../../bot/rooms/adoption/adoption.ts';
import { readUsageReport } from '../../../bot/rooms/importing/usage/usage-report.ts';
import { activeUsersCsv, usageCells } from '../importing/usage/active-users-csv.ts';

const REFRESHED = Temporal.PlainDate.from('2026-10-25');

test.each([
  ['on the refresh date', '2026-10-25', true],
  ['29 days before it', '2026-09-26', true],
  ['30 days before it', '2026-09-25', false],
  ['after it', '2026-10-26', false],
])('activity %s (%s) counts: %s', (_, date, active) => {
  const use = { licensed: true, lastActivity: Temporal.PlainDate.from(date) };

  expect(isActive(use, REFRESHED)).toBe(active);
});

test('nobody is active without a licence or without any activity', () => {
  expect(isActive({ licensed: false, lastActivity: REFRESHED }, REFRESHED)).toBe(false);
  expect(isActive({ licensed: true, lastActivity: null }, REFRESHED)).toBe(false);
});

test('the rate is active over enabled, and 0 where nobody is enabled', () => {
  expect(adoptionRate({ enabled: 8, active: 2 })).toBe(0.25);
  expect(adoptionRate({ enabled: 0, active: 0 })).toBe(0);
});

test('people count in their group and in the organisation, strangers in the organisation only', () => {
  const { people } = readUsageReport(
    activeUsersCsv([
      usageCells('ada@contoso.example', { 'Teams Last Activity Date': '2026-10-20' }),
      usageCells('bo@contoso.example'),
      usageCells('cy@contoso.example', { 'Teams Last Activity Date': '2026-10-20' }),
      usageCells('no-licence@contoso.example', { 'Has Teams License': 'False' }),
      usageCells('stranger@contoso.example', { 'Teams Last Activity Date': '2026-08-01' }),
    ]),
  );
  const groups = new Map([
    ['ada@contoso.example', 'finance'],
    ['bo@contoso.example', 'finance'],
    ['cy@contoso.example', 'sales'],
    ['no-licence@contoso.example', 'sales'],
  ]);

  const totals = totalsOf(people, REFRESHED, (upn) => groups.get(upn));

  expect(Object.fromEntries(totals.get('teams') ?? [])).toEqual({
    [EVERYBODY]: { enabled: 4, active: 2 },
    finance: { enabled: 2, active: 1 },
    sales: { enabled: 1, active: 1 },
  });
  expect(Object.fromEntries(totals.get('exchange') ?? [])).toEqual({
    [EVERYBODY]: { enabled: 0, active: 0 },
  });
});
