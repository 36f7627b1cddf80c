import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { FOUNDATION } from '../../bot/local/sample/plans.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { deliveriesOf, type PersonCells, rowsOf } from '../support/rows.ts';

// One journey in order: each step starts where the one before it ended.
const { bot } = inject('addresses');
const GROUP = 'Human Resources';
const CHANNEL = 'All company › General';
const TITLE = 'News for everybody in one place';

let browser: Browser;
/** Where the lead is. */
let tab: Page;

beforeAll(async () => {
  browser = await openBrowser();
  tab = await openPage(browser);
});

afterAll(() => browser.close());

test('a lead connects a group to a channel of a team that the bot is in', async () => {
  await tab.goto(`${bot}/tab/announce/channels`);
  const group = tab.getByRole('list', { name: 'Groups and their channels' }).getByRole('listitem');
  const ours = group.filter({ has: tab.getByText(GROUP, { exact: true }) });
  await ours.getByText('No channel').waitFor();

  await tab.getByRole('button', { name: `Connect ${GROUP}` }).click();
  const form = tab.getByRole('dialog', { name: `A channel for ${GROUP}` });
  await form.getByRole('combobox', { name: 'Team' }).selectOption('All company');
  await form.getByRole('combobox', { name: 'Channel' }).selectOption('General');
  await form.getByRole('button', { name: 'Connect' }).click();

  await ours.getByText(CHANNEL).waitFor();
});

test('whoever announces to the group chooses its channel, and sees the post before it goes', async () => {
  await tab.goto(`${bot}/tab/compose/new`);
  await tab.getByRole('button', { name: 'Start with nothing' }).click();
  await tab.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await tab.getByRole('textbox', { name: 'Text' }).fill('From now on it stands here as well.');
  await tab.getByLabel('Audience').selectOption({ label: 'Business groups' });
  await tab
    .getByRole('group', { name: /^Business groups \(/ })
    .getByRole('checkbox', { name: GROUP })
    .check();
  // Two are running: a group alone does not say which of them it is about.
  await tab.getByRole('combobox', { name: 'Rollout' }).selectOption(FOUNDATION);
  await tab.getByRole('radio', { name: 'As soon as I press Send' }).check();
  await tab.getByRole('checkbox', { name: `${GROUP} (${CHANNEL})` }).check();
  const card = tab.getByRole('region', { name: 'Announcement card' });
  await card.getByRole('button', { name: 'Got it' }).waitFor();

  await tab.getByRole('combobox', { name: 'As it looks for' }).click();
  await tab.getByRole('option', { name: `The post in ${CHANNEL}` }).click();

  await tab.getByText(`As it is posted in ${CHANNEL}`).waitFor();
  await card.getByText(`This is for ${GROUP}.`).waitFor();
  expect(await card.getByRole('button').count()).toBe(0);
});

test('it goes to its people and is posted once, and the post is saved as a file', async () => {
  await tab.getByRole('button', { name: 'Send now' }).click();
  await tab.getByRole('button', { name: /^Send to \d+ people$/ }).click();
  await tab.getByRole('link', { name: /^See whom it reached/ }).click();

  const posts = tab.getByRole('region', { name: 'Posts in channels' });
  await posts.getByRole('cell', { name: /^Posted/ }).waitFor();
  const rows = posts.getByRole('row');
  expect(await rows.count()).toBe(2);
  expect(await rows.nth(1).innerText()).toMatch(new RegExp(`^${CHANNEL}\\s+for ${GROUP}\\s+Posted`));
  const lines = await saved('Save the posts as CSV');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(new RegExp(`^All company,General,${GROUP},Posted,,`));
});

test('who is without the app is counted, and can be saved as a list', async () => {
  const stand = tab.getByRole('region', { name: 'Where it stands' });
  await stand.getByText('Sent', { exact: true }).waitFor();
  const id = new URL(tab.url()).pathname.split('/').at(-1) ?? '';
  const without = (await deliveriesOf(id)).filter(({ why }) => why === 'not-installed');
  const people = await rowsOf<PersonCells>('people');
  const upns = without.map(({ rowKey }) => people.find((person) => person.rowKey === rowKey)?.upn ?? rowKey);
  expect(upns).not.toEqual([]);

  const panel = tab.getByRole('region', { name: 'Without the app' });
  await panel.getByText(new RegExp(`^${without.length} p`)).waitFor();
  const [header, ...rows] = await saved('Save the people without the app as CSV');

  expect(header).toBe('Name,Sign-in name,Business group,Why');
  expect(rows.map((row) => row.split(',')[1]).sort()).toEqual(upns.sort());
});

/** The lines of the file that a button saves. */
async function saved(button: string): Promise<string[]> {
  const saving = tab.waitForEvent('download');
  await tab.getByRole('button', { name: button, exact: true }).click();
  return (await readFile(await (await saving).path(), 'utf8')).trimEnd().split('\r\n');
}
