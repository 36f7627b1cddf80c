import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type App, buildApp, SCHEMA } from '../../bot/app.ts';
import { type Clock, systemClock } from '../../bot/base/clock.ts';
import { migrate } from '../../bot/doors/azure/migrate.ts';
import { createIssuer } from '../../bot/local/issuer.ts';
import { type Connector, startConnector } from '../doors/teams/a-connector.ts';
import { silentLog } from './silent-log.ts';
import { testStorage } from './storage.ts';
import { putStorageOfBefore, readStorageOfBefore, type StorageOfBefore } from './storage-of-before.ts';

/** Jonas Schäfer, lead of all groups and approver. */
const LEAD = {
  id: '7d40ffd0-e7d3-4943-b823-ed3c672d7d75',
  name: 'Jonas Schäfer',
  upn: 'jonas@lumenfield.example',
};
/** Between the end of the version before and the start of this one. */
const STOPPED_MS = 900_000;

type Answer = { status: number; body: Record<string, unknown> };

export interface ProductOfBefore {
  app: App;
  before: StorageOfBefore;
  connector: Connector;
  /** The API as a lead of all groups uses it. */
  get(path: string): Promise<Answer>;
  send(method: 'PUT' | 'POST', path: string, body: unknown): Promise<Answer>;
  queue(message: string): Promise<void>;
  stop(): Promise<void>;
}

/** The product as it is now over what the version before stored, without workers until a test starts one. */
export async function startProductOfBefore(): Promise<ProductOfBefore> {
  const connector = await startConnector();
  const before = await readStorageOfBefore(connector.serviceUrl);
  const storage = testStorage();
  await putStorageOfBefore(storage, before);
  await migrate({ storage, schema: SCHEMA, log: silentLog });

  const issuer = await createIssuer(systemClock);
  const app = await buildApp({
    config: {
      bot: null,
      local: true,
      sendRate: 500,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: 'http://127.0.0.1',
    },
    storage,
    clock: clockFrom(Date.parse(before.exportedAt) + STOPPED_MS),
    log: silentLog,
    tokens: issuer.tokens,
  });
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  const { token } = await issuer.issue(LEAD);
  const call = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  return {
    app,
    before,
    connector,
    get: (path) => call(path, {}),
    send: (method, path, body) => call(path, { method, body: JSON.stringify(body) }),
    queue: async (message) => (await storage.queue('jobs')).add(message),
    async stop() {
      app.server.server.closeAllConnections();
      await new Promise<void>((resolve) => app.server.close(() => resolve()));
      await connector.stop();
    },
  };
}

/** A clock that goes on from a moment of the past, in ms since 1970. */
function clockFrom(moment: number): Clock {
  const offset = systemClock.now() - moment;
  return { now: () => systemClock.now() - offset };
}
