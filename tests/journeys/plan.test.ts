import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { apiClient } from '../../bot/local/sample/api-client.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

// A product of its own: what is planned here would take the place of the sample's rollout.
const LEAD = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const FOUNDATION = new URL('../../bot/rooms/playbooks/shipped/foundation.json', import.meta.url);
const start = Temporal.Now.plainDateISO('UTC').add({ days: 60 }).toString();

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
  await importPeople();
  page = await openPage(browser);
});

afterAll(async () => {
  await browser.close();
  product.signal('SIGINT');
  await product.exited;
  await folder.remove();
});

test('a lead compares the four ways, chooses one and plans it', async () => {
  await open('plan');
  await page.getByRole('textbox', { name: 'Title' }).fill('Winter rollout');
  await page.getByLabel('Start date').fill(start);
  const compared = page.getByRole('table', { name: /Lengths in days/ });
  await compared.waitFor();

  expect(await compared.getByRole('rowheader').allInnerTexts()).toEqual([
    'One after the other',
    'Parallel, without overlap',
    'Parallel, overlapping',
    'Everything at once',
  ]);
  expect(await compared.getByRole('row').nth(1).innerText()).toContain('450');
  await page.getByRole('radio', { name: 'One after the other' }).check();
  await page.getByRole('button', { name: 'Plan it' }).click();
  const last = page.getByRole('dialog', { name: 'Plan Winter rollout?' });
  // Five phases that reach people, for the pilot set and three groups.
  await last.getByText('20 waves').waitFor();
  await last.getByRole('button', { name: 'Yes, plan it' }).click();

  await page.getByRole('heading', { name: 'Winter rollout', level: 1 }).waitFor();
  await page.getByRole('tab', { name: 'By phase' }).click();
  const waves = page.getByRole('table', { name: 'Waves by business group and phase' });
  await waves.waitFor();
  expect(await waves.getByRole('rowheader').count()).toBe(4);
});

test('a click on the name of a group leaves that group out, and no other', async () => {
  await open('plan');
  const groups = page.getByRole('list', { name: 'Business groups in order' });

  await groups.getByText('Legal').click();

  expect(await groups.getByRole('checkbox', { name: 'Legal' }).isChecked()).toBe(false);
  expect(await groups.getByRole('checkbox', { name: 'Finance' }).isChecked()).toBe(true);
});

test('a playbook with a fault is answered with its line; once mended it can be followed', async () => {
  const right = (await readFile(FOUNDATION, 'utf8'))
    .replace('"id": "foundation"', '"id": "our-way"')
    .replace('"name": "Microsoft 365 foundation"', '"name": "Our own way"');
  const wrong = right.replace('"audience": "users"', '"audience": "usres"');
  const line = wrong.slice(0, wrong.indexOf('"usres"')).split('\n').length;
  const fileOf = (text: string) => ({
    name: 'our-way.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await open('playbooks');
  const file = page.getByLabel('File with a playbook');

  await file.setInputFiles(fileOf(wrong));

  const faults = page.getByRole('table', { name: 'What to mend in our-way.json' });
  await faults.waitFor();
  expect(await faults.getByRole('cell').first().innerText()).toBe(String(line));

  await file.setInputFiles(fileOf(right));

  await page.getByRole('heading', { name: 'Our own way' }).waitFor();
  expect(await faults.count()).toBe(0);
  await open('plan');
  await page.getByRole('combobox', { name: 'Playbook' }).selectOption({ label: 'Our own way' });
});

test('a wave is moved with the keyboard after a look at what moves with it, and put back', async () => {
  await open('status');
  const wave = page.getByRole('slider', { name: 'Identity for Pilot set, planned' });
  await wave.waitFor();
  const planned = await datesOf(wave);

  await wave.focus();
  await page.keyboard.press('ArrowRight');
  await heard('1 day later');
  await page.keyboard.press('Escape');
  await heard('as planned');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await heard('8 days later');
  expect(await datesOf(wave)).toBe(planned);

  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Identity, Pilot set' });
  const moved = drawer.getByRole('list', { name: 'Waves that change' }).getByRole('listitem');
  // No group may come before the pilot set is through, so the groups are pushed with it.
  await moved.filter({ hasText: 'Identity, Finance' }).waitFor();
  await drawer.getByRole('textbox', { name: 'Reason' }).focus();
  await page.keyboard.type('The tests take longer');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  await page
    .getByText(/^Moved: /)
    .last()
    .waitFor();
  await changed(wave, planned);
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await page.getByText('Everything is back where it was.').last().waitFor();
  await page.getByRole('slider', { name: 'Identity for Pilot set, planned' }).and(showing(planned)).waitFor();
  await page.getByRole('tab', { name: 'Changes' }).click();
  const history = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await history.first().waitFor();
  expect(await history.count()).toBe(2);
});

async function open(screen: string): Promise<void> {
  await page.goto(`${product.addresses.bot}/tab/${screen}`);
}

/** Waits until the live region has said this. */
function heard(words: string): Promise<void> {
  return page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
}

async function datesOf(wave: Locator): Promise<string> {
  return (await wave.getAttribute('aria-valuetext')) ?? '';
}

function showing(dates: string): Locator {
  return page.locator(`[aria-valuetext="${dates}"]`);
}

/** Waits until the wave has other dates than these. */
function changed(wave: Locator, dates: string): Promise<void> {
  return wave.and(page.locator(`:not([aria-valuetext="${dates}"])`)).waitFor();
}

/** Three groups and a pilot, as a lead would bring them in. */
async function importPeople(): Promise<void> {
  const { bot } = product.addresses;
  const rows = ['Finance', 'Legal', 'Sales'].flatMap((group) =>
    [1, 2, 3].map((number) => {
      const name = `${group} ${number}`;
      const upn = `${group}${number}@contoso.example`.toLowerCase();
      return `${randomUUID()},${upn},${name},${group},${group === 'Sales' && number === 1}`;
    }),
  );
  const csv = ['id,userPrincipalName,displayName,businessGroup,pilot', ...rows].join('\n');
  const signIn = await fetch(`${bot}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: LEAD }),
  });
  const { token } = z.object({ token: z.string() }).parse(await signIn.json());
  await bringInPeople(apiClient(token, bot), csv);
}
