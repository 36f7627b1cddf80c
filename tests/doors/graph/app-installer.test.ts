import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../../bot/base/clock.ts';
import { TokenRefusedError } from '../../../bot/doors/azure/app-token.ts';
import { createAppInstaller } from '../../../bot/doors/graph/app-installer.ts';

const APP = 'b1c5353a-7aca-41b3-830f-27d5218fe0e5';
const PERSON = '00000001-0000-4000-8000-000000000000';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function aGraph(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`;
}

function installerAt(url: string, token?: () => Promise<string>, patienceMs = 5_000) {
  return createAppInstaller({ url, catalogAppId: APP }, token, systemClock, patienceMs);
}

test('a person is named by object id, the app by its id in the catalogue, once', async () => {
  const calls: { request: IncomingMessage; body: string }[] = [];
  const url = await aGraph((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      calls.push({ request, body });
      response.statusCode = 201;
      response.end();
    });
  });

  const outcome = await installerAt(url, async () => 'a-token').install(PERSON);

  expect(outcome).toEqual({ kind: 'installed' });
  expect(calls).toHaveLength(1);
  expect(calls[0]?.request.url).toBe(`/v1.0/users/${PERSON}/teamwork/installedApps`);
  expect(calls[0]?.request.headers.authorization).toBe('Bearer a-token');
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${APP}`,
  });
});

test('code and message of a refusal are kept', async () => {
  const url = await aGraph((_, response) => {
    response.statusCode = 404;
    response.end(JSON.stringify({ error: { code: 'NotFound', message: 'No such user.' } }));
  });

  expect(await installerAt(url).install(PERSON)).toMatchObject({ raw: '404 NotFound No such user.' });
});

test('a proxy that answers in its own words is a fault like any other', async () => {
  const url = await aGraph((_, response) => {
    response.statusCode = 502;
    response.end('<html>Bad gateway</html>');
  });

  expect(await installerAt(url).install(PERSON)).toEqual({ kind: 'unavailable', raw: '502' });
});

test('a broken connection, and an answer that never comes, say nothing', async () => {
  const broken = await aGraph((request) => void request.socket.destroy());
  const silent = await aGraph(() => undefined);

  expect((await installerAt(broken).install(PERSON)).kind).toBe('unavailable');
  expect((await installerAt(silent, undefined, 50).install(PERSON)).kind).toBe('unavailable');
});

test('no token is about everybody when Entra ID said no, and about nobody when it did not answer', async () => {
  const refused = async () => Promise.reject(new TokenRefusedError('AADSTS7000215: invalid secret'));
  const offline = async () => Promise.reject(new Error('getaddrinfo ENOTFOUND'));

  expect(await installerAt('http://127.0.0.1:9', refused).install(PERSON)).toEqual({
    kind: 'not-permitted',
    raw: 'AADSTS7000215: invalid secret',
  });
  expect((await installerAt('http://127.0.0.1:9', offline).install(PERSON)).kind).toBe('unavailable');
});
