import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createRemoteJWKSet } from 'jose';
import { buildApp } from '../../bot/app.ts';
import { type Clock, systemClock } from '../../bot/base/clock.ts';
import { botKeys } from '../../bot/doors/teams/bot-token.ts';
import { anOpenIdIssuer, secondsFromNow } from './an-openid-issuer.ts';
import { countedStorage } from './counted-storage.ts';
import { silentLog } from './silent-log.ts';
import { testStorage } from './storage.ts';

const CONNECTOR = 'https://smba.trafficmanager.net/emea/';
const AUDIENCE = 'groundswell';

/** The whole product as it runs with a registered bot: its keys are those of an issuer on this machine. */
export async function aRegisteredApp({ clock = systemClock }: { clock?: Clock } = {}) {
  const [entra, framework] = await Promise.all([anOpenIdIssuer(), anOpenIdIssuer(['msteams'])]);
  const tenantId = randomUUID();
  const appId = randomUUID();
  const personId = randomUUID();
  const { storage, counts } = countedStorage(testStorage());
  const app = await buildApp({
    config: {
      bot: { appId, tenantId, credentials: { kind: 'password', password: 'secret' } },
      local: false,
      sendRate: 40,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: 'https://bot.contoso.example',
    },
    storage,
    clock,
    log: silentLog,
    tokens: {
      issuers: [entra.issuer],
      audiences: [AUDIENCE],
      tenantId,
      keys: createRemoteJWKSet(new URL(entra.keysUrl)),
    },
    botTokens: { issuers: [framework.issuer], audiences: [appId], keys: botKeys(framework.metadataUrl) },
  });
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  counts.written.clear();

  return {
    app,
    storage,
    address,
    entra,
    framework,
    tenantId,
    personId,
    /** The claims of a good token: of a person at the API, and of the Bot Framework at the bot. */
    claims: {
      person: {
        iss: entra.issuer,
        aud: AUDIENCE,
        exp: secondsFromNow(600),
        oid: personId,
        tid: tenantId,
        scp: 'access_as_user',
        name: 'Ada Novak',
      },
      bot: { iss: framework.issuer, aud: appId, exp: secondsFromNow(600), serviceurl: CONNECTOR },
    },
    /** Somebody of the tenant reacts to a message: nothing is answered, but they were seen. */
    activity: (changes: Record<string, unknown> = {}) => ({
      type: 'messageReaction',
      id: 'activity-1',
      channelId: 'msteams',
      serviceUrl: CONNECTOR,
      from: { id: '29:ada', name: 'Ada Novak', aadObjectId: personId },
      recipient: { id: `28:${appId}`, name: 'Groundswell' },
      conversation: { id: 'a:ada', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      ...changes,
    }),
    async post(authorization: string, body: unknown) {
      const response = await fetch(`${address}/api/messages`, {
        method: 'POST',
        headers: authorization === '' ? {} : { authorization },
        body: JSON.stringify(body),
      });
      return answerOf(response);
    },
    async get(authorization: string, path: string) {
      const headers = authorization === '' ? {} : { authorization };
      return answerOf(await fetch(`${address}${path}`, { headers }));
    },
    /** Names of the tables that were written to since the product was opened. */
    written: () => [...counts.written.keys()],
    async close() {
      app.server.server.closeAllConnections();
      await new Promise<void>((resolve) => app.server.close(() => resolve()));
      entra.stop();
      framework.stop();
    },
  };
}

async function answerOf(response: Response): Promise<{ status: number; code: unknown }> {
  const text = await response.text();
  const code: unknown = text.startsWith('{') ? JSON.parse(text).code : undefined;
  return { status: response.status, code };
}
