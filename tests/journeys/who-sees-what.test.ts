import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { getWavesToAnnounce } from '../../bot/contract/announcements/waves-to-announce.ts';
import { Problem, type Role } from '../../bot/contract/common.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type IssueCells, type PersonCells, rowsOf } from '../support/rows.ts';

const { bot } = inject('addresses');
const Token = z.object({ token: z.string() });

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  page = await openPage(browser);
  await page.goto(`${bot}/tab/`);
});
afterAll(() => browser.close());

test('a lead has all screens and sees the issues of everybody', async () => {
  await become('lead');

  expect(await screens()).toEqual([
    'Status',
    'Criteria',
    'Gates',
    'Announce',
    'Issues',
    'Champions',
    'Adoption',
    'Playbooks',
    'My rollout',
  ]);
  await open('Issues');
  expect(await issueCount()).toBe((await issues()).length);
});

test('the first Tab of a keyboard leads to the content', async () => {
  await become('lead');
  await open('Issues');
  await page.reload();
  await page.getByRole('link', { name: 'Issues', exact: true }).waitFor();

  await page.keyboard.press('Tab');

  expect(await page.locator(':focus').innerText()).toBe('Skip to the content');
});

test('a champion sees the issues of their group, and may not announce', async () => {
  const { groupId } = await become('champion', true);
  const ofGroup = (await issues()).filter((issue) => issue.groupId === groupId);

  expect(await screens()).toEqual([
    'Status',
    'Criteria',
    'Gates',
    'Issues',
    'Champions',
    'Adoption',
    'My rollout',
  ]);
  await open('Issues');
  expect(await issueCount()).toBe(ofGroup.length);
  expect(ofGroup.length).toBeGreaterThan(0);
  expect(ofGroup.length).toBeLessThan((await issues()).length);
  await page.goto(`${bot}/tab/announce`);
  await page.getByText('There is nothing here for you').waitFor();
});

test('a member sees their own rollout, issues and champions, and nothing of others', async () => {
  const { id, groupId } = await become('member');
  const own = (await issues()).filter((issue) => issue.personId === id);
  const champions = (await rowsOf<PersonCells>('roles')).filter(
    (holder) => holder.partitionKey === 'champion' && holder.groupId === groupId,
  );

  expect(await screens()).toEqual(['My rollout', 'My issues', 'My champions']);
  await page.getByRole('heading', { name: 'My rollout' }).waitFor();
  await open('My issues');
  expect(await issueCount()).toBe(own.length);
  await open('My champions');
  await page.getByRole('heading', { name: 'My champions' }).waitFor();
  for (const { name } of champions) await page.getByText(name, { exact: true }).waitFor();
  expect(await page.getByText(/contribution(s| recorded)/).count()).toBe(champions.length);
});

test("a member who calls a lead's route is refused in words", async () => {
  const members = (await rowsOf<PersonCells>('people')).filter((person) => person.role === 'member');

  const response = await fetch(`${bot}${getWavesToAnnounce.path}`, {
    headers: { authorization: `Bearer ${await tokenOf(members[0]?.rowKey ?? '')}` },
  });

  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(Problem.parse(await response.json())).toMatchObject({
    status: 403,
    detail: expect.stringMatching(/lead/),
  });
});

/** Switches to the first person that the switcher offers in a role, if need be one of a group with issues. */
async function become(role: Role, withIssues = false): Promise<PersonCells & { id: string }> {
  const title = { lead: 'Leads', champion: 'Champions', member: 'Members' }[role];
  const groupsWithIssues = new Set((await issues()).map((issue) => issue.groupId));
  await page.getByRole('button', { name: /^Viewing as/ }).click();
  const offered = page.getByRole('group', { name: title }).getByRole('menuitemradio');
  const people = (await rowsOf<PersonCells>('people')).filter((person) => person.role === role);
  for (const item of await offered.all()) {
    const [name = ''] = (await item.innerText()).split('\n');
    const person = people.find((candidate) => candidate.name === name);
    if (!person || (withIssues && !groupsWithIssues.has(person.groupId))) continue;
    await item.click();
    await page.getByRole('button', { name: `Viewing as ${name}, ${role}` }).waitFor();
    // The navigation is there once the product has said who this is.
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    return { ...person, id: person.rowKey };
  }
  throw new Error(`The switcher offers no ${role} that fits.`);
}

async function screens(): Promise<string[]> {
  return page.getByRole('navigation', { name: 'Screens' }).getByRole('link').allInnerTexts();
}

async function open(screen: string): Promise<void> {
  await page.getByRole('link', { name: screen, exact: true }).click();
}

/** How many issues the screen says there are, over all states. */
async function issueCount(): Promise<number> {
  const all = page.getByRole('option', { name: /^All states \(\d+\)$/ });
  await all.waitFor({ state: 'attached' });
  return Number(/\d+/.exec(await all.innerText())?.[0]);
}

async function issues() {
  return (await rowsOf<IssueCells>('issues')).filter((issue) => issue.text !== undefined);
}

async function tokenOf(person: string): Promise<string> {
  const response = await fetch(`${bot}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return Token.parse(await response.json()).token;
}
