import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';

interface Answers {
  theme?: string;
  locale?: string;
  /** What a deep link asked for. */
  subEntityId?: string;
  /** What each request for a token gets, the last of them again and again; what begins with "!" is a fault. */
  tokens: readonly string[];
}

export interface TeamsPage {
  tab: FrameLocator;
  /** Names of the messages that came from the tab. */
  told(): Promise<string[]>;
  /** Whether each request for a token was to be silent. */
  silent(): Promise<boolean[]>;
  /** Says something to the tab, as `themeChange`. */
  say(func: string, ...args: string[]): Promise<void>;
  /** The colour behind everything on the page of the tab. */
  ground(): Promise<string>;
  /** From here on requests for a token get these. */
  give(...tokens: string[]): Promise<void>;
}

const SCRIPT = new URL('teams-page.js', import.meta.url);

/**
 * Opens the tab with a page around it that speaks the message protocol of teams-js (tried with 2.58). It stands at the
 * tab's own origin, which teams-js trusts as it does Microsoft's.
 */
export async function openInTeams(page: Page, bot: string, answers: Answers): Promise<TeamsPage> {
  const script = await readFile(SCRIPT, 'utf8');
  const body = `<!doctype html><title>Teams</title>
<style>body { margin: 0 } iframe { border: 0; width: 100vw; height: 100vh }</style>
<iframe title="Groundswell"></iframe>
<script>window.answers = ${JSON.stringify(answers)};\n${script}</script>`;
  await page.route(`${bot}/teams.html`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${bot}/teams.html`);
  return {
    tab: page.frameLocator('iframe'),
    told: () => page.evaluate<string[]>('window.teams.told'),
    silent: () => page.evaluate<boolean[]>('window.teams.silent'),
    say: (...words) => page.evaluate<void>(`window.teams.say(...${JSON.stringify(words)})`),
    ground: () => page.evaluate<string>('window.teams.ground()'),
    give: (...tokens) => page.evaluate<void>(`void (window.teams.tokens = ${JSON.stringify(tokens)})`),
  };
}
