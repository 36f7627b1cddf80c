import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sampleOrganisation } from '../../../bot/local/sample/organisation.ts';
import { peopleCsv } from '../../../bot/local/sample/people-csv.ts';
import { usageCsv, weeklyUsageCsvs } from '../../../bot/local/sample/usage-csv.ts';
import { adoptionRate, EVERYBODY, totalsOf } from '../../../bot/rooms/adoption/adoption.ts';
import { readUsageReport } from '../../../bot/rooms/importing/usage/usage-report.ts';
import { PILOT } from '../../../bot/rooms/people/person.ts';
import { anImportingRoom } from '../../rooms/importing/an-importing-room.ts';
import { ACTIVE_USERS_COLUMNS } from '../../rooms/importing/usage/active-users-csv.ts';

const LAST = Temporal.PlainDate.from('2026-10-25');
const organisation = sampleOrganisation(2026);
const weeks = weeklyUsageCsvs(organisation, LAST);
const reports = weeks.map(({ csv }) => readUsageReport(csv));

function teamsRate(csv: string, groupId: string): number {
  const { people, refreshDate } = readUsageReport(csv);
  const groups = new Map(organisation.people.map(({ upn, group }) => [upn, group.id]));
  const totals = totalsOf(people, refreshDate ?? LAST, (upn) => groups.get(upn));
  return adoptionRate(totals.get('teams')?.get(groupId) ?? { enabled: 0, active: 0 });
}

test('there are 26 reports, a week apart, oldest first', () => {
  expect(weeks).toHaveLength(26);
  expect(weeks[0]?.refreshDate.toString()).toBe('2026-05-03');
  expect(weeks.at(-1)?.refreshDate.toString()).toBe('2026-10-25');
});

test('the header is that of the Active users report', () => {
  expect(weeks[0]?.csv.split('\r\n')[0]).toBe(`\uFEFF${ACTIVE_USERS_COLUMNS.join(',')}`);
});

test('the same organisation and date give the same report', () => {
  expect(weeklyUsageCsvs(sampleOrganisation(2026), LAST)).toEqual(weeks);
});

test('every row of every week is read', () => {
  for (const [week, report] of reports.entries()) {
    expect(report).toMatchObject({ bad: [], deleted: 0, concealed: false });
    expect(report.people).toHaveLength(1_200);
    expect(report.refreshDate?.toString()).toBe(weeks[week]?.refreshDate.toString());
  }
});

test('no later report takes back activity that an earlier one had', () => {
  let before = new Map<string, string>();
  for (const report of reports) {
    const now = new Map(report.people.map(({ upn, use }) => [upn, use.teams.lastActivity?.toString() ?? '']));

    expect([...now].filter(([upn, date]) => date !== '' && date < (before.get(upn) ?? ''))).toEqual([]);
    before = now;
  }
});

test('adoption of Teams rises over the half year', () => {
  const [first, last] = [weeks[0]?.csv ?? '', weeks.at(-1)?.csv ?? ''];

  expect(teamsRate(last, EVERYBODY) - teamsRate(first, EVERYBODY)).toBeGreaterThan(0.15);
});

test('a wave lifts its own group and leaves the others', () => {
  const before = usageCsv(organisation, { refreshDate: LAST, waves: [] });
  const start = LAST.subtract({ weeks: 10 });

  const after = usageCsv(organisation, { refreshDate: LAST, waves: [{ groupId: 'finance', start }] });

  expect(teamsRate(after, 'finance')).toBeGreaterThan(teamsRate(before, 'finance') + 0.1);
  expect(teamsRate(after, 'sales')).toBe(teamsRate(before, 'sales'));
});

test('a wave of the pilot set lifts the pilot people of every group and nobody else', () => {
  const active = (csv: string, inPilot: boolean) => {
    const use = new Map(readUsageReport(csv).people.map((person) => [person.upn, person.use.teams]));
    return organisation.people.filter(({ upn, pilot }) => pilot === inPilot && use.get(upn)?.lastActivity)
      .length;
  };
  const before = usageCsv(organisation, { refreshDate: LAST, waves: [] });
  const start = LAST.subtract({ weeks: 10 });

  const after = usageCsv(organisation, { refreshDate: LAST, waves: [{ groupId: PILOT, start }] });

  expect(active(after, true)).toBeGreaterThan(active(before, true));
  expect(active(after, false)).toBe(active(before, false));
});

test('the import takes all of it without a note', async () => {
  const { adoption, bring, bringUsage } = await anImportingRoom({ now: '2026-10-27T09:00:00Z' });
  await bring(peopleCsv(organisation));

  for (const { csv, refreshDate } of weeks) {
    expect(await bringUsage(csv)).toEqual({
      taken: 1_200,
      bad: [],
      notes: [],
      refreshDate: refreshDate.toString(),
    });
  }

  const counts = await adoption.totals.ofProduct('teams');
  expect(counts).toHaveLength(26 * 9);
});
