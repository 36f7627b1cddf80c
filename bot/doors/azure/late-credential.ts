import type { TokenCredential } from '@azure/identity';

/**
 * A credential that is made when the first token is needed. What makes it takes half a second and ten megabytes to
 * load, and a process with a key of its storage account and without Graph never needs one.
 */
export function lateCredential(make: () => Promise<TokenCredential>): TokenCredential {
  let made: Promise<TokenCredential> | undefined;
  return {
    async getToken(scopes, options) {
      made ??= make();
      return (await made).getToken(scopes, options);
    },
  };
}
