import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { appTokens, TokenRefusedError } from '../../../bot/doors/azure/app-token.ts';

const RESOURCE = 'https://graph.microsoft.com';
const SCOPE = `${RESOURCE}/.default`;
const DAY_MS = 24 * 3_600_000;

/** Where Azure's containers get tokens of their managed identity: an address beside them, and a secret for it. */
const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  asked.push({
    resource: searchParams.get('resource'),
    clientId: searchParams.get('client_id'),
    secret: request.headers['x-identity-header'],
  });
  response.writeHead(answer.status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer.body));
});
let asked: { resource: string | null; clientId: string | null; secret: unknown }[];
let answer: { status: number; body: Record<string, unknown> };

/** One that nobody has a token of yet: the library keeps tokens for all of a process. */
function anIdentity() {
  return { kind: 'managed-identity', clientId: crypto.randomUUID() } as const;
}

// The library remembers for good where it found the address.
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  vi.stubEnv('IDENTITY_ENDPOINT', `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'the secret beside it');
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});

beforeEach(() => {
  const endsAt = String(Math.floor((Date.now() + DAY_MS) / 1_000));
  asked = [];
  answer = {
    status: 200,
    body: { access_token: 'a token', expires_on: endsAt, token_type: 'Bearer', resource: RESOURCE },
  };
});

test('the app speaks for itself with a token of its managed identity', async () => {
  const identity = anIdentity();

  expect(await appTokens(identity, SCOPE)()).toBe('a token');

  expect(asked).toEqual([
    { resource: RESOURCE, clientId: identity.clientId, secret: 'the secret beside it' },
  ]);
});

test('a token is asked for once and used until it ends', async () => {
  const token = appTokens(anIdentity(), SCOPE);

  await token();
  await token();

  expect(asked).toHaveLength(1);
});

test('an identity that is not there is a refusal, which says why', async () => {
  answer = { status: 400, body: { error: 'invalid_request', error_description: 'Identity not found' } };

  const refused = appTokens(anIdentity(), SCOPE)();

  await expect(refused).rejects.toThrow(TokenRefusedError);
  await expect(refused).rejects.toThrow('Identity not found');
});

test('an answer that never came is none: nobody has refused anything', async () => {
  server.close();
  server.closeAllConnections();

  const error = await appTokens(anIdentity(), SCOPE)().catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(TokenRefusedError);
});
