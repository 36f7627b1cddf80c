import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { DecisionRecord } from '../../bot/contract/gates/gate-records.ts';
import { openBrowser, openPage } from '../support/browser.ts';

// One journey in order: each step starts where the one before it ended.
const { bot } = inject('addresses');
const REASON = 'The people of this wave asked for it, says the journey';

let browser: Browser;
/** Where the lead is. */
let tab: Page;
let lead: string;
let waveId: string;

beforeAll(async () => {
  browser = await openBrowser();
  tab = await openPage(browser);
});

afterAll(() => browser.close());

test('a lead opens Gates and sees for a wave what its gate asks, and what of it does not pass', async () => {
  await tab.goto(`${bot}/tab/`);
  await tab.getByRole('link', { name: 'Gates', exact: true }).click();
  const coming = tab.getByRole('region', { name: /^Coming/ });

  // A wave far away: what is decided on it stands in nobody's way.
  await coming.getByRole('listitem').last().getByRole('button').click();

  await conditions(tab).waitFor();
  waveId = decodeURIComponent(new URL(tab.url()).pathname.split('/').at(-1) ?? '');
  lead = await viewer(tab);
  const outcomes = await conditions(tab).getByRole('row').allInnerTexts();
  const [, ...rows] = outcomes;
  const failing = rows.filter((row) => row.startsWith('Fail')).length;
  const open = rows.filter((row) => row.startsWith('Inconclusive')).length;
  expect(failing + open).toBeGreaterThan(0);
  const verdict =
    failing > 0 ? `${failing} of ${rows.length} condition` : `${open} of ${rows.length} condition`;
  await tab.getByText(verdict).waitFor();
});

test('go is not there while something does not pass', async () => {
  const go = tab.getByRole('button', { name: 'Go', exact: true });

  expect(await go.isDisabled()).toBe(true);
  expect(await go.getAttribute('aria-describedby')).not.toBeNull();
});

test('an override needs a reason, and says before how many people it reaches', async () => {
  await tab.getByRole('button', { name: 'Override', exact: true }).click();
  const dialog = tab.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Override' });
  expect(await confirm.isDisabled()).toBe(true);
  expect(await dialog.innerText()).toMatch(/announcements go out to \d+ people/);

  await dialog.getByRole('textbox', { name: 'Reason' }).fill(REASON);
  await confirm.click();

  const history = tab.getByRole('region', { name: 'History' });
  await history.getByText(REASON).waitFor();
  const first = await history.getByRole('listitem').first().innerText();
  expect(first).toContain('Override');
  expect(first).toContain(lead);
  expect(await tab.getByRole('button', { name: 'Override', exact: true }).count()).toBe(0);
});

test('the decision record can be saved, with who decided and why', async () => {
  const json = DecisionRecord.parse(JSON.parse(await saved('JSON')));
  const csv = await saved('CSV');

  expect(json).toMatchObject({ wave: { id: waveId }, state: 'overridden' });
  expect(json.events).toContainEqual(expect.objectContaining({ kind: 'override', by: lead, reason: REASON }));
  expect(csv).toContain(REASON);
  expect(csv.split('\n')[0]).toContain('wave,part,name,result');
});

test('a champion reads the same gate and cannot decide it', async () => {
  const page = await openPage(browser);
  await page.goto(`${bot}/tab/`);
  await page.getByRole('button', { name: /^Viewing as/ }).click();
  await page.getByRole('group', { name: 'Champions' }).getByRole('menuitemradio').first().click();
  await page.getByRole('button', { name: /^Viewing as .*, champion$/ }).waitFor();

  await page.goto(`${bot}/tab/gates/${waveId}`);

  await page.getByRole('region', { name: 'History' }).getByText(REASON).waitFor();
  expect(await conditions(page).getByRole('row').count()).toBeGreaterThan(1);
  await page.getByText('The leads of this group decide here.').waitFor();
  for (const name of ['Go', 'Hold', 'Override']) {
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  }
});

function conditions(page: Page) {
  return page.getByRole('table', { name: 'Conditions' });
}

/** The name of whoever looks at the tab. */
async function viewer(page: Page): Promise<string> {
  const name = await page.getByRole('button', { name: /^Viewing as/ }).getAttribute('aria-label');
  return /^Viewing as (.*), lead$/.exec(name ?? '')?.[1] ?? '';
}

/** The text of the decision record as the browser saves it. */
async function saved(kind: 'CSV' | 'JSON'): Promise<string> {
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: `Save the decision record as ${kind}` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`decision-record-${waveId}.${kind.toLowerCase()}`);
  return readFile(await download.path(), 'utf8');
}
