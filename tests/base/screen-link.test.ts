import { expect, test } from 'vitest';
import { screenLinks } from '../../bot/base/screen-link.ts';

const publicUrl = 'https://groundswell.contoso.example';
const teamsAppId = '1c6d0d3e-8f7a-4f2b-9c11-6f0a7a5b0001';
const SCREEN = 'gates/r1.windows.sales?rollout=r1';

test('in Teams a link opens the tab of the app, which goes on to the screen', () => {
  const link = new URL(screenLinks({ local: false, publicUrl, teamsAppId })(SCREEN) ?? '');

  expect(`${link.origin}${link.pathname}`).toBe(`https://teams.microsoft.com/l/entity/${teamsAppId}/status`);
  expect(link.searchParams.get('webUrl')).toBe(`${publicUrl}/tab/${SCREEN}`);
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: SCREEN });
  expect(link.search).not.toContain('+');
});

test('in local mode it opens in the browser', () => {
  const link = screenLinks({ local: true, publicUrl: 'http://127.0.0.1:3978', teamsAppId: null });

  expect(link(SCREEN)).toBe(`http://127.0.0.1:3978/tab/${SCREEN}`);
});

test.each([
  { publicUrl: null, teamsAppId },
  { publicUrl, teamsAppId: null },
])('nobody is led anywhere while nobody has said where: $publicUrl, $teamsAppId', (places) => {
  expect(screenLinks({ local: false, ...places })(SCREEN)).toBeNull();
});
