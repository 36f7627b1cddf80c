import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type OpenIdIssuer, secondsFromNow } from './an-openid-issuer.ts';

/** A way in which a token is bad: made of the claims of a good one. */
type Make = (issuer: OpenIdIssuer, good: JWTPayload) => string | Promise<string>;

const HOUR = 3_600;

/** What the bot and the API both refuse, as the whole header. */
export const badTokens: Readonly<Record<string, Make>> = {
  'no token': () => '',
  'another scheme': () => `Basic ${Buffer.from('ada:secret').toString('base64')}`,
  'a scheme without a token': () => 'Bearer ',
  nonsense: () => bearer('let.me.in'),
  'a token that is over': async (issuer, good) =>
    bearer(await issuer.sign({ ...good, exp: secondsFromNow(-HOUR) })),
  'a token that is not valid yet': async (issuer, good) =>
    bearer(await issuer.sign({ ...good, nbf: secondsFromNow(HOUR) })),
  'a token without an end': async (issuer, { exp: _, ...good }) => bearer(await issuer.sign(good)),
  'a token for somebody else': async (issuer, good) =>
    bearer(await issuer.sign({ ...good, aud: '00000000-0000-4000-8000-000000000001' })),
  'a token for nobody': async (issuer, { aud: _, ...good }) => bearer(await issuer.sign(good)),
  'a token from somebody else': async (issuer, good) =>
    bearer(await issuer.sign({ ...good, iss: 'https://evil.example' })),
  'a token from nobody': async (issuer, { iss: _, ...good }) => bearer(await issuer.sign(good)),
  'a token of another key': async (issuer, good) => bearer(await issuer.forge(good)),
  'a token of a key that nobody knows': async (issuer, good) =>
    bearer(await issuer.sign(good, { kid: 'key-2' })),
  'a token of a key that comes along': async (_issuer, good) => {
    const own = await generateKeyPair('RS256');
    const jwk = await exportJWK(own.publicKey);
    const jwt = new SignJWT(good).setProtectedHeader({ alg: 'RS256', kid: 'key-1', jwk });
    return bearer(await jwt.sign(own.privateKey));
  },
  'a token of the public key, taken for a secret': async ({ publicJwk }, good) => {
    const jwt = new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'key-1' });
    return bearer(await jwt.sign(new TextEncoder().encode(JSON.stringify(publicJwk))));
  },
  'a token that needs no signature': (_issuer, good) => bearer(new UnsecuredJWT(good).encode()),
  'a token whose signature was cut off': async (issuer, good) =>
    bearer((await issuer.sign(good)).replace(/[^.]+$/, '')),
  'a token that says none after it was signed': async (issuer, good) => {
    const [, ...rest] = (await issuer.sign(good)).split('.');
    return bearer([encoded({ alg: 'none', typ: 'JWT' }), ...rest].join('.'));
  },
  'a token that was changed after it was signed': async (issuer, good) => {
    const [header, , signature] = (await issuer.sign(good)).split('.');
    return bearer([header, encoded({ ...good, exp: secondsFromNow(2 * HOUR) }), signature].join('.'));
  },
};

function bearer(token: string): string {
  return `Bearer ${token}`;
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
