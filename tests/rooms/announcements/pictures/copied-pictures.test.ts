import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebFile } from '../../../../bot/doors/http/web-files.ts';
import { aPng } from '../../../support/a-png.ts';
import { ada, aPlannedApp, FINANCE, member, sam } from '../a-planned-app.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

const ELSEWHERE = 'https://fabrikam.example/a.png';

let web: Record<string, WebFile>;
let fetched: string[];
let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  web = { [ELSEWHERE]: { bytes: Buffer.from(aPng(20, 10)) } };
  fetched = [];
  app = await aPlannedApp({
    webFiles: {
      async fetch(url) {
        fetched.push(url);
        return web[url] ?? { refused: 'missing' };
      },
    },
  });
});
afterEach(() => app.close());

const copy = (url: string, { who = ada, id = randomUUID() as string } = {}) =>
  app.call(who, 'POST', `/api/announcements/${id}/pictures/copy`, { url });

const withPicture = (url: string) =>
  anAnnouncement({
    audience: { kind: 'wave', waveId: FINANCE },
    contents: {
      en: { title: 'Your turn', text: 'Soon.', picture: { url, alt: 'A padlock' }, buttons: [] },
    },
  });

test('a picture on the web is kept as if it had been uploaded, and is served from here', async () => {
  const { status, body } = await copy(ELSEWHERE);

  const served = await app.fetch(body.url);

  expect({ status, body }).toMatchObject({ status: 201, body: { width: 20, height: 10 } });
  expect(served.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await served.arrayBuffer())).toEqual(aPng(20, 10));
});

test.each([
  ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['nothing', ''],
])('%s is no picture, whatever its address says', async (_what, text) => {
  web[ELSEWHERE] = { bytes: Buffer.from(text) };

  expect(await copy(ELSEWHERE)).toMatchObject({ status: 400, body: { code: 'picture-type-unknown' } });
});

test.each([
  ['missing', /no picture on the public web/],
  ['large', /too large/],
  ['slow', /took too long/],
] as const)('one that is %s is refused in words', async (refused, words) => {
  web[ELSEWHERE] = { refused };

  expect(await copy(ELSEWHERE)).toMatchObject({
    status: 400,
    body: { code: 'picture-not-copied', detail: expect.stringMatching(words) },
  });
});

test.each(['http://fabrikam.example/a.png', 'file:///etc/passwd', '/pictures/x', 'a.png'])(
  'nothing is fetched from %s',
  async (url) => {
    expect(await copy(url)).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(fetched).toEqual([]);
  },
);

test('nothing is fetched for who may not change the announcement', async () => {
  const id = randomUUID();
  await app.call(ada, 'PUT', `/api/announcements/${id}`, { announcement: withPicture(ELSEWHERE), seen: 0 });

  expect((await copy(ELSEWHERE, { who: sam, id })).status).toBe(403);
  expect((await copy(ELSEWHERE, { who: member })).status).toBe(403);
  expect(fetched).toEqual([]);
});

test('a picture on another site is written down, but stands on no card and keeps the announcement from going', async () => {
  const id = randomUUID();
  const announcement = withPicture(ELSEWHERE);

  const saved = await app.call(ada, 'PUT', `/api/announcements/${id}`, { announcement, seen: 0 });
  const preview = await app.call(ada, 'POST', '/api/announcements/preview', {
    announcement,
    personId: null,
    language: null,
  });
  const sent = await app.call(ada, 'POST', `/api/announcements/${id}/step`, {
    step: 'send',
    seen: saved.body.seen,
  });

  expect(saved.body.faults).toMatchObject([
    { where: 'contents.en.picture.url', blocks: true, what: expect.stringContaining('Take a copy') },
  ]);
  expect(JSON.stringify(preview.body.card)).not.toContain('fabrikam');
  expect(sent.status).toBeGreaterThanOrEqual(400);
});
