import { expect, test } from 'vitest';
import { scopeWords } from '../../../tab/features/issues/scope.ts';
import { knownTheme, themeFromTeams } from '../../../tab/host/theme.ts';
import { addressAsked, allScreensOf, screenAt, screensOf } from '../../../tab/shell/screens.ts';

test('only a lead has the Announce screen', () => {
  const withAnnounce = (['lead', 'champion', 'member'] as const).filter((role) =>
    screensOf(role).some((screen) => screen.path === 'announce'),
  );

  expect(withAnnounce).toEqual(['lead']);
});

test('planning is a screen of leads that is not in the navigation', () => {
  expect(screenAt('lead', '/plan')?.name).toBe('Plan a rollout');
  expect(screenAt('champion', '/plan')).toBeUndefined();
  expect(screensOf('lead').some(({ path }) => path === 'plan')).toBe(false);
  expect(allScreensOf('member')).toEqual(screensOf('member'));
});

test('champions open the list of rollouts as well, members do not', () => {
  expect(screenAt('champion', '/rollouts')?.behind).toBe('status');
  expect(screenAt('member', '/rollouts')).toBeUndefined();
});

test('the composer is for leads alone, and opened from other screens', () => {
  expect(screenAt('lead', '/compose/new')?.path).toBe('compose');
  expect(screenAt('champion', '/compose/new')).toBeUndefined();
  expect(screensOf('lead').some(({ path }) => path === 'compose')).toBe(false);
});

test('a screen that others lead to says which, so that the navigation can mark it', () => {
  const behind = allScreensOf('lead').filter((screen) => !screensOf('lead').includes(screen));

  expect(behind.map(({ path, behind }) => [path, behind])).toEqual([
    ['plan', 'status'],
    ['compose', 'announce'],
    ['rollouts', 'status'],
  ]);
});

test('a member sees what is theirs, under names that say so', () => {
  expect(screensOf('member').map((screen) => screen.name)).toEqual([
    'My rollout',
    'My issues',
    'My champions',
  ]);
});

test('an address leads to its screen, and to none that the role has not got', () => {
  expect(screenAt('lead', '/adoption')?.name).toBe('Adoption');
  expect(screenAt('member', '/adoption')).toBeUndefined();
  expect(screenAt('lead', '/')).toBeUndefined();
});

test('a deep link leads to its screen, with what it says about it', () => {
  expect(addressAsked('lead', 'issues')).toBe('/issues');
  expect(addressAsked('lead', '/announce?wave=w1')).toBe('/announce?wave=w1');
  expect(addressAsked('champion', 'status/group/finance')).toBe('/status/group/finance');
  expect(addressAsked('lead', 'announce/?wave=w1#progress')).toBe('/announce/?wave=w1#progress');
});

test('a deep link to a screen that the role has not got leads nowhere, and none leads out of the tab', () => {
  expect(addressAsked('member', 'announce?wave=w1')).toBeUndefined();
  expect(addressAsked('lead', '?wave=w1')).toBeUndefined();
  expect(addressAsked('lead', 'https://elsewhere.example/announce')).toBeUndefined();
  expect(addressAsked('lead', '//announce')).toBe('/announce');
});

test('a theme of Teams that we do not know is shown light', () => {
  expect(['default', 'dark', 'contrast', 'glass', undefined].map(themeFromTeams)).toEqual([
    'light',
    'dark',
    'contrast',
    'light',
    'light',
  ]);
});

test('a remembered theme counts only while it is one', () => {
  expect([knownTheme('dark'), knownTheme('sepia'), knownTheme(null)]).toEqual(['dark', undefined, undefined]);
});

test('the issues of a member are their own', () => {
  expect(scopeWords('member', 'Sales').title).toBe('My issues');
  expect(scopeWords('champion', 'Sales').explains).toContain('Sales');
});
