import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

// A product of its own: what is imported here would change the sample's people.
const LEAD = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const HEADER = 'id,userPrincipalName,displayName,businessGroup,pilot,role';
const PEOPLE = ['Ada Novak', 'Ben Okafor', 'Cem Aydin', 'Dia Rao', 'Eli Stern'].map((name) => ({
  id: randomUUID(),
  upn: `${name.toLowerCase().replace(' ', '.')}@contoso.example`,
  name,
}));

let folder: TempFolder;
let product: Product;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await tempFolder();
  [product, browser] = await Promise.all([
    startProduct({ SAMPLE: 'off', PLAYGROUND: 'off', DATA_FOLDER: folder.path, FIRST_LEAD: LEAD }),
    openBrowser(),
  ]);
  page = await openPage(browser);
  await page.goto(`${product.addresses.bot}/tab/status`);
});

afterAll(async () => {
  await browser.close();
  product.signal('SIGINT');
  await product.exited;
  await folder.remove();
});

test('a lead brings the first people in, and sees before how many', async () => {
  await choose('people.csv', csv({}));

  const seen = page.getByRole('region', { name: 'What people.csv changes' });
  await seen.getByText('5 rows can be taken, with 5 new people').waitFor();
  await seen.getByRole('button', { name: 'Import', exact: true }).click();

  await page.getByText('5 rows were taken, 0 rows were not.').waitFor();
});

test('what a file takes away is said before, and a lead who does not want it cancels', async () => {
  await choose('four.csv', csv({ 'Ada Novak': ',champion', 'Ben Okafor': 'yes,' }));
  await page.getByRole('button', { name: 'Import and change this' }).click();
  await page.getByText('5 rows were taken').waitFor();

  await choose('without-roles.csv', csv({}));
  const seen = page.getByRole('region', { name: 'What without-roles.csv changes' });
  await seen.getByText('Nobody is left in the pilot set.').waitFor();

  expect(await seen.getByRole('listitem').allInnerTexts()).toEqual([
    'Ada Novak is no longer a champion and becomes a member.',
    '1 person leaves the pilot set: Ben Okafor.',
    'A rollout with a pilot set of its own keeps it. The next plan begins with this one.',
    'Nobody is left in the pilot set.',
  ]);
  await seen.getByRole('button', { name: 'Cancel' }).click();
  expect(await seen.count()).toBe(0);

  await choose('without-roles.csv', csv({}));
  await seen.getByText('Nobody is left in the pilot set.').waitFor();
});

test('lines that cannot be taken are listed with their reason before anything is imported', async () => {
  await choose('spoilt.csv', csv({ 'Cem Aydin': 'perhaps,' }));

  const table = page.getByRole('table', { name: "Rows with people that can't be taken" });
  await table.waitFor();

  expect(await table.getByRole('row').nth(1).innerText()).toMatch(/4\s+pilot is neither yes nor no/);
});

/** A file of everybody; who is named has these cells for pilot and role. */
function csv(cells: Record<string, string>): string {
  const rows = PEOPLE.map(({ id, upn, name }) => `${id},${upn},${name},Finance,${cells[name] ?? ','}`);
  return [HEADER, ...rows].join('\n');
}

async function choose(name: string, text: string): Promise<void> {
  await page
    .getByLabel('CSV file with people')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}
