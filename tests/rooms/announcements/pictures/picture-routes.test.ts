import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aPng } from '../../../support/a-png.ts';
import { ada, aPlannedApp, FINANCE, fay, member, SALES, sam } from '../a-planned-app.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
});
afterEach(() => app.close());

const upload = (bytes: Uint8Array | string = aPng(), { who = ada, id = randomUUID() as string } = {}) =>
  app.call(who, 'POST', `/api/announcements/${id}/pictures`, bytes);

/** An announcement to a wave with this picture on its card. */
const withPicture = (url: string, waveId = FINANCE) =>
  anAnnouncement({
    audience: { kind: 'wave', waveId },
    contents: {
      en: { title: 'Your turn', text: 'Soon.', picture: { url, alt: 'A padlock' }, buttons: [] },
    },
  });

const save = (url: string, { id = randomUUID() as string, seen = 0, who = ada, waveId = FINANCE } = {}) =>
  app.call(who, 'PUT', `/api/announcements/${id}`, { announcement: withPicture(url, waveId), seen });

/** What the timetable does every few hours. */
async function sweep() {
  const { jobs } = app.app.rooms.announcements;
  const handler = jobs.find(({ kind }) => kind === 'announcements.sweep-pictures');
  await handler?.run({}, new AbortController().signal);
}

