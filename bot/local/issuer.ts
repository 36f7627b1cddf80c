import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Clock } from '../base/clock.ts';
import type { TokenRules } from '../doors/http/sign-in.ts';

/** The tenant of local mode; the Teams simulator uses the same. */
export const LOCAL_TENANT = '7f5b2c9e-0d1a-4c3b-9a58-5d2f6e8c1b40';

const ISSUER = 'https://groundswell.invalid/local';
const AUDIENCE = 'groundswell-local';
const LASTS_SECONDS = 3600;

interface Named {
  id: string;
  name: string;
  upn: string;
}

export interface Issuer {
  tokens: TokenRules;
  issue(person: Named): Promise<{ token: string; expiresIn: number }>;
}

/** Issues access tokens as Entra ID would, with a key that lives as long as the process. */
export async function createIssuer(clock: Clock): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'local', alg: 'RS256' }] });
  return {
    tokens: { issuers: [ISSUER], audiences: [AUDIENCE], tenantId: LOCAL_TENANT, keys },
    async issue({ id, name, upn }) {
      const now = Math.floor(clock.now() / 1000);
      const token = await new SignJWT({
        oid: id,
        tid: LOCAL_TENANT,
        scp: 'access_as_user',
        name,
        preferred_username: upn,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'local' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(now + LASTS_SECONDS)
        .sign(privateKey);
      return { token, expiresIn: LASTS_SECONDS };
    },
  };
}
