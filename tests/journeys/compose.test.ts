import type { Browser, Locator, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { FOUNDATION } from '../../bot/local/sample/plans.ts';
import { aPng } from '../support/a-png.ts';
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
const TITLE = 'Soon it is your turn';

let browser: Browser;
/** Where the lead writes. */
let tab: Page;
let wave: WaveCells & { rowKey: string };
let audience: Awaited<ReturnType<typeof rowsOf<PersonCells>>>;

beforeAll(async () => {
  browser = await openBrowser();
  tab = await openPage(browser);
  ({ wave, audience } = await smallestWave());
});

afterAll(() => browser.close());

test('an announcement for a wave begins with a template of its phase, and is kept at once', async () => {
  await tab.goto(`${bot}/tab/compose/new`);
  await tab.getByLabel('For the wave').selectOption(wave.rowKey);
  await tab
    .getByRole('list', { name: /^Templates for / })
    .getByRole('button')
    .first()
    .click();

  await tab
    .getByRole('status')
    .filter({ hasText: /^Saved / })
    .waitFor();
  expect(await tab.getByRole('textbox', { name: 'Text' }).inputValue()).toContain('{start}');
  const card = tab.getByRole('region', { name: 'Announcement card' });
  await card.getByText('What changes').waitFor();
  expect(await card.innerText()).not.toContain('{start}');
  const reach = tab.getByRole('region', { name: 'Who gets it' });
  await reach.getByText('in the audience').waitFor();
  expect(await reach.innerText()).toMatch(
    new RegExp(`^Who gets it\\s+${audience.length}\\s+in the audience`),
  );
});

test('a placeholder that stands for nothing is shown at its field, and may not go out', async () => {
  await tab.getByRole('radio', { name: 'As soon as I press Send' }).check();
  await tab.getByRole('textbox', { name: 'Title' }).fill(`${TITLE}, {firstname}`);

  await tab.getByText('{firstname} stands for nothing.', { exact: false }).first().waitFor();
  await tab.getByRole('list', { name: 'Steps that are not possible yet' }).getByText('Send now').waitFor();
  expect(await tab.getByRole('button', { name: 'Send now' }).count()).toBe(0);
});

test('once it is put right the card calls an example by their name', async () => {
  await tab.getByRole('textbox', { name: 'Title' }).fill(`${TITLE}, `);
  await tab.getByRole('button', { name: 'Placeholder in the title' }).click();
  await tab.getByRole('menuitem', { name: 'First name' }).click();

  const card = tab.getByRole('region', { name: 'Announcement card' });
  await card.getByRole('heading', { name: new RegExp(`^${TITLE}, \\p{L}+$`, 'u') }).waitFor();
  await tab.getByRole('button', { name: 'Send now' }).waitFor();
});

test('a picture that is too large for Teams is made smaller, uploaded, and stands on the card', async () => {
  const buffer = Buffer.from(aPng(2000, 1000));
  await tab.getByLabel('Picture file').setInputFiles({ name: 'login.png', mimeType: 'image/png', buffer });
  await tab.getByRole('textbox', { name: 'What the picture shows' }).fill('A padlock');

  const card = tab.getByRole('region', { name: 'Announcement card' });
  await pictureIn(card, 1024);
});

test('before it goes the exact number of people is asked for, and it reaches them', async () => {
  await tab.getByRole('button', { name: 'Send now' }).click();
  await tab.getByRole('heading', { name: `Send to ${audience.length} people now?` }).waitFor();
  await tab.getByRole('button', { name: `Send to ${audience.length} people`, exact: true }).click();

  const life = tab.getByRole('region', { name: 'Where it stands' });
  await life.getByText('Sent', { exact: true }).waitFor();
  await life.getByRole('button', { name: 'Take back' }).waitFor();
  const deliveries = await deliveriesOf(announcementId());
  expect(deliveries.map(({ rowKey }) => rowKey).sort()).toEqual(audience.map(({ rowKey }) => rowKey).sort());
  expect(deliveries.some(({ state }) => state === 'sent')).toBe(true);
});

test('a recipient has the card, with their own first name', async () => {
  const deliveries = await deliveriesOf(announcementId());
  const reached = deliveries.find((row) => row.state === 'sent' && row.serviceUrl?.startsWith(simulator));
  const person = audience.find(({ rowKey }) => rowKey === reached?.rowKey);
  const chat = await openPage(browser);

  await chat.goto(`${simulator}/?person=${person?.rowKey}`);

  const message = chat.getByRole('listitem').filter({ hasText: `${TITLE}, ${person?.name.split(' ')[0]}` });
  await message.last().getByRole('button', { name: 'Got it' }).waitFor();
  await pictureIn(message.last(), 1024);
});

test('what is changed afterwards is changed in the cards that people have, once it is confirmed', async () => {
  await tab.getByRole('textbox', { name: 'Title' }).fill(`${TITLE}, at last`);
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByRole('button', { name: 'Change the cards' }).click();

  const sent = (await deliveriesOf(announcementId())).filter(({ state }) => state === 'sent').length;
  await waitUntil('the tab says that every card was changed', async () => {
    const life = await tab.getByRole('region', { name: 'Where it stands' }).innerText();
    return life.includes(`${sent} cards were changed.`);
  });
});

/** Waits until the picture is there, in so many pixels. */
async function pictureIn(card: Locator, width: number): Promise<void> {
  const picture = card.getByRole('img', { name: 'A padlock' });
  await waitUntil('the picture is shown', async () => {
    return (await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)) === width;
  });
}

/** The id is in the address of the composer. */
function announcementId(): string {
  return new URL(tab.url()).pathname.split('/').at(-1) ?? '';
}

/** Of the waves to come that nobody announced and no other journey needs, the one with the fewest people. */
async function smallestWave() {
  const today = Temporal.Now.plainDateISO('UTC');
  const announced = await announcementOfWave();
  const people = Map.groupBy(await rowsOf<PersonCells>('people'), ({ partitionKey }) => partitionKey);
  // The first ones to come belong to the journeys of announcing and of gates.
  const soon = today.add({ days: 60 });
  const [found] = (await waveRows())
    .filter(({ rowKey, start }) => !announced.has(rowKey) && Temporal.PlainDate.compare(start, soon) > 0)
    .filter(({ partitionKey, groupId }) => partitionKey === FOUNDATION && groupId !== 'pilot')
    .sort((a, b) => (people.get(a.groupId)?.length ?? 0) - (people.get(b.groupId)?.length ?? 0));
  if (!found) throw new Error('Every wave of the sample is announced or near.');
  return { wave: found, audience: people.get(found.groupId) ?? [] };
}