describe('an uploaded picture', () => {
  test('is served to anybody who holds its address, as what it is and for good', async () => {
    const bytes = aPng(20, 10);
    const { status, body } = await upload(bytes);

    const fetched = await app.fetch(body.url);

    expect({ status, body }).toMatchObject({ status: 201, body: { width: 20, height: 10 } });
    expect(fetched.status).toBe(200);
    expect(Object.fromEntries(fetched.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(bytes);
  });

  test('stands on the card with the public address', async () => {
    const { body } = await upload();

    const shown = await app.call(ada, 'POST', '/api/announcements/preview', {
      announcement: withPicture(body.url),
      personId: null,
      language: null,
    });

    expect(shown.body.card.body).toContainEqual(
      expect.objectContaining({
        type: 'Image',
        url: `https://bot.contoso.example${body.url}`,
        altText: 'A padlock',
      }),
    );
  });

  test('is no reason to ask for another address, and one that is gone is a fault', async () => {
    const { body } = await upload();
    const check = async (url: string) =>
      (await app.call(ada, 'POST', '/api/announcements/check', { announcement: withPicture(url) })).body
        .faults;

    expect(await check(body.url)).toEqual([]);
    expect(await check(`${body.url.slice(0, -1)}-`)).toMatchObject([
      { where: 'contents.en.picture.url', blocks: true, what: expect.stringContaining('no longer there') },
    ]);
  });

  test.each([
    'http://contoso.example/a.png',
    '/pictures/short',
    '/tab/index.html',
    '//contoso.example/a.png',
  ])('no other path is taken for one: %s', async (url) => {
    const { status, body } = await save(url);

    expect(status).toBe(400);
    expect(body.faults).toMatchObject([
      { where: 'announcement.contents.en.picture.url', what: expect.stringContaining('https') },
    ]);
  });
});

describe('what is no picture for Teams is refused with what to do', () => {
  test.each([
    ['a page under the name of a picture', Buffer.from('<html><script>alert(1)</script>'), 400, /PNG/],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 400, /PNG/],
    ['too many pixels', aPng(1025, 10), 400, /1025 × 10 pixels.*1024 × 1024/],
    ['too many bytes', Buffer.concat([aPng(), Buffer.alloc(1_100_000)]), 413, /1.2 MB.*1 MB/],
    ['far too many bytes', Buffer.alloc(9_000_000), 413, /8 MB/],
    ['nothing', Buffer.alloc(0), 400, /PNG/],
  ])('%s', async (_, bytes, expected, words) => {
    const { status, body } = await upload(Uint8Array.from(bytes));

    expect(status).toBe(expected);
    expect(body.detail).toMatch(words);
  });
});

describe('who may upload', () => {
  test('a lead; members and champions may not', async () => {
    expect((await upload(aPng(), { who: member })).status).toBe(403);
    expect((await upload(aPng(), { who: sam })).status).toBe(201);
  });

  test("nobody for another lead's announcement, by its id", async () => {
    const id = randomUUID();
    const { body } = await upload(aPng(), { who: fay, id });
    await save(body.url, { who: fay, id });

    const { status } = await upload(aPng(), { who: sam, id });

    expect(status).toBe(403);
  });

  test('nobody while it is being sent', async () => {
    const id = randomUUID();
    await save((await upload()).body.url, { id });
    await app.call(ada, 'POST', `/api/announcements/${id}/step`, { step: 'send', seen: 1 });

    expect((await upload(aPng(), { id })).status).toBe(409);
  });
});

describe('nothing else is to be had', () => {
  test('a forged or a changed signature leads nowhere', async () => {
    const { body } = await upload();
    const token = body.url.slice('/pictures/'.length);
    const forged = Buffer.alloc(32, 1).toString('base64url');
    const changed = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;

    for (const other of [forged, changed, `${token}A`, token.slice(0, -1), '..%2Fpictures']) {
      const fetched = await app.fetch(`/pictures/${other}`);
      expect([other, fetched.status]).toEqual([other, 404]);
    }
  });

  test('there is no list of pictures', async () => {
    await upload();

    expect((await app.fetch('/pictures')).status).toBe(404);
    expect((await app.fetch('/pictures/')).status).toBe(404);
  });
});

describe('a picture that no announcement uses', () => {
  test('is removed after a week, and not before', async () => {
    const { body } = await upload();

    app.clock.set('2026-09-30T08:00:00Z');
    await sweep();
    expect((await app.fetch(body.url)).status).toBe(200);

    app.clock.set('2026-10-02T08:00:00Z');
    await sweep();
    expect((await app.fetch(body.url)).status).toBe(404);
  });

  test('is removed with the draft that used it, also where only its unfinished part did', async () => {
    const id = randomUUID();
    const { body } = await upload(aPng(), { id });
    const typed = { title: '', text: '', pictureUrl: body.url, pictureAlt: '', buttons: [] };
    const half = anAnnouncement({ contents: {}, unfinished: { contents: { en: typed } } });
    await app.call(ada, 'PUT', `/api/announcements/${id}`, { announcement: half, seen: 0 });

    app.clock.set('2026-10-02T08:00:00Z');
    await sweep();
    expect((await app.fetch(body.url)).status).toBe(200);

    await app.call(ada, 'DELETE', `/api/announcements/${id}`);
    await sweep();
    expect((await app.fetch(body.url)).status).toBe(404);
  });

  test('stays while a copy of the announcement uses it', async () => {
    const id = randomUUID();
    const { body } = await upload(aPng(), { id });
    await save(body.url, { id });
    await app.call(ada, 'POST', `/api/announcements/${id}/duplicate`, {
      ids: [randomUUID()],
      waves: [SALES],
    });
    await app.call(ada, 'DELETE', `/api/announcements/${id}`);

    app.clock.set('2026-10-02T08:00:00Z');
    await sweep();

    expect((await app.fetch(body.url)).status).toBe(200);
  });

  test('stays where people may have a card with it', async () => {
    const id = randomUUID();
    const { body } = await upload(aPng(), { id });
    await save(body.url, { id });
    await app.call(ada, 'POST', `/api/announcements/${id}/step`, { step: 'send', seen: 1 });
    await app.app.rooms.announcements.api.news.partEnded(id, {
      part: 'people',
      at: new Date(app.clock.now()).toISOString(),
    });
    const { body: sent } = await app.call(ada, 'GET', `/api/announcements/${id}`);

    const other = await upload(aPng(), { id });
    const saved = await save(other.body.url, { id, seen: sent.seen });
    app.clock.set('2026-10-02T08:00:00Z');
    await sweep();

    expect(saved.status).toBe(200);
    expect((await app.fetch(body.url)).status).toBe(200);
  });
});

describe('where the product has no public address', () => {
  test('nothing is uploaded, and the rules say so', async () => {
    const alone = await aPlannedApp({ publicUrl: null });
    try {
      const path = `/api/announcements/${randomUUID()}/pictures`;
      const { status, body } = await alone.call(ada, 'POST', path, aPng());
      const rules = await alone.call(ada, 'GET', '/api/announcements/rules');

      expect(status).toBe(409);
      expect(body.detail).toContain('PUBLIC_URL');
      expect(rules.body.takesPictures).toBe(false);
    } finally {
      await alone.close();
    }
  });

  test('a picture of before is a fault, and stands on no card', async () => {
    const { body } = await upload();
    const alone = await aPlannedApp({ publicUrl: null });
    try {
      const announcement = withPicture(body.url);
      const check = await alone.call(ada, 'POST', '/api/announcements/check', { announcement });
      const preview = { announcement, personId: null, language: null };
      const shown = await alone.call(ada, 'POST', '/api/announcements/preview', preview);

      expect(check.body.faults).toMatchObject([{ where: 'contents.en.picture.url', blocks: true }]);
      expect(JSON.stringify(shown.body.card)).not.toContain('Image');
    } finally {
      await alone.close();
    }
  });
});
