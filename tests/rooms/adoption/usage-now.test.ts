import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { EVERYBODY } from '../../../bot/rooms/adoption/adoption.ts';
import { usageNow } from '../../../bot/rooms/adoption/usage-now.ts';
import { openAdoption } from '../../../bot/rooms/adoption/usage-snapshots.ts';
import { enterReport } from '../../support/enter-report.ts';
import { testStorage } from '../../support/storage.ts';

test('without a report nobody can say who uses anything', async () => {
  expect(await usageNow(await openAdoption(testStorage()), 'teams', 5)).toBeUndefined();
});

test('the newest report counts, without groups of fewer people than the floor', async () => {
  const adoption = await anAdoption({ '2026-09-01': [9, 8, 4], '2026-09-08': [30, 20, 6] });

  const now = await usageNow(adoption, 'teams', 5);

  expect(now).toMatchObject({ asOf: '2026-09-08', total: { enabled: 62, active: 31 } });
  expect([...(now?.groups ?? [])]).toMatchObject([
    ['finance', { enabled: 30, active: 15 }],
    ['legal', { enabled: 6, active: 3 }],
    ['sales', { enabled: 20, active: 10 }],
  ]);
});

test('a total that would give a hidden group away is hidden too', async () => {
  const adoption = await anAdoption({ '2026-09-08': [30, 20, 2] }, 0);

  const now = await usageNow(adoption, 'teams', 5);

  expect(now?.total).toBeUndefined();
  expect(now?.groups.has('legal')).toBe(false);
});

/** Half of the licensed people of each group use Teams; some people are in no group. */
async function anAdoption(dates: Record<string, [number, number, number]>, inNoGroup = 6) {
  const adoption = await openAdoption(testStorage());
  for (const [date, [finance, sales, legal]] of Object.entries(dates)) {
    const refreshDate = Temporal.PlainDate.from(date);
    const counts = { finance, sales, legal, [EVERYBODY]: finance + sales + legal + inNoGroup };
    const teams = Object.entries(counts).map(
      ([id, enabled]) => [id, { enabled, active: enabled / 2 }] as const,
    );
    await adoption.totals.replace(refreshDate, new Map([['teams', new Map(teams)]]));
    const report = {
      people: 60,
      concealed: false,
      products: ['teams'],
      importedAt: `${date}T08:00:00Z`,
    } as const;
    await enterReport(adoption.reports, { refreshDate, ...report });
  }
  return adoption;
}
