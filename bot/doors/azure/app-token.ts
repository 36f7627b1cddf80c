import type { TokenCredential } from '@azure/identity';
import type { AppIdentity } from '../../base/settings/graph-settings.ts';
import { lateCredential } from './late-credential.ts';

/** A bearer token for one API, renewed before it ends. @throws TokenRefusedError when Entra ID gives none */
export type TokenSource = () => Promise<string>;

/** Entra ID answered, and the answer is no: asking again helps only after somebody has changed something. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

/** Asked too often: nobody is refused for good. */
const TOO_MANY = 429;

/** What a managed identity shows to Entra ID when it speaks for an app registration that trusts it. */
const EXCHANGE = 'api://AzureADTokenExchange/.default';

/** Tokens for the app itself, on nobody's behalf. @param scope such as `https://graph.microsoft.com/.default` */
export function appTokens(identity: AppIdentity, scope: string): TokenSource {
  const credential = lateCredential(() => credentialOf(identity));
  return async () => {
    try {
      const token = await credential.getToken(scope);
      if (token) return token.token;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      throw new TokenRefusedError(error.message, { cause: error });
    }
    throw new TokenRefusedError(`Entra ID gave no token for ${scope}.`);
  };
}

/**
 * What credentials throw is the same for an answer and for a broken line; under it lies what the library for tokens
 * threw: a "ServerError" with the status of what Entra ID, or the managed identity, answered.
 */
function isRefusal(error: unknown): error is Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'ServerError' && 'status' in cause && typeof cause.status === 'number')
      return cause.status < 500 && cause.status !== TOO_MANY;
  }
  return false;
}

/** Tokens are kept and renewed by the credential. */
async function credentialOf(identity: AppIdentity): Promise<TokenCredential> {
  const {
    ClientAssertionCredential,
    ClientCertificateCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
  } = await import('@azure/identity');
  switch (identity.kind) {
    case 'secret':
      return new ClientSecretCredential(identity.tenantId, identity.clientId, identity.secret);
    case 'certificate':
      return new ClientCertificateCredential(identity.tenantId, identity.clientId, {
        certificate: identity.pem,
      });
    case 'managed-identity':
      return new ManagedIdentityCredential({ clientId: identity.clientId });
    case 'federated': {
      const own = new ManagedIdentityCredential({ clientId: identity.managedIdentityId });
      return new ClientAssertionCredential(
        identity.tenantId,
        identity.clientId,
        async () => (await own.getToken(EXCHANGE)).token,
      );
    }
  }
}
