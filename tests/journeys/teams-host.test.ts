import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { openBrowser, openPage } from '../support/browser.ts';
import { openInTeams, type TeamsPage } from '../support/teams-page.ts';

const { bot } = inject('addresses');
const People = z.object({ people: z.array(z.object({ id: z.string() })) });
const Token = z.object({ token: z.string() });
/** A screen that everybody has, and that is there at once. */
const ISSUES = { subEntityId: 'issues' };

let browser: Browser;
let page: Page;
let token: string;

beforeAll(async () => {
  browser = await openBrowser();
  token = await tokenOf('lead');
});
beforeEach(async () => {
  page = await openPage(browser);
});
afterAll(() => browser.close());

test('inside Teams people are who Teams says, and it is told once there is something to see', async () => {
  const teams = await openInTeams(page, bot, { tokens: [token], ...ISSUES });

  await heading(teams, 'Issues');

  // Nobody is picked there.
  expect(await teams.tab.getByRole('combobox', { name: /person/i }).count()).toBe(0);
  expect(await teams.told()).toEqual(
    expect.arrayContaining(['initialize', 'getContext', 'appInitialization.success']),
  );
  expect(await teams.silent()).not.toContain(false);
});

test('a deep link opens its screen, and the button of Teams leads back through the screens and then out', async () => {
  const teams = await openInTeams(page, bot, { tokens: [token], ...ISSUES });
  await heading(teams, 'Issues');
  await teams.tab.getByRole('link', { name: 'Champions', exact: true }).click();
  await heading(teams, 'Champions');

  await teams.say('backButtonPress');
  await heading(teams, 'Issues');

  // The deep link took the place of the first screen: before it there is only Teams.
  await teams.say('backButtonPress');
  await expect.poll(() => teams.told()).toContain('navigateBack');
});

test('the tab looks as Teams does, and follows when it changes; what it does not know is light', async () => {
  const teams = await openInTeams(page, bot, { tokens: [token], theme: 'dark', ...ISSUES });
  await heading(teams, 'Issues');
  const dark = await teams.ground();

  await teams.say('themeChange', 'contrast');
  await expect.poll(() => teams.ground()).not.toBe(dark);
  const contrast = await teams.ground();
  await teams.say('themeChange', 'default');
  await expect.poll(() => teams.ground()).not.toBe(contrast);
  const light = await teams.ground();
  await teams.say('themeChange', 'dark');
  await expect.poll(() => teams.ground()).toBe(dark);
  await teams.say('themeChange', 'glass');
  await expect.poll(() => teams.ground()).toBe(light);

  expect(new Set([dark, contrast, light]).size).toBe(3);
});

test('where consent is missing it is asked for in words, and given with one press', async () => {
  const teams = await openInTeams(page, bot, { tokens: ['!resourceRequiresConsent', token], ...ISSUES });

  await teams.tab.getByText('Groundswell needs to know who you are').waitFor();
  expect(await teams.told()).toContain('appInitialization.success');
  await teams.tab.getByRole('button', { name: 'Allow it' }).click();

  await heading(teams, 'Issues');
  expect(await teams.silent()).toContain(false);
});

test('a token that the server refuses is asked for once more, without a word', async () => {
  const teams = await openInTeams(page, bot, { tokens: ['not.a.token', token], ...ISSUES });

  await heading(teams, 'Issues');

  expect(await teams.tab.getByText('Groundswell does not know who you are').count()).toBe(0);
});

test('what Teams says instead of a token is told, and can be tried again', async () => {
  const teams = await openInTeams(page, bot, { tokens: ['!resourceDisabled'], ...ISSUES });

  await teams.tab.getByText('Groundswell does not know who you are').waitFor();
  await teams.tab.getByText('(resourceDisabled)').waitFor();
  await teams.give(token);
  await teams.tab.getByRole('button', { name: 'Try again' }).click();

  await heading(teams, 'Issues');
});

test('a Teams that never answers is not waited for without end', async () => {
  const teams = await openInTeams(page, bot, { tokens: [] });

  await teams.tab.getByText('Teams did not say in time who you are').waitFor();
});

async function heading({ tab }: TeamsPage, name: string): Promise<void> {
  await tab.getByRole('heading', { level: 1, name }).waitFor();
}

async function tokenOf(role: string): Promise<string> {
  const { people } = People.parse(await (await fetch(`${bot}/local/people?role=${role}&limit=1`)).json());
  const response = await fetch(`${bot}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: people[0]?.id }),
  });
  return Token.parse(await response.json()).token;
}
