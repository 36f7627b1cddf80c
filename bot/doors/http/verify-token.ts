import { errors, type JWTVerifyGetKey, type JWTVerifyResult, jwtVerify } from 'jose';
import { AnswerError } from '../../base/errors.ts';

/** From whom a token must be, for whom, and signed with which keys. */
export interface TokenSigning {
  issuers: string[];
  audiences: string[];
  keys: JWTVerifyGetKey;
}

/** The token of an Authorization header; undefined where there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}

/**
 * Checks signature, issuer, audience and times.
 * @throws AnswerError (unavailable) while the keys cannot be read, and what jose throws for a bad token
 */
export async function verifyToken(
  token: string,
  { issuers, audiences, keys }: TokenSigning,
  toleranceSeconds: number,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, {
      issuer: issuers,
      audience: audiences,
      algorithms: ['RS256'],
      requiredClaims: ['exp'],
      clockTolerance: toleranceSeconds,
    });
  } catch (error) {
    if (isOutage(error)) throw new AnswerError('unavailable', 'sign-in-unavailable');
    throw error;
  }
}

/** A key service that does not answer, or answers nonsense, is an outage and not a bad token. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  // The general error is what jose throws when it cannot read the keys.
  return error instanceof errors.JWKSTimeout || error.code === errors.JOSEError.code;
}
