import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type App, buildApp } from '../../bot/app.ts';
import { type Clock, systemClock } from '../../bot/base/clock.ts';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { WebFiles } from '../../bot/doors/http/web-files.ts';
import { createIssuer } from '../../bot/local/issuer.ts';
import { silentLog } from './silent-log.ts';
import { testStorage } from './storage.ts';

/** An answer of the product as its clients get it. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test looks at is its own claim about the reply
  body: any;
}

type Who = { id: string; name: string; upn: string };

export interface AnApp {
  app: App;
  storage: Storage;
  /** Where it listens, without a path. */
  address: string;
  /** Calls the product over HTTP, signed in as somebody. */
  call(who: Who, method: string, path: string, body?: unknown): Promise<Answer>;
  /** Fetches an address of the product as a stranger does. */
  fetch(path: string): Promise<Response>;
  close(): Promise<void>;
}

/** The whole product on real storage, behind its HTTP door; no worker runs unless a test starts one. */
export async function anApp({
  clock = systemClock,
  storage = testStorage(),
  publicUrl = 'https://bot.contoso.example',
  webFiles,
}: {
  clock?: Clock;
  storage?: Storage;
  publicUrl?: string | null;
  webFiles?: WebFiles;
} = {}): Promise<AnApp> {
  const issuer = await createIssuer(systemClock);
  const app = await buildApp({
    config: {
      bot: null,
      local: true,
      sendRate: 40,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl,
    },
    storage,
    clock,
    log: silentLog,
    tokens: issuer.tokens,
    ...(webFiles && { webFiles }),
  });
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  const { port } = app.server.address() as AddressInfo;

  const address = `http://127.0.0.1:${port}`;

  return {
    app,
    storage,
    address,
    async call(who, method, path, body) {
      const { token } = await issuer.issue(who);
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: isFile(body) ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    },
    fetch: (path) => fetch(`http://127.0.0.1:${port}${path}`),
    async close() {
      app.server.server.closeAllConnections();
      await new Promise<void>((resolve) => app.server.close(() => resolve()));
    },
  };
}

function isFile(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}
