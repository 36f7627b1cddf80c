import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { FOUNDATION } from '../../bot/local/sample/plans.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type PersonCells, rowsOf } from '../support/rows.ts';

// What carries a phase out, and who carries the rollout, as people see it; every change is taken back at its end.
const { bot } = inject('addresses');

interface AddedCells {
  wholeId: string;
  wholePeople: number;
  listed: number;
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  page = await openPage(browser);
});
afterAll(() => browser.close());

test('Status adds up who of each phase was added, over the waves that were marked', async () => {
  const waves = await rowsOf<AddedCells>('waveadded');
  const added = waves
    .filter(({ rowKey }) => rowKey.split('.')[1] === 'windows')
    .reduce((sum, { wholeId, wholePeople, listed }) => sum + (wholeId === '' ? listed : wholePeople), 0);
  const people = await rowsOf<PersonCells>('people');

  await page.goto(`${bot}/tab/status/people?rollout=${FOUNDATION}`);

  const panel = page.getByRole('region', { name: 'Planned, added and using' });
  const windows = panel.getByRole('listitem').filter({ hasText: 'Windows 11 - {group}' });
  await windows.waitFor();

  const text = (await windows.innerText()).replaceAll(',', '');
  expect(text).toContain(`${added} of ${people.length} people`);
});

test('a lead marks everyone of a wave, and one by list after taking that back', async () => {
  const pilots = (await rowsOf<PersonCells>('people')).filter(({ partitionKey }) => partitionKey === 'pilot');
  const [first] = pilots;
  const section = await openLastPilotWave();

  await section.getByRole('button', { name: 'Mark everyone as added' }).click();
  await section.getByText(`${pilots.length} of ${pilots.length} people (100%)`).waitFor();
  await section.getByRole('button', { name: /^Take back/ }).click();
  await section.getByText(`0 of ${pilots.length} people`).waitFor();
  await section.getByRole('button', { name: 'Mark by list' }).click();
  await section.getByLabel('People who were added').first().fill(`${first?.upn}\nnobody@contoso.example`);
  await section.getByRole('button', { name: 'Mark these' }).click();

  await section.getByText(`1 of ${pilots.length} people`).waitFor();
  await section.getByText("nobody@contoso.example isn't known here").waitFor();
  await section.getByRole('button', { name: /^Take back/ }).click();
  await section.getByText(`0 of ${pilots.length} people`).waitFor();
});

test('a lead names somebody from outside and takes them off again', async () => {
  await page.goto(`${bot}/tab/status/team?rollout=${FOUNDATION}`);
  const team = page.getByRole('region', { name: 'Who carries this rollout' });

  await team.getByRole('button', { name: 'Name somebody' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Role').selectOption('IT specialist');
  await form.getByLabel('From outside').click();
  await form.getByLabel('Name').fill('Ottilie Partner');
  await form.getByLabel('E-mail').fill('ottilie@partner.example');
  await form.getByRole('button', { name: 'Name', exact: true }).click();

  await team.getByText('Ottilie Partner').waitFor();
  await team.getByRole('button', { name: 'Take Ottilie Partner off' }).click();
  await team.getByText('Ottilie Partner').waitFor({ state: 'detached' });
});

async function openLastPilotWave(): Promise<Locator> {
  await page.goto(`${bot}/tab/status?view=waves&rollout=${FOUNDATION}`);
  const table = page.getByRole('table', { name: 'Waves by business group and phase' });
  await table.getByRole('row').filter({ hasText: 'Pilot set' }).getByRole('button').last().click();
  const section = page.getByRole('dialog').getByRole('region', { name: 'Planned, added and using' });
  await section.getByText('Directory group').waitFor();
  return section;
}
