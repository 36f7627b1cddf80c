import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type AppDeps, buildApp } from '../../../bot/app.ts';
import { settableClock } from '../../../bot/base/clock.ts';
import { createIssuer, LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { countedStorage } from '../../support/counted-storage.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { aConnector } from './a-connector.ts';

export const ADA = '3f1c5f0e-4a0a-4f57-9a6c-0d5b0c6d7e8f';

/** The whole product as it is opened, with its way in for activities and a connector for what goes out. */
export async function aChatProduct({ bot = null }: Partial<Pick<AppDeps['config'], 'bot'>> = {}) {
  const clock = settableClock('2026-09-10T10:00:00Z');
  const connector = await aConnector();
  const { storage, counts } = countedStorage(testStorage());
  const issuer = await createIssuer(clock);
  const app = await buildApp({
    config: { bot, local: bot === null, sendRate: 40, timeZone: 'UTC', privacyFloor: 5, publicUrl: null },
    storage,
    clock,
    log: silentLog,
    tokens: issuer.tokens,
  });
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  onTestFinished(async () => {
    app.server.server.closeAllConnections();
    await new Promise<void>((resolve) => app.server.close(() => resolve()));
  });
  const { port } = app.server.address() as AddressInfo;
  counts.written.clear();

  async function post(body: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  /** An activity of Ada in her personal chat. */
  function activity(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      type: 'message',
      id: 'activity-1',
      channelId: 'msteams',
      serviceUrl: bot ? 'https://smba.trafficmanager.net/teams/' : connector.serviceUrl,
      from: { id: '29:ada', name: 'Ada Novak', aadObjectId: ADA },
      recipient: { id: '28:groundswell', name: 'Groundswell' },
      ...at(LOCAL_TENANT),
      ...changes,
    };
  }

  return {
    app,
    clock,
    connector,
    post,
    activity,
    say: (text: string) => post(activity({ text })),
    /** Names of the tables that were written to since the product was opened. */
    written: () => [...counts.written.keys()],
    everybody: () => Array.fromAsync(app.rooms.people.api.table.everybody()),
  };
}

/** Where a personal chat of this tenant is, as its activities say it twice. */
export function at(tenantId: string) {
  return {
    conversation: { id: 'a:ada', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}
