import { createRemoteJWKSet, errors } from 'jose';
import { z } from 'zod';
import { AnswerError, type ErrorCode } from '../../base/errors.ts';
import type { SignInConfig } from '../../base/settings/config.ts';
import type { Params } from '../../base/words/message.ts';
import { bearerOf, type TokenSigning, verifyToken } from './verify-token.ts';

/** What an access token must be: from whom, for whom, and signed with which keys. */
export interface TokenRules extends TokenSigning {
  tenantId: string;
}

/** The person named by a token that was checked. */
export interface SignedIn {
  id: string;
  name: string;
  upn: string;
}

/** The scope that the tab's app registration exposes. */
const SCOPE = 'access_as_user';
/** Clocks may differ by so much. */
const TOLERANCE_SECONDS = 60;

/**
 * Rules for access tokens of Microsoft Entra ID, in both token versions.
 * @param publicUrl whose host is part of the Application ID URI, which tokens of the first version are for
 */
export function entraTokenRules({ tenantId, clientId }: SignInConfig, publicUrl: string | null): TokenRules {
  const host = publicUrl === null ? undefined : new URL(publicUrl).host;
  return {
    issuers: [`https://login.microsoftonline.com/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`],
    audiences: [clientId, `api://${clientId}`, ...(host ? [`api://${host}/${clientId}`] : [])],
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
  const token = bearerOf(authorization);
  if (!token) throw refused('sign-in-required');
  const claims = await verify(token, rules);
  if (claims.tid !== rules.tenantId) throw refused('wrong-tenant');
  if (!claims.scp.split(' ').includes(SCOPE)) throw refused('wrong-scope', { scope: SCOPE });
  const upn = claims.preferred_username ?? claims.upn ?? '';
  return { id: claims.oid.toLowerCase(), name: claims.name ?? upn, upn };
}

async function verify(token: string, rules: TokenRules): Promise<z.infer<typeof Claims>> {
  try {
    const { payload } = await verifyToken(token, rules, TOLERANCE_SECONDS);
    return Claims.parse(payload);
  } catch (error) {
    if (error instanceof AnswerError) throw error;
    throw refused(error instanceof errors.JWTExpired ? 'token-expired' : 'token-refused');
  }
}

function refused(code: ErrorCode, params?: Params): AnswerError {
  return new AnswerError('unauthenticated', code, params);
}
