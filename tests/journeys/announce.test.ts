import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import {
  announcementOfWave,
  deliveriesOf,
  type PersonCells,
  rowsOf,
  type WaveCells,
  waveRows,
} from '../support/rows.ts';
import { waitUntil } from '../support/wait-until.ts';

// One journey in order: each step starts where the one before it ended.
const { bot, simulator } = inject('addresses');
const TITLE = 'Your turn is coming, says the journey';

let browser: Browser;
/** Where the lead is. */
let tab: Page;
let wave: WaveCells & { rowKey: string };
let audience: PersonCells[];

beforeAll(async () => {
  browser = await openBrowser();
  tab = await openPage(browser);
});

afterAll(() => browser.close());

test('a lead sees the next wave with whom it reaches, whom not, and why', async () => {
  await tab.goto(`${bot}/tab/announce`);
  await tab.getByRole('button', { name: "Send the playbook's announcement" }).click();

  const next = tab.getByRole('button', { name: / Next / });
  await next.waitFor();
  expect(await next.getAttribute('aria-pressed')).toBe('true');
  await next.click();
  wave = await waveAsked();
  const people = await rowsOf<PersonCells>('people');
  audience = people.filter((person) => person.partitionKey === wave.groupId);
  const unreachable = audience.filter((person) => person.unreachable || !person.serviceUrl);
  expect(await next.innerText()).toContain(await groupName(wave.groupId));
  const reach = tab.getByRole('region', { name: 'Who gets it' });
  expect(await reach.innerText()).toMatch(
    new RegExp(
      `${audience.length}\\s+in the wave\\s+${audience.length - unreachable.length}\\s+reachable\\s+${unreachable.length}\\s+not reachable`,
    ),
  );
  const reasons = await reach.getByRole('list', { name: 'Why people are not reached' }).innerText();
  expect(sumOf(reasons)).toBe(unreachable.length);
  expect(unreachable.length).toBeGreaterThan(0);
});

test('the preview shows the card with what the lead writes', async () => {
  const preview = tab.getByRole('region', { name: 'Preview' });

  await tab.getByRole('textbox', { name: 'Title' }).fill(TITLE);

  await preview.getByRole('heading', { name: TITLE }).last().waitFor();
  expect(await preview.getByRole('button', { name: 'Got it' }).isVisible()).toBe(true);
});

test('after Send every recipient is settled, and the counters add up to the audience', async () => {
  await tab.getByRole('button', { name: 'Send', exact: true }).click();
  await tab.getByRole('button', { name: `Send to ${audience.length} people` }).click();

  await tab.getByRole('progressbar', { name: 'Recipients settled' }).waitFor();
  await tab.getByText('Delivery is finished.').waitFor({ state: 'attached' });
  const shown = await figures(tab.getByLabel('Deliveries by outcome'));
  const rows = Map.groupBy(await deliveriesOf(await announcementId()), (row) => row.state);
  const count = (state: string) => rows.get(state)?.length ?? 0;
  expect(shown).toMatchObject({
    Sent: count('sent'),
    Unreachable: count('unreachable'),
    Failed: count('failed'),
    Unknown: count('unknown'),
    Skipped: count('skipped'),
    'Possible repeats': 0,
  });
  const settled = ['sent', 'unreachable', 'failed', 'unknown', 'skipped'].map(count);
  expect(settled.reduce((sum, people) => sum + people)).toBe(audience.length);
  expect(count('sent')).toBeGreaterThan(0);
});

test('a recipient presses "Got it" in their chat, and the tab counts it', async () => {
  const person = await somebodyReached();
  const chat = await openPage(browser);

  await chat.goto(`${simulator}/?person=${person}`);
  const message = chat.getByRole('listitem').filter({ hasText: TITLE }).last();
  await message.getByRole('button', { name: 'Got it' }).click();

  await message.getByText(/You said "Got it"/).waitFor();
  await waitUntil('the tab counts one "Got it"', async () => {
    const shown = await figures(tab.getByLabel('Receipts'));
    return shown['Pressed "Got it"'] === 1;
  });
  const acknowledged = (await deliveriesOf(await announcementId())).filter((row) => row.acknowledgedAt);
  expect(acknowledged.map((row) => row.rowKey)).toEqual([person]);
});

test('its page shows what happened to each person, and saves it as a file', async () => {
  const page = await openPage(browser);
  await page.goto(`${bot}/tab/announce`);
  await page.getByRole('link', { name: TITLE }).click();

  await page.getByRole('combobox', { name: 'Answer' }).selectOption('yes');

  await page.getByText('1 person shown.').waitFor();
  const row = page.getByRole('region', { name: 'Results' }).getByRole('row').nth(1);
  expect(await row.innerText()).toMatch(/Sent\s+Pressed "Got it"/);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the results as CSV' }).click();
  const file = await readFile(await (await saving).path(), 'utf8');
  expect(file.trim().split('\n')).toHaveLength(2);
});

