import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { AnswerError, type ErrorCode } from '../../base/errors.ts';
import type { SignInConfig } from '../../base/settings/config.ts';
import type { Params } from '../../base/words/message.ts';

/** What an access token must be: from whom, for whom, and signed with which keys. */
export interface TokenRules {
  issuers: string[];
  audiences: string[];
  tenantId: string;
  keys: JWTVerifyGetKey;
}

/** The person named by a token that was checked. */
export interface SignedIn {
  id: string;
  name: string;
  upn: string;
}

/** The scope that the tab's app registration exposes. */
const SCOPE = 'access_as_user';

/** Rules for access tokens of Microsoft Entra ID, in both token versions. */
export function entraTokenRules({ tenantId, clientId }: SignInConfig): TokenRules {
  return {
    issuers: [`https://login.microsoftonline.com/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
    audiences: [clientId, `api://${clientId}`],
    tenantId,
    keys: createRemoteJWKSet(new URL(`https://login.microsoftonline.com/${tenantId}/discovery/v2.0/keys`)),
  };
}

const Claims = z.object({
  oid: z.guid(),
  tid: z.string(),
  scp: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
});

/**
 * Checks the bearer token of a request: signature, issuer, audience, times, tenant and scope.
 * @throws AnswerError (unauthenticated) that says which of these failed.
 */
export async function signIn(authorization: string | undefined, rules: TokenRules): Promise<SignedIn> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw refused('sign-in-required');
  const claims = await verify(token, rules);
  if (claims.tid !== rules.tenantId) throw refused('wrong-tenant');
  if (!claims.scp.split(' ').includes(SCOPE)) throw refused('wrong-scope', { scope: SCOPE });
  const upn = claims.preferred_username ?? claims.upn ?? '';
  return { id: claims.oid.toLowerCase(), name: claims.name ?? upn, upn };
}

async function verify(token: string, rules: TokenRules): Promise<z.infer<typeof Claims>> {
  try {
    const { payload } = await jwtVerify(token, rules.keys, {
      issuer: rules.issuers,
      audience: rules.audiences,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      clockTolerance: 60,
    });
    return Claims.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused('token-expired');
    if (isOutage(error)) throw new AnswerError('unavailable', 'sign-in-unavailable');
    throw refused('token-refused');
  }
}

/** A key service that does not answer, or answers nonsense, is an outage and not a bad token. */
function isOutage(error: unknown): boolean {
  if (error instanceof z.ZodError) return false;
  if (!(error instanceof errors.JOSEError)) return true;
  // The general error is what jose throws when it cannot read the keys.
  return error instanceof errors.JWKSTimeout || error.code === errors.JOSEError.code;
}

function refused(code: ErrorCode, params?: Params): AnswerError {
  return new AnswerError('unauthenticated', code, params);
}
