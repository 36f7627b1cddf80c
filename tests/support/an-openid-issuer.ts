import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { systemClock } from '../../bot/base/clock.ts';

const KEY = 'key-1';

/** Says who its tokens are from, as Entra ID and the Bot Framework do: over HTTP, with keys that anybody can read. */
export interface OpenIdIssuer {
  /** Of the OpenID document, which leads to the keys. */
  metadataUrl: string;
  keysUrl: string;
  issuer: string;
  publicJwk: object;
  /** Signed with its key, whatever the claims say. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** Signed with a key that is not among those it shows. */
  forge(claims: JWTPayload, header?: Partial<JWTHeaderParameters>): Promise<string>;
  stop(): void;
}

/** @param endorsements channels that its key may speak for */
export async function anOpenIdIssuer(endorsements?: readonly string[]): Promise<OpenIdIssuer> {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const publicJwk = { ...(await exportJWK(own.publicKey)), kid: KEY, alg: 'RS256', use: 'sig' };
  const server = createServer((request, response) => {
    const keys = { keys: [{ ...publicJwk, ...(endorsements && { endorsements }) }] };
    const document = { issuer, jwks_uri: keysUrl };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === '/keys' ? keys : document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keysUrl = `${issuer}/keys`;

  const signedWith =
    (key: typeof own.privateKey) =>
    (claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY, ...header }).sign(key);

  return {
    metadataUrl: `${issuer}/.well-known/openidconfiguration`,
    keysUrl,
    issuer,
    publicJwk,
    sign: signedWith(own.privateKey),
    forge: signedWith(other.privateKey),
    stop: () => void server.close().closeAllConnections(),
  };
}

/** So many seconds from now, as tokens say it. */
export function secondsFromNow(seconds: number): number {
  return Math.floor(systemClock.now() / 1_000) + seconds;
}