test('an issue that is reported from its card stands on its page, and leads back to it', async () => {
  const chat = await openPage(browser);
  await chat.goto(`${simulator}/?person=${await somebodyReached()}`);
  const message = chat.getByRole('listitem').filter({ hasText: TITLE }).last();
  await message.getByRole('button', { name: 'Report an issue' }).click();
  const form = chat.getByRole('listitem').filter({ hasText: `About the announcement: ${TITLE}` });
  await form.getByRole('textbox').fill('The link leads nowhere.');
  await form.getByText('It is annoying, but I can work').click();
  const page = await openPage(browser);
  await page.goto(`${bot}/tab/announce/${await announcementId()}`);
  const issues = page.getByRole('region', { name: 'Issues reported from it' });
  await issues.getByText('Nobody in the groups you lead reported an issue').waitFor();

  await form.getByRole('button', { name: 'Send report' }).click();
  await chat.getByRole('heading', { name: /^Issue #\d+ is reported$/ }).waitFor();
  await page.reload();
  await issues.getByRole('button', { name: /The link leads nowhere/ }).click();

  await page.getByRole('link', { name: TITLE }).click();
  await waitUntil('its page counts who reported', async () => {
    const shown = await figures(page.getByLabel('Receipts'));
    return shown['Reported an issue'] === 1;
  });
});

test('it is taken back from everybody only after a question, and says so', async () => {
  const page = await openPage(browser);
  await page.goto(`${bot}/tab/announce/${await announcementId()}`);
  const sent = (await deliveriesOf(await announcementId())).filter((row) => row.state === 'sent');

  await page.getByRole('button', { name: 'Take back' }).click();
  const question = page.getByRole('alertdialog', { name: 'Take it back from everybody?' });
  await question.getByRole('textbox', { name: 'Reason' }).fill('The date was wrong.');
  await question.getByRole('button', { name: 'Take back' }).click();

  const stand = page.getByRole('region', { name: 'Where it stands' });
  await stand.getByText('Taken back', { exact: true }).waitFor();
  await stand.getByText(`${sent.length} cards were taken back.`).waitFor();
  const record = page.getByRole('region', { name: 'Record' });
  expect(await record.innerText()).toContain('The date was wrong.');
});

test('the wave cannot be announced a second time', async () => {
  await tab.reload();

  const announced = tab.getByRole('region', { name: 'Announced', exact: true });
  await announced.getByRole('button', { name: /reached$/, pressed: true }).waitFor();
  expect(await tab.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
});

/** The wave in the address: still to come, and announced by nobody. */
async function waveAsked() {
  const id = new URL(tab.url()).searchParams.get('wave');
  const found = (await waveRows()).find(({ rowKey }) => rowKey === id);
  if (!found) throw new Error(`There is no wave ${id}.`);
  const today = Temporal.Now.plainDateISO('UTC');
  expect(Temporal.PlainDate.compare(found.end, today)).toBe(1);
  expect((await announcementOfWave()).has(found.rowKey)).toBe(false);
  return found;
}

async function announcementId(): Promise<string> {
  const id = (await announcementOfWave()).get(wave.rowKey);
  if (!id) throw new Error('The wave has no announcement.');
  return id;
}

/** A recipient whose chat is in the simulator; one of the sample is in the Playground. */
async function somebodyReached(): Promise<string> {
  const rows = await deliveriesOf(await announcementId());
  const reached = rows.find((row) => row.state === 'sent' && row.serviceUrl?.startsWith(simulator));
  if (!reached) throw new Error('Nobody in the simulator was reached.');
  return reached.rowKey;
}

async function groupName(id: string): Promise<string> {
  const groups = await rowsOf<{ name: string }>('groups');
  return groups.find((group) => group.rowKey === id)?.name ?? id;
}

/** The numbers at the beginning of the lines of a list, added up. */
function sumOf(lines: string): number {
  return lines
    .split('\n')
    .map((line) => Number.parseInt(line, 10))
    .filter(Number.isFinite)
    .reduce((sum, number) => sum + number, 0);
}

/** What stands under each name in a list of figures. */
async function figures(list: Locator): Promise<Record<string, number>> {
  const names = await list.locator('dt').allInnerTexts();
  const values = await list.locator('dd').allInnerTexts();
  return Object.fromEntries(
    names.map((name, index) => [name.trim(), Number.parseInt(values[index] ?? '', 10)]),
  );
}
