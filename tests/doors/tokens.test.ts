import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRegisteredApp } from '../support/a-registered-app.ts';
import { secondsFromNow } from '../support/an-openid-issuer.ts';
import { badTokens } from '../support/bad-tokens.ts';

// One list for both doors: what the API does not take, the bot does not take either.

const STRANGERS = '5c0ffee5-1111-4222-8333-444455556666';

let app: Awaited<ReturnType<typeof aRegisteredApp>>;

beforeAll(async () => {
  app = await aRegisteredApp();
});
afterAll(() => app.close());

describe.each(Object.entries(badTokens))('%s', (_name, make) => {
  test('is refused by the API', async () => {
    const authorization = await make(app.entra, app.claims.person);

    const { status, code } = await app.get(authorization, '/api/me');

    expect({ status, code }).toEqual({ status: 401, code: expect.stringMatching(/^(sign-in|token)-/) });
  });

  test('is refused by the bot, and nothing is stored', async () => {
    const authorization = await make(app.framework, app.claims.bot);

    const answer = await app.post(authorization, app.activity());

    expect(answer).toEqual({ status: 401, code: 'bot-token-refused' });
    expect(app.written()).toEqual([]);
  });
});

describe('the API', () => {
  test('refuses a token of another tenant', async () => {
    const token = await app.entra.sign({ ...app.claims.person, tid: STRANGERS });

    expect(await app.get(`Bearer ${token}`, '/api/me')).toEqual({ status: 401, code: 'wrong-tenant' });
  });

  test('refuses a token of the Bot Framework', async () => {
    const token = await app.framework.sign(app.claims.bot);

    expect(await app.get(`Bearer ${token}`, '/api/me')).toEqual({ status: 401, code: 'token-refused' });
  });

  test('knows a good token, whoever it may be of', async () => {
    const token = await app.entra.sign({ ...app.claims.person, oid: STRANGERS });

    expect(await app.get(`Bearer ${token}`, '/api/me')).toEqual({ status: 403, code: 'person-unknown' });
  });
});

describe('the bot', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another tenant', { conversation: { id: 'a:ada', tenantId: STRANGERS } }],
    ['two tenants', { channelData: { tenant: { id: STRANGERS } } }],
  ])('refuses %s, however good the token', async (_what, changes) => {
    const token = await app.framework.sign(app.claims.bot);

    const answer = await app.post(`Bearer ${token}`, app.activity(changes));

    expect(answer).toEqual({ status: 403, code: 'foreign-tenant' });
    expect(app.written()).toEqual([]);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another connector than that of its token', { serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['a channel that its key may not speak for', { channelId: 'directline' }],
    ['no channel', { channelId: null }],
  ])('refuses an activity of %s', async (_what, changes) => {
    const token = await app.framework.sign(app.claims.bot);

    const answer = await app.post(`Bearer ${token}`, app.activity(changes));

    expect(answer).toEqual({ status: 401, code: 'bot-token-refused' });
    expect(app.written()).toEqual([]);
  });

  test('refuses a token that names no connector', async () => {
    const { serviceurl: _, ...claims } = app.claims.bot;
    const token = await app.framework.sign(claims);

    expect(await app.post(`Bearer ${token}`, app.activity())).toMatchObject({ status: 401 });
  });

  test('refuses a connector that is none, also where its token names it', async () => {
    const serviceUrl = 'https://evil.example/teams/';
    const token = await app.framework.sign({ ...app.claims.bot, serviceurl: serviceUrl });

    const answer = await app.post(`Bearer ${token}`, app.activity({ serviceUrl }));

    expect(answer).toEqual({ status: 403, code: 'foreign-connector' });
    expect(app.written()).toEqual([]);
  });

  test('refuses the access token of a person', async () => {
    const token = await app.entra.sign(app.claims.person);

    expect(await app.post(`Bearer ${token}`, app.activity())).toMatchObject({ status: 401 });
  });

  test('reads no body of who may not send', async () => {
    const answer = await app.post('', 'x'.repeat(5_000_000));

    expect(answer).toEqual({ status: 401, code: 'bot-token-refused' });
  });

  test('takes clocks that differ by a few minutes, and what is good', async () => {
    const token = await app.framework.sign({ ...app.claims.bot, exp: secondsFromNow(-120) });

    const answer = await app.post(`Bearer ${token}`, app.activity());

    expect(answer.status).toBe(200);
    expect(app.written()).toContain('people');
  });
});
