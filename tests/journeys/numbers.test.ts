import type { Browser, Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { inPartition, type Stored } from '../../bot/doors/azure/table.ts';
import { FOUNDATION } from '../../bot/local/sample/plans.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import {
  announcementOfWave,
  type DeliveryCells,
  type PersonCells,
  rowsOf,
  type WaveCells,
  waveRows,
} from '../support/rows.ts';

// What the screens show is compared with what is counted here, row by row, without the product's own counts.
const { bot } = inject('addresses');
const today = Temporal.Now.plainDateISO('UTC');

interface UsageCells {
  groupId: string;
  teams: boolean;
  teamsLast: string;
}

let browser: Browser;
let page: Page;
let groups: Map<string, string>;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
  const rows = await rowsOf<{ name: string }>('groups');
  // Where people wait to be assigned is no business group, and is on no screen while nobody is in it.
  groups = new Map(rows.flatMap(({ rowKey, name }) => (rowKey === 'unassigned' ? [] : [[rowKey, name]])));
});

afterAll(() => browser.close());

test('Status shows for each group and phase the state, the people and the share that was reached', async () => {
  const people = Map.groupBy(await rowsOf<PersonCells>('people'), (person) => person.partitionKey);
  const sent = await sentByWave();
  const waves = Map.groupBy(await foundationWaves(), (wave) => wave.groupId);
  const expected = [...waves].map(([groupId, own]) => {
    const size = people.get(groupId)?.length ?? 0;
    return {
      name: groupId === 'pilot' ? 'Pilot set' : (groups.get(groupId) ?? groupId),
      cells: own.map((wave) => cellOf(wave, size, sent.get(wave.rowKey))),
    };
  });

  await page.goto(`${bot}/tab/status?view=waves&rollout=${FOUNDATION}`);

  const table = page.getByRole('table', { name: 'Waves by business group and phase' });
  await table.waitFor();
  for (const { name, cells } of expected) {
    const shown = await rowIn(table, name).getByRole('cell').allInnerTexts();
    expect({ name, cells: shown.map(withoutDates).sort() }).toEqual({ name, cells: cells.sort() });
  }
  expect(await table.getByRole('rowheader').count()).toBe(expected.length);
});

test('Status counts the waves of each state and everybody who was reached', async () => {
  const waves = await foundationWaves();
  const people = Map.groupBy(await rowsOf<PersonCells>('people'), (person) => person.partitionKey);
  const sent = await sentByWave();
  const announced = waves.filter((wave) => sent.has(wave.rowKey));
  const announcedTo = announced.reduce((sum, wave) => sum + (people.get(wave.groupId)?.length ?? 0), 0);
  const reached = announced.reduce((sum, wave) => sum + (sent.get(wave.rowKey) ?? 0), 0);
  const count = (state: string) => waves.filter((wave) => stateOf(wave) === state).length;

  await page.goto(`${bot}/tab/status?rollout=${FOUNDATION}`);

  const figures = page.getByLabel('Headline figures');
  await figures.waitFor();
  const text = (await figures.innerText()).replaceAll(',', '');
  expect(text).toContain(`reached: ${reached} of ${announcedTo} in announced waves`);
  for (const state of ['Complete', 'In progress', 'Planned', 'Held']) {
    const figure = figures.locator('div').filter({ hasText: state }).locator('dd');
    expect(Number.parseInt(await figure.innerText(), 10)).toBe(count(state));
  }
});

test('Champions shows everybody with the role, by group, with what they did', async () => {
  const holders = (await rowsOf<PersonCells>('roles')).filter((row) => row.partitionKey === 'champion');
  const done = Map.groupBy(await rowsOf('contributions'), (row) => row.partitionKey);
  const people = Map.groupBy(await rowsOf<PersonCells>('people'), (person) => person.groupId);

  await page.goto(`${bot}/tab/champions`);

  for (const [groupId, name] of groups) {
    const size = people.get(groupId)?.length ?? 0;
    const own = holders.filter((holder) => holder.groupId === groupId);
    const shown = page.getByRole('region', { name, exact: true });
    await shown
      .getByText(`${(Math.round((own.length * 1000) / size) / 10).toFixed(1)} for each 100`)
      .waitFor();
    for (const champion of own) {
      const entry = shown.getByRole('listitem').filter({ hasText: champion.name });
      await entry.getByText(contributions(done.get(champion.rowKey)?.length ?? 0)).waitFor();
    }
  }
  const all = [...done.values()].flat().length;
  await page
    .getByText(`${holders.length} champions in ${groups.size} groups, ${all} contributions.`)
    .waitFor();
});

