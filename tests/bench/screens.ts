import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { somePeople } from './a-wave.ts';
import type { Bench, Figure } from './figure.ts';
import { type Answered, quantile } from './load.ts';
import { importInGroups, planSideBySide } from './several-rollouts.ts';
import { onStage, type Stage } from './stage.ts';

const MANY = { people: 12_000, groups: 500, rollouts: 6 };
const FEW = { people: 400, groups: 8, rollouts: 2 };
/** The window of a laptop. */
const WINDOW = { width: 1_280, height: 800 };

const MOST_ELEMENTS = 3_000;
const MOST_REPLY_KB = 60;
const MOST_FIRST_SECONDS = 2;
/** Windows that Status may be high where there are few groups. */
const MOST_WINDOWS = 2;
/** Presses of Tab from the beginning of the content to the first wave of the picture. */
const MOST_TAB_STOPS = 10;

const FIRST_TIMES = 5;
const PATIENCE_MS = 30_000;
/** After the last reply, for what is drawn of it. */
const DRAWN_MS = 700;
/** Everything works over localhost: no budget of sending plays a part. */
const SEND_RATE = 45;

/** What a lead of all groups opens; the names stand in the report. */
const SCREENS: readonly (readonly [name: string, path: string])[] = [
  ['Status', 'status'],
  ['Status by rollout', 'status?view=waves'],
  ['Status of one rollout', 'status?rollout=bench-0&view=waves'],
  ['Status as dates', 'status?view=dates'],
  ['Status, people', 'status/people?rollout=bench-0'],
  ['Status, team', 'status/team?rollout=bench-0'],
  ['a group', 'status/group/group-7'],
  ['Criteria', 'criteria'],
  ['Gates', 'gates'],
  ['Announce', 'announce'],
  ['Announce, waves', 'announce/waves'],
  ['Compose', 'compose/new'],
  ['Issues', 'issues'],
  ['Champions', 'champions'],
  ['Adoption', 'adoption'],
  ['My rollout', 'mine'],
  ['Plan', 'plan'],
];

/** The tab in Chromium: with 500 groups in six rollouts at once, and how high Status is with eight. */
export const screens: Bench = {
  name: 'screens',
  // Most of it is the import, and planning.
  minutes: 15,
  async run() {
    const browser = await openBrowser();
    try {
      const many = await withOrganisation(MANY, (stage) => measureMany(browser, stage));
      return [...many, ...(await withOrganisation(FEW, (stage) => measureFew(browser, stage)))];
    } finally {
      await browser.close();
    }
  },
};

function withOrganisation<T>(
  { people, groups, rollouts }: typeof MANY,
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const everybody = somePeople('Screen', people);
  return onStage({ people: [], sendRate: SEND_RATE, role: 'web' }, async (stage) => {
    await importInGroups(stage, everybody, { groups, leads: 1, champions: groups });
    await planSideBySide(stage, { from: 0, to: rollouts, groups });
    return act(stage);
  });
}

async function measureMany(browser: Browser, { product }: Stage): Promise<Figure[]> {
  const replies = new Map<string, number>();
  const elements: Figure[] = [];
  for (const [name, path] of SCREENS) {
    const page = await openWindow(browser, replies);
    await openScreen(page, `${product.url}/tab/${path}`);
    const value = await page.evaluate('document.querySelectorAll("*").length');
    elements.push({
      figure: `${name}, elements`,
      value: Number(value),
      unit: '',
      goal: { atMost: MOST_ELEMENTS },
    });
    await page.context().close();
  }
  const seconds = await firstScreens(browser, `${product.url}/tab/status`);
  return [
    {
      figure: `first screen, ${MANY.groups} groups and ${MANY.rollouts} rollouts, median`,
      value: quantile(seconds, 0.5) / 1_000,
      unit: 's',
      goal: { atMost: MOST_FIRST_SECONDS },
    },
    ...elements,
    ...[...replies]
      .toSorted(([, a], [, b]) => b - a)
      .map(([path, bytes]) => ({
        figure: `${path}, packed`,
        value: bytes / 1_000,
        unit: 'kB',
        goal: { atMost: MOST_REPLY_KB },
      })),
  ];
}

async function measureFew(browser: Browser, { product }: Stage): Promise<Figure[]> {
  const page = await openWindow(browser, new Map());
  await openScreen(page, `${product.url}/tab/status`);
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  return [
    {
      figure: `Status, ${FEW.groups} groups, windows high`,
      value: height / WINDOW.height,
      unit: '',
      goal: { atMost: MOST_WINDOWS },
    },
    {
      figure: 'Tab stops from the content to the picture',
      value: await tabStops(page),
      unit: '',
      goal: { atMost: MOST_TAB_STOPS },
    },
  ];
}

/** A window of somebody new, whose replies from the API are written down by path: the largest of each. */
async function openWindow(browser: Browser, replies: Map<string, number>): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'en-GB' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  page.on('requestfinished', async (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return;
    const { responseBodySize } = await request.sizes();
    const path = pathname.replace(/bench-\d+[^/]*|group-\d+/g, ':id');
    replies.set(path, Math.max(replies.get(path) ?? 0, responseBodySize));
  });
  return page;
}

/** Opens a screen and waits until nothing is loaded any more. */
async function openScreen(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(DRAWN_MS);
}

/** How long it takes from the address to the first waves, for somebody who opens the tab for the first time. */
async function firstScreens(browser: Browser, address: string): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (let time = 0; time < FIRST_TIMES; time += 1) {
    const page = await openWindow(browser, new Map());
    const before = performance.now();
    await page.goto(address);
    await page.locator('[data-wave]').first().waitFor();
    answers.push({ ms: performance.now() - before, bytes: 0 });
    await page.context().close();
  }
  return answers;
}

/** From the link that skips to the content, how often Tab is pressed until a wave has the focus. */
async function tabStops(page: Page): Promise<number> {
  await page.locator('#content').focus();
  for (let stops = 1; stops <= 50; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate('document.activeElement?.hasAttribute("data-wave") ?? false')) return stops;
  }
  return Number.POSITIVE_INFINITY;
}
