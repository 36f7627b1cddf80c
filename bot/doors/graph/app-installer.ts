import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { messageOf } from '../../base/errors.ts';
import type { GraphConfig } from '../../base/settings/graph-settings.ts';
import { TokenRefusedError, type TokenSource } from '../azure/app-token.ts';
import { type InstallOutcome, installOutcomeOf } from './install-outcome.ts';

/** Brings this product's own Teams app to people. Calls Graph exactly once per call: no retry, no pacing. */
export interface AppInstaller {
  /** @param personId Entra object id */
  install(personId: string): Promise<InstallOutcome>;
}

/**
 * Of the token: whatever an administrator has consented to. `TeamsAppInstallation.ReadWriteSelfForUser.All` is the
 * least that does: this app alone, for any user.
 */
export const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';
/** Where the catalogue's apps are named, whichever address serves Graph. */
const CATALOGUE = 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps';
/** Installing takes Graph some seconds at times; after this long the outcome is unknown. */
const PATIENCE_MS = 20_000;

const ErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** @param token of the app for Graph; undefined in local mode, whose Graph asks for none */
export function createAppInstaller(
  { url, catalogAppId }: Pick<GraphConfig, 'url' | 'catalogAppId'>,
  token: TokenSource | undefined,
  clock: Clock,
  patienceMs = PATIENCE_MS,
): AppInstaller {
  const body = JSON.stringify({ 'teamsApp@odata.bind': `${CATALOGUE}/${catalogAppId}` });

  async function ask(personId: string): Promise<Response> {
    return fetch(`${url}/users/${encodeURIComponent(personId)}/teamwork/installedApps`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${await token()}` }),
      },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
  }

  return {
    async install(personId) {
      try {
        const response = await ask(personId);
        const { code, message } = faultIn(await response.text());
        const retryAfter = response.headers.get('retry-after');
        return installOutcomeOf({ status: response.status, code, message, retryAfter }, clock.now());
      } catch (error) {
        const raw = messageOf(error).slice(0, 500);
        return error instanceof TokenRefusedError
          ? { kind: 'not-permitted', raw }
          : { kind: 'unavailable', raw };
      }
    },
  };
}

/** A proxy on the way may answer in its own words: then there is neither code nor message. */
function faultIn(text: string): { code: string; message: string } {
  try {
    return ErrorBody.parse(JSON.parse(text)).error;
  } catch {
    return { code: '', message: '' };
  }
}