test('Adoption shows active of enabled people for each group and for everybody', async () => {
  const reports = await rowsOf('usagereports');
  const date =
    reports
      .map((report) => report.rowKey)
      .sort()
      .at(-1) ?? '';
  const newest = await rowsOf<UsageCells>('usage', { filter: inPartition(date) });
  const before = await rowsOf<UsageCells>('usage', {
    filter: inPartition(Temporal.PlainDate.from(date).subtract({ days: 28 }).toString()),
  });

  await page.goto(`${bot}/tab/adoption`);

  const table = page.getByRole('table', { name: 'Latest adoption rate by business group' });
  await table.waitFor();
  for (const [groupId, name] of [['', 'Everybody'] as const, ...groups]) {
    const now = countTeams(newest, groupId);
    const then = countTeams(before, groupId);
    const [rate, change, active, enabled] = await rowIn(table, name).getByRole('cell').allInnerTexts();
    expect({ name, rate, active, enabled }).toEqual({
      name,
      rate: `${Math.round((now.active / now.enabled) * 100)}%`,
      active: now.active.toLocaleString('en-GB'),
      enabled: now.enabled.toLocaleString('en-GB'),
    });
    const points = (now.active / now.enabled - then.active / then.enabled) * 100;
    expect(Math.abs(Number.parseFloat(change ?? '') - points)).toBeLessThan(0.06);
  }
  expect(newest.length).toBeGreaterThan(1_000);
});

/** The waves of the rollout that most of the sample is about. */
async function foundationWaves() {
  return (await waveRows()).filter(({ partitionKey }) => partitionKey === FOUNDATION);
}

/** Teams licences among people of a group (of all when it is empty), and those used within 30 days. */
function countTeams(rows: readonly Stored<UsageCells>[], groupId: string) {
  const enabled = rows.filter((row) => row.teams && (groupId === '' || row.groupId === groupId));
  const active = enabled.filter(({ partitionKey, teamsLast }) => {
    if (!teamsLast) return false;
    const days = Temporal.PlainDate.from(teamsLast).until(partitionKey, { largestUnit: 'days' }).days;
    return days >= 0 && days <= 29;
  });
  return { enabled: enabled.length, active: active.length };
}

/** How many people were sent the announcement of each wave that has one. */
async function sentByWave(): Promise<Map<string, number>> {
  const sent = (await rowsOf<DeliveryCells>('deliveries')).filter((row) => row.state === 'sent');
  const byAnnouncement = Map.groupBy(sent, (row) => row.partitionKey.split('|')[0] ?? '');
  const announcements = await announcementOfWave();
  return new Map([...announcements].map(([wave, id]) => [wave, byAnnouncement.get(id)?.length ?? 0]));
}

function cellOf(wave: WaveCells, people: number, sent: number | undefined): string {
  const reached = sent === undefined ? 'Not announced' : `${Math.round((sent / people) * 100)}% reached`;
  return `${stateOf(wave)} | ${people} people | ${reached}`;
}

function stateOf({ start, end, holds = '[]' }: WaveCells): string {
  if (Temporal.PlainDate.compare(today, end) >= 0) return 'Complete';
  if (JSON.parse(holds).length > 0) return 'Held';
  return Temporal.PlainDate.compare(today, start) >= 0 ? 'In progress' : 'Planned';
}

/** A cell is four lines: state, dates, people, share. */
function withoutDates(cell: string): string {
  const [state, , people, reached] = cell
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return `${state} | ${people} | ${reached}`;
}

function rowIn(table: Locator, name: string): Locator {
  return table
    .getByRole('row')
    .filter({ has: table.page().getByRole('rowheader', { name: new RegExp(`^${name}`) }) });
}

function contributions(count: number): string {
  if (count === 0) return 'No contribution recorded yet';
  return count === 1 ? '1 contribution' : `${count} contributions`;
}
