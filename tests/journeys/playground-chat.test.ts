import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openBrowser, openPage } from '../support/browser.ts';
import { type IssueCells, type PersonCells, rowsOf, type WaveCells, waveRows } from '../support/rows.ts';
import { waitUntil } from '../support/wait-until.ts';

// Microsoft's Agents Playground is a Teams client that nobody here wrote; its person is one of the sample.
const { playground } = inject('addresses');
const PlaygroundConfig = z.object({
  config: z.object({ currentUser: z.object({ aadObjectId: z.string() }) }),
});

let browser: Browser;
let page: Page;
let me: PersonCells & { rowKey: string };

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser);
  const config = PlaygroundConfig.parse(await (await fetch(`${playground}/_internal/v1/config`)).json());
  me = await personRow(config.config.currentUser.aadObjectId);
});

afterAll(() => browser.close());

test('whoever installs the app is greeted and can be written to from then on', async () => {
  // The Playground installs the app when its page opens.
  await page.goto(playground);

  await page
    .getByRole('heading', { name: greetingFor(me.name) })
    .first()
    .waitFor();
  me = await personRow(me.rowKey);
  expect(me.serviceUrl).toContain(new URL(playground).port);
});

test('help names everything one can ask for, as buttons', async () => {
  await say('help');

  await page.getByRole('heading', { name: 'This is what I can do' }).waitFor();
  for (const name of ['When is my turn?', 'Training', 'Report an issue', 'My issues']) {
    expect(await page.getByRole('button', { name, exact: true }).last().isVisible()).toBe(true);
  }
});

test('"when is my turn?" answers with the phase and the dates of the own group', async () => {
  const wave = currentOrNextWave(await waveRows());

  await say('WHEN is my turn?');

  const heading = wave.now ? 'It is your turn now' : /^Your turn starts (tomorrow|in \d+ days)$/;
  await page.getByRole('heading', { name: heading }).waitFor();
  await page.getByText(`${asSaid(wave.start)} to ${asSaid(wave.end.subtract({ days: 1 }))}`).waitFor();
});

test('a report becomes an issue with a number, and a row with person, group, wave and text', async () => {
  const wave = currentOrNextWave(await waveRows());
  const text = `The projector shows nothing (${crypto.randomUUID()})`;

  await fillForm(text);
  await page.getByRole('button', { name: 'Send report' }).click();

  const confirmation = page.getByRole('heading', { name: /^Issue #\d+ is reported$/ });
  await confirmation.waitFor();
  const number = Number(/#(\d+)/.exec(await confirmation.innerText())?.[1]);
  expect(await issuesWith(text)).toMatchObject([
    {
      number,
      personId: me.rowKey,
      personName: me.name,
      groupId: me.groupId,
      waveId: wave.id,
      phaseId: wave.phaseId,
      severity: 'cannot-work',
      state: 'open',
    },
  ]);
});

test('pressing "Send report" twice files once', async () => {
  const text = `The keyboard types twice (${crypto.randomUUID()})`;
  const answers: Promise<number>[] = [];
  page.on('request', (request) => {
    if (!request.postData()?.includes(text)) return;
    answers.push(request.response().then((response) => response?.status() ?? 0));
  });

  await fillForm(text);
  await page.getByRole('button', { name: 'Send report' }).evaluate((button: unknown) => {
    if (!(button instanceof EventTarget)) throw new Error('A button takes events.');
    // Both before the page can answer the first one; a double click would leave it time to.
    for (let press = 0; press < 2; press += 1) button.dispatchEvent(new Event('click', { bubbles: true }));
  });

  await waitUntil('both presses reach the bot', () => answers.length === 2);
  expect(await Promise.all(answers)).toEqual([200, 200]);
  expect(await issuesWith(text)).toHaveLength(1);
});

async function say(text: string): Promise<void> {
  // The compose box has no name, but it is the only one that is no field of a card.
  await page.locator('[role=textbox][contenteditable=true]').pressSequentially(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

async function fillForm(text: string): Promise<void> {
  await say('Report an issue');
  await page.getByRole('textbox', { name: 'What happened?' }).fill(text);
  await page.getByRole('radio', { name: 'I cannot work' }).check();
}

async function personRow(id: string) {
  const found = (await rowsOf<PersonCells>('people')).find((person) => person.rowKey === id);
  if (!found) throw new Error("The Playground's person is nobody of the sample organisation.");
  return found;
}

async function issuesWith(text: string) {
  return (await rowsOf<IssueCells>('issues')).filter((issue) => issue.text === text);
}

/** The wave of the person's group that is on today, or else the next one. */
function currentOrNextWave(waves: readonly (WaveCells & { rowKey: string })[]) {
  const today = Temporal.Now.plainDateISO(me.timeZone ?? 'UTC');
  const [wave] = waves
    .filter(({ groupId, end }) => groupId === me.groupId && Temporal.PlainDate.compare(end, today) > 0)
    .sort((a, b) => a.start.localeCompare(b.start));
  if (!wave) throw new Error(`The group ${me.groupId} has no wave any more.`);
  const start = Temporal.PlainDate.from(wave.start);
  const now = Temporal.PlainDate.compare(start, today) <= 0;
  return { id: wave.rowKey, phaseId: wave.phaseId, start, end: Temporal.PlainDate.from(wave.end), now };
}

/** Monday, 15 December 2026; Americans say the month first. */
function asSaid(date: Temporal.PlainDate): string {
  return date.toLocaleString(me.locale === 'en-US' ? 'en-US' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** The Playground sends no name with an installation. */
function greetingFor(name: string): RegExp {
  return new RegExp(`^Hello( ${name.split(' ')[0]})?, I am Groundswell$`);
}
