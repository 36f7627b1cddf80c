import type { Browser, Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { GateLimitsView } from '../../bot/contract/gates/gate-limits.ts';
import { GateSummary } from '../../bot/contract/gates/gates.ts';
import type { ImportPreview } from '../../bot/contract/importing/import-people.ts';
import { type ApiClient, apiClient } from '../../bot/local/sample/api-client.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import { csvText } from '../../bot/local/sample/csv-text.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

// Gates in a Teams client that nobody here wrote: the Agents Playground of a small organisation, in which the
// Playground's person becomes a lead. One journey in order.
const LEAD = '00000000-0000-4000-8000-000000000001';
const GROUPS = ['Alpha', 'Beta', 'Gamma', 'Delta'];
/** The only one whose gates do not pass. */
const WITHOUT_CHAMPION = 'Delta';
/** The watch looks each minute. */
const BROUGHT_WITHIN_MS = 100_000;

const PlaygroundConfig = z.object({
  config: z.object({
    currentUser: z.object({ aadObjectId: z.string(), name: z.string(), email: z.string() }),
  }),
});

let folder: TempFolder;
let product: Product;
let api: ApiClient;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await tempFolder();
  const settings = { DATA_FOLDER: folder.path, SAMPLE: 'off' };
  // Twice: the Playground's person is one of those who are there when it starts.
  product = await startProduct({ ...settings, PLAYGROUND: 'off' });
  api = await signedIn();
  await bringInPeople(api, csvText([COLUMNS, ...people()]));
  product.signal('SIGINT');
  await product.exited;
  product = await startProduct(settings);
  api = await signedIn();
  const { playground } = product.addresses;
  const { config } = PlaygroundConfig.parse(await (await fetch(`${playground}/_internal/v1/config`)).json());
  const { aadObjectId, email, name } = config.currentUser;
  const [group = ''] = name.split(' ');
  const lead = csvText([COLUMNS, row(aadObjectId, email, name, group, 'lead')]);
  // A file of one person among many who are there, and it gives rights.
  const { confirm } = await api.postCsv<ImportPreview>('/api/people/import/preview', lead);
  await bringInPeople(api, lead, confirm);

  browser = await openBrowser();
  page = await openPage(browser);
  // The Playground installs the app when its page opens.
  await page.goto(playground);
  await page
    .getByRole('heading', { name: /I am Groundswell$/ })
    .first()
    .waitFor();
  await plan();
});

afterAll(async () => {
  await browser?.close();
  product?.signal('SIGINT');
  await product?.exited;
  await folder?.remove();
});

test(
  'gates that open together come by themselves as one message, which says how they stand and why',
  async () => {
    const digest = page.getByRole('heading', { name: /^\d+ gates wait for a decision$/ });

    await digest.waitFor({ timeout: BROUGHT_WITHIN_MS });

    expect(await digest.count()).toBe(1);
    expect(await page.getByRole('heading', { name: /^May / }).count()).toBe(0);
    await page.getByText(/^Champions in the coming group: at \d+ gates?\.$/).waitFor();
  },
  2 * BROUGHT_WITHIN_MS,
);

test('go, pressed on the card of a gate that passes, changes the card in place', async () => {
  await show('Alpha');
  const question = page.getByRole('heading', { name: /^May Alpha start Identity/ });
  await question.waitFor();

  await page.getByRole('button', { name: 'Go', exact: true }).last().click();

  await page.getByRole('heading', { name: /^Identity.* for Alpha may go$/ }).waitFor();
  expect(await question.count()).toBe(0);
  expect((await gateOf('Alpha')).state).toBe('go');
});

test('what is decided changes the message about all of them in place', async () => {
  await page.getByRole('heading', { name: /^\d+ gates still wait for a decision$/ }).waitFor();
  await page.getByText('Decided: 1 may go.').waitFor();

  expect(await page.getByRole('heading', { name: /gates wait for a decision$/ }).count()).toBe(0);
});

test('hold asks for a reason, and the card says who holds it and why', async () => {
  await show('Beta');
  await press('Hold', /^Why is it held/, 'We wait for the printers.');

  await page.getByRole('heading', { name: /^Identity.* for Beta is on hold$/ }).waitFor();
  await page.getByText(/decided on hold on .* Reason: We wait for the printers\.$/).waitFor();
  expect(await gateOf('Beta')).toMatchObject({
    state: 'held',
    last: { reason: 'We wait for the printers.' },
  });
});

