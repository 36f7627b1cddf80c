import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp, SCHEMA } from '../bot/app.ts';
import { systemClock } from '../bot/base/clock.ts';
import { createIssuer, type Issuer } from '../bot/local/issuer.ts';
import { addPeople, aPerson } from './support/builders.ts';
import { silentLog } from './support/silent-log.ts';
import { testStorage } from './support/storage.ts';

const ada = aPerson();

let app: App;
let issuer: Issuer;
let address: string;

beforeAll(async () => {
  issuer = await createIssuer(systemClock);
  app = await buildApp({
    config: {
      bot: null,
      local: true,
      sendRate: 40,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: 'https://bot.contoso.example',
    },
    storage: testStorage(),
    clock: systemClock,
    log: silentLog,
    tokens: issuer.tokens,
  });
  await addPeople(app.rooms.people.api, ada);
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  app.server.server.closeAllConnections();
  await new Promise<void>((resolve) => app.server.close(() => resolve()));
});

test('who signs in is known by the rows of the product, not by the token', async () => {
  const { token } = await issuer.issue({ ...ada, name: 'The Boss' });

  const { status, body } = await get('/api/me', token);

  expect(status).toBe(200);
  expect(body).toMatchObject({ id: ada.id, name: 'Ada Novak', role: 'member' });
});

test('who is signed in but known to nobody may do nothing', async () => {
  const { token } = await issuer.issue(aPerson());

  const { status, body } = await get('/api/me', token);

  expect(status).toBe(403);
  expect(body).toMatchObject({ code: 'person-unknown' });
});

test('a token of another issuer is refused', async () => {
  const other = await createIssuer(systemClock);
  const { token } = await other.issue(ada);

  const { status, body } = await get('/api/me', token);

  expect(status).toBe(401);
  expect(body).toMatchObject({ code: 'token-refused' });
});

test('who brings no token is asked to sign in', async () => {
  const { status, body } = await get('/api/me');

  expect(status).toBe(401);
  expect(body).toMatchObject({ code: 'sign-in-required' });
});

test('the product is ready when its storage answers', async () => {
  expect(await get('/readyz')).toMatchObject({ status: 200, body: { ok: true } });
});

test('changes of what is stored are numbered one after the other', () => {
  expect(SCHEMA.migrations.map(({ to }) => to)).toEqual(SCHEMA.migrations.map((_, index) => index + 2));
});

test('the description that is served may be read by anybody', async () => {
  const { body } = await get('/api/openapi.json');

  expect(body).toMatchObject({ openapi: '3.1.0', paths: { '/api/me': { get: expect.anything() } } });
});

async function get(path: string, token?: string): Promise<{ status: number; body: unknown }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${address}${path}`, { headers });
  return { status: response.status, body: await response.json() };
}
