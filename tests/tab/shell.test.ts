import { expect, test } from 'vitest';
import { knownTheme, themeFromTeams } from '../../tab/host/theme.ts';
import { scopeWords } from '../../tab/issues/scope.ts';
import { screenAt, screensOf } from '../../tab/shell/screens.ts';

test('only a lead has the Announce screen', () => {
  const withAnnounce = (['lead', 'champion', 'member'] as const).filter((role) =>
    screensOf(role).some((screen) => screen.path === 'announce'),
  );

  expect(withAnnounce).toEqual(['lead']);
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