test('what does not pass has no go, and an override needs a reason', async () => {
  await show(WITHOUT_CHAMPION);
  await page.getByRole('heading', { name: /^May Delta start Identity/ }).waitFor();
  expect(await page.getByRole('button', { name: 'Go', exact: true }).count()).toBe(0);

  await press('Override', /^Why may it go/, 'A champion of Alpha helps.');

  await page.getByRole('heading', { name: /^Identity.* for Delta may go$/ }).waitFor();
  await page.getByText(/decided on go all the same on .* Reason: A champion of Alpha helps\.$/).waitFor();
  expect((await gateOf(WITHOUT_CHAMPION)).state).toBe('overridden');
});

test('a card follows what another lead decides elsewhere', async () => {
  await show('Gamma');
  await page.getByRole('heading', { name: /^May Gamma start Identity/ }).waitFor();
  const { wave, seen } = await gateOf('Gamma');

  await api.post(`/api/waves/${wave.id}/gate/decision`, {
    decision: 'hold',
    reason: 'Gamma moves house.',
    seen,
  });

  await page.getByRole('heading', { name: /^Identity.* for Gamma is on hold$/ }).waitFor();
  await page.getByText(/^Local Lead decided on hold on .* Reason: Gamma moves house\.$/).waitFor();
});

/** Brings the card of the first phase of a group, from the message about all gates. */
async function show(group: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Look at one of them' }).last().click();
  await page.getByRole('option', { name: new RegExp(`^${group}, Identity.*: `) }).click();
  await page.getByRole('button', { name: 'Show this gate' }).last().click();
}

async function press(decision: 'Hold' | 'Override', question: RegExp, reason: string): Promise<void> {
  const last = (locator: Locator) => locator.last();
  await last(page.getByRole('button', { name: decision, exact: true })).click();
  await last(page.getByRole('textbox', { name: question })).fill(reason);
  await last(page.getByRole('button', { name: `${decision} this wave` })).click();
}

async function gateOf(group: string): Promise<GateSummary> {
  const { gates } = z
    .object({ gates: z.array(GateSummary) })
    .parse(await api.get<unknown>('/api/gates?rollout=autumn'));
  const found = gates.find(({ wave }) => wave.group.name === group && wave.phase.id === 'identity');
  if (!found) throw new Error(`${group} has no such gate.`);
  return found;
}

async function signedIn(): Promise<ApiClient> {
  const { bot } = product.addresses;
  const { token } = await waitUntil('the first lead can sign in', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${bot}/local/token`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ person: LEAD }),
    });
    return response.ok && z.object({ token: z.string() }).parse(await response.json());
  });
  return apiClient(token, bot);
}

/** The pilot set has everything since eight days; in two days it is everybody's turn. */
async function plan(): Promise<void> {
  const start = Temporal.Now.plainDateISO('UTC').subtract({ days: 8 }).toString();
  await api.post('/api/rollouts', {
    id: 'autumn',
    title: 'Autumn',
    playbookId: 'foundation',
    strategy: 'up-front',
    start,
    settings: { segment: { days: 10 }, pilotSegments: 1, userSegments: 1, allowPastStart: true },
  });
  const path = '/api/rollouts/autumn/gate-limits';
  const { limits, seen } = GateLimitsView.parse(await api.get<unknown>(path));
  const asksOnlyForChampions = {
    ...limits,
    leadDays: 30,
    criteria: false,
    reachPercent: null,
    issuesPer100: null,
    adoptionPercent: null,
    dataAgeDays: null,
    soakDays: null,
  };
  await api.put(path, { seen, limits: asksOnlyForChampions });
}

const COLUMNS = ['id', 'userPrincipalName', 'displayName', 'businessGroup', 'pilot', 'role', 'leads'];

function people(): string[][] {
  return GROUPS.flatMap((group) => {
    const members = Array.from({ length: 4 }, (_, n) =>
      row(crypto.randomUUID(), `${group}-${n}@groundswell.example`, `${group} Person ${n}`, group, 'member'),
    );
    const pilot = row(
      crypto.randomUUID(),
      `${group}-p@groundswell.example`,
      `${group} Pilot`,
      group,
      'member',
      'yes',
    );
    const champion = row(
      crypto.randomUUID(),
      `${group}-c@groundswell.example`,
      `${group} C`,
      group,
      'champion',
    );
    return [...members, pilot, ...(group === WITHOUT_CHAMPION ? [] : [champion])];
  });
}

function row(id: string, upn: string, name: string, group: string, role: string, pilot = 'no'): string[] {
  return [id, upn, name, group, pilot, role, ''];
}
