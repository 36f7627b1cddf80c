import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../bot/base/clock.ts';
import { entraTokenRules, signIn, type TokenRules } from '../../../bot/doors/http/sign-in.ts';
import { createIssuer, type Issuer } from '../../../bot/local/issuer.ts';

const ADA = { id: '0B8F6D1E-3C52-4A86-9A11-2F5F5D1F7C01', name: 'Ada Novak', upn: 'ada@contoso.example' };
const TENANT = '7d2b0a52-0b7e-4a1c-9f0e-1d6a2f3c4b5a';
const CLAIMS = { oid: ADA.id, tid: TENANT, scp: 'openid access_as_user', name: ADA.name };

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let rules: TokenRules;
let issuer: Issuer;

beforeAll(async () => {
  keys = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'key', alg: 'RS256' };
  rules = {
    issuers: ['https://issuer.example'],
    audiences: ['groundswell'],
    tenantId: TENANT,
    keys: createLocalJWKSet({ keys: [jwk] }),
  };
  issuer = await createIssuer(systemClock);
});

describe('a token', () => {
  test('of the local issuer signs its person in, with the id in lower case', async () => {
    const { token } = await issuer.issue(ADA);

    const signedIn = await signIn(`Bearer ${token}`, issuer.tokens);

    expect(signedIn).toEqual({ ...ADA, id: ADA.id.toLowerCase() });
  });

  test('of the first version names the person in another claim', async () => {
    const signedIn = await signIn(await aToken({ ...CLAIMS, upn: 'ada@contoso.example' }), rules);

    expect(signedIn.upn).toBe('ada@contoso.example');
  });

  test.each([
    ['tenant', { ...CLAIMS, tid: '00000000-0000-4000-8000-000000000000' }, 'wrong-tenant'],
    ['scope', { ...CLAIMS, scp: 'User.Read access_as_user_not' }, 'wrong-scope'],
    ['person', { ...CLAIMS, oid: 'ada' }, 'token-refused'],
    ['kind: for an app, without a scope', { oid: ADA.id, tid: TENANT }, 'token-refused'],
    ['issuer', { ...CLAIMS, iss: 'https://evil.example' }, 'token-refused'],
    ['audience', { ...CLAIMS, aud: 'another-app' }, 'token-refused'],
    ['start', { ...CLAIMS, nbf: seconds(3_600) }, 'token-refused'],
    ['end', { ...CLAIMS, exp: seconds(-3_600) }, 'token-expired'],
  ])('with the wrong %s is refused', async (_what, claims, code) => {
    const signedIn = signIn(await aToken(claims), rules);

    await expect(signedIn).rejects.toMatchObject({ kind: 'unauthenticated', code });
  });

  test('without an end is refused', async () => {
    const jwt = new SignJWT({ ...CLAIMS, iss: 'https://issuer.example', aud: 'groundswell' });
    const token = await jwt.setProtectedHeader({ alg: 'RS256', kid: 'key' }).sign(keys.privateKey);

    await expect(signIn(`Bearer ${token}`, rules)).rejects.toMatchObject({ code: 'token-refused' });
  });

  test('that is not signed, or signed by somebody else, is refused', async () => {
    const claims = { ...CLAIMS, iss: 'https://issuer.example', aud: 'groundswell', exp: seconds(60) };
    const other = await generateKeyPair('RS256');
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'key' })
      .sign(other.privateKey);
    const keyed = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'key' })
      .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey))));

    for (const token of [new UnsecuredJWT(claims).encode(), forged, keyed]) {
      await expect(signIn(`Bearer ${token}`, rules)).rejects.toMatchObject({ code: 'token-refused' });
    }
  });

  test('that is missing is asked for', async () => {
    for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b']) {
      await expect(signIn(header, rules)).rejects.toMatchObject({ code: 'sign-in-required' });
    }
  });

  test('of any nonsense is refused, and is never a fault of the server', async () => {
    const part = fc.oneof(
      fc.base64String(),
      fc.string(),
      fc.json().map((json) => Buffer.from(json).toString('base64url')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 6 }), async (parts) => {
        const signedIn = signIn(`Bearer ${parts.join('.')}`, rules);

        await expect(signedIn).rejects.toMatchObject({ kind: 'unauthenticated' });
      }),
    );
  });
});

test('the rules of Entra ID take both token versions of one tenant and one app', () => {
  const app = { tenantId: TENANT, clientId: 'app' };

  const { issuers, audiences, tenantId } = entraTokenRules(app, 'https://groundswell.contoso.example');

  expect(tenantId).toBe(TENANT);
  expect(audiences).toEqual(['app', 'api://app', 'api://groundswell.contoso.example/app']);
  expect(entraTokenRules(app, null).audiences).toEqual(['app', 'api://app']);
  expect(issuers.every((one) => one.includes(TENANT))).toBe(true);
});

test.each([
  ['fails', 500, 'sorry'],
  ['answers nonsense', 200, 'no JSON'],
])(
  'while the key service %s, sign-in is unavailable and nobody is called refused',
  async (_how, status, text) => {
    const url = await aKeyService(status, text);

    const signedIn = signIn(await aToken(CLAIMS), { ...rules, keys: createRemoteJWKSet(url) });

    await expect(signedIn).rejects.toMatchObject({ kind: 'unavailable', code: 'sign-in-unavailable' });
  },
);

test('while the key service is not there, sign-in is unavailable', async () => {
  const keys = createRemoteJWKSet(new URL('http://127.0.0.1:9/keys'));

  const signedIn = signIn(await aToken(CLAIMS), { ...rules, keys });

  await expect(signedIn).rejects.toMatchObject({ kind: 'unavailable' });
});

/** A good token but for what the claims say. */
async function aToken(claims: JWTPayload): Promise<string> {
  const jwt = new SignJWT({
    iss: 'https://issuer.example',
    aud: 'groundswell',
    exp: seconds(600),
    ...claims,
  });
  return `Bearer ${await jwt.setProtectedHeader({ alg: 'RS256', kid: 'key' }).sign(keys.privateKey)}`;
}

/** This many seconds from now, as tokens say it. */
function seconds(fromNow: number): number {
  return Math.floor(systemClock.now() / 1000) + fromNow;
}

async function aKeyService(status: number, text: string): Promise<URL> {
  const server = createServer((_request, response) => {
    response.statusCode = status;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`);
}
