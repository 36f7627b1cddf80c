import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type ApiClient, apiClient } from '../../bot/local/sample/api-client.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';

// A product of its own, in which a second rollout is planned beside the first.
const LEAD = '7d444840-9dc0-41d1-b245-5ffdce74fad2';
const today = Temporal.Now.plainDateISO('UTC');
const FOUNDATION = 'Foundation for all';
const MAIL = 'New mail for all';

let folder: TempFolder;
let product: Product;
let browser: Browser;
let page: Page;
let api: ApiClient;

beforeAll(async () => {
  folder = await tempFolder();
  [product, browser] = await Promise.all([
    startProduct({ SAMPLE: 'off', PLAYGROUND: 'off', DATA_FOLDER: folder.path, FIRST_LEAD: LEAD }),
    openBrowser(),
  ]);
  api = await signIn();
  await bringInPeople(api, people());
  page = await openPage(browser);
  await plan('foundation', FOUNDATION, 'foundation', 10);
});

afterAll(async () => {
  await browser.close();
  product.signal('SIGINT');
  await product.exited;
  await folder.remove();
});

test('with one rollout there is nothing to choose', async () => {
  await open('status');

  await page.getByRole('heading', { name: FOUNDATION, level: 1 }).waitFor();
  expect(await picker().count()).toBe(0);
});

test('a second rollout hides nothing of the first', async () => {
  // Far enough away that nobody is in both.
  await plan('mail', MAIL, 'exchange-online', 700);

  await open('status');
  await page.getByRole('link', { name: FOUNDATION, exact: true }).waitFor();
  await page.getByRole('link', { name: MAIL, exact: true }).waitFor();
  await page.getByRole('slider', { name: `Identity (${FOUNDATION}) for Finance, planned` }).waitFor();

  await open('announce/waves');
  await page.getByRole('button', { name: /^Identity, Finance/ }).waitFor();
  await page.getByRole('button', { name: /^Exchange Online, Finance/ }).waitFor();

  await open('criteria');
  await page.getByRole('region', { name: FOUNDATION }).waitFor();
  await page.getByRole('region', { name: MAIL }).waitFor();

  await open('status/group/finance');
  await page.getByRole('region', { name: FOUNDATION }).waitFor();
  await page.getByRole('region', { name: MAIL }).waitFor();
});

test('a choice goes with the reader from screen to screen, and outlives a reload', async () => {
  await open('status');
  await picker().selectOption({ label: `${MAIL}, planned` });

  await page.getByRole('heading', { name: MAIL, level: 1 }).waitFor();
  for (const screen of ['Criteria', 'Gates', 'Announce', 'Issues', 'Champions', 'Adoption', 'Status']) {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
    await page.waitForURL(/[?&]rollout=mail/);
  }
  await page.reload();
  await page.getByRole('heading', { name: MAIL, level: 1 }).waitFor();
  await picker().selectOption({ label: 'All running' });
  await page.getByRole('link', { name: FOUNDATION, exact: true }).waitFor();
});

test('a link to a rollout that is gone says so, and shows all', async () => {
  await open('status?rollout=gone');

  await page.getByText('This rollout does not exist').waitFor();
  await page.getByRole('link', { name: FOUNDATION, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByText('This rollout does not exist').waitFor({ state: 'detached' });
});

test('who writes to everyone chooses the rollout that it is for', async () => {
  await open('compose/new');
  await page.getByRole('button', { name: 'Start with nothing' }).click();
  await page.getByRole('combobox', { name: /^Audience/ }).selectOption('everyone');

  const rollout = page.getByRole('combobox', { name: 'Rollout' });
  await rollout.selectOption({ label: MAIL });
  await page.getByRole('textbox', { name: 'Title' }).fill('Mail is coming');
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved / })
    .waitFor();

  await open('announce?rollout=mail');
  await page.getByRole('link', { name: 'Mail is coming' }).waitFor();
  await open('announce?rollout=foundation');
  await page.getByText('Nothing has been written or sent yet.').waitFor();
});

function picker() {
  return page.getByRole('combobox', { name: 'Rollout' });
}

async function open(address: string): Promise<void> {
  await page.goto(`${product.addresses.bot}/tab/${address}`);
}

async function plan(id: string, title: string, playbookId: string, days: number): Promise<void> {
  const start = today.add({ days }).toString();
  await api.post('/api/rollouts', { id, title, playbookId, strategy: 'serial', start });
}

async function signIn(): Promise<ApiClient> {
  const { bot } = product.addresses;
  const answer = await fetch(`${bot}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: LEAD }),
  });
  const { token } = z.object({ token: z.string() }).parse(await answer.json());
  return apiClient(token, bot);
}

/** Two groups and a pilot. */
function people(): string {
  const rows = ['Finance', 'Sales'].flatMap((group) =>
    [1, 2, 3].map((number) => {
      const upn = `${group}${number}@contoso.example`.toLowerCase();
      return `${randomUUID()},${upn},${group} ${number},${group},${number === 1}`;
    }),
  );
  return ['id,userPrincipalName,displayName,businessGroup,pilot', ...rows].join('\n');
}
