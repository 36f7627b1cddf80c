import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildApp, SCHEMA } from '../bot/app.ts';
import { type Clock, systemClock } from '../bot/base/clock.ts';
import { migrate } from '../bot/doors/azure/migrate.ts';
import type { Storage } from '../bot/doors/azure/storage.ts';
import { createIssuer } from '../bot/local/issuer.ts';
import { type Connector, startConnector } from './doors/teams/a-connector.ts';
import { silentLog } from './support/silent-log.ts';
import { testStorage } from './support/storage.ts';
import {
  putStorageOfBefore,
  readStorageOfBefore,
  type StorageOfBefore,
} from './support/storage-of-before.ts';
import { waitUntil } from './support/wait-until.ts';

/** Jonas Schäfer, lead of all groups and approver. */
const LEAD = {
  id: '7d40ffd0-e7d3-4943-b823-ed3c672d7d75',
  name: 'Jonas Schäfer',
  upn: 'jonas@lumenfield.example',
};

/** Between the end of the version before and the start of this one. */
const STOPPED_MS = 900_000;

let connector: Connector;
let before: StorageOfBefore;
let storage: Storage;
let app: App;
let get: (path: string) => Promise<{ status: number; body: Record<string, unknown> }>;

beforeAll(async () => {
  connector = await startConnector();
  before = await readStorageOfBefore(connector.serviceUrl);
  storage = testStorage();
  await putStorageOfBefore(storage, before);
  await migrate({ storage, schema: SCHEMA, log: silentLog });

  const issuer = await createIssuer(systemClock);
  app = await buildApp({
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
  get = async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
});

afterAll(async () => {
  app?.server.server.closeAllConnections();
  await new Promise<void>((resolve) => app.server.close(() => resolve()));
  await connector.stop();
});

test('what the version before stored has rows of every table that it had', () => {
  expect([...before.tables.keys()]).toHaveLength(48);
  expect(kindsOf(before.messages)).toHaveLength(19);
});

describe('with what the version before stored', () => {
  test.each([
    ['/api/me', { name: 'Jonas Schäfer', role: 'lead' }],
    [
      '/api/status',
      { rows: expect.arrayContaining([expect.objectContaining({ group: expect.anything() })]) },
    ],
    ['/api/rollouts/foundation/criteria', { situations: expect.any(Array) }],
    ['/api/rollouts/foundation/history', { entries: expect.any(Array) }],
    ['/api/rollouts/foundation/team', {}],
    ['/api/rollouts/foundation/directory', {}],
    ['/api/rollouts/foundation/membership', {}],
    ['/api/rollouts/foundation/gate-limits', { limits: expect.objectContaining({ reachPercent: 80 }) }],
    ['/api/rollouts/foundation/safeguards', { safeguards: [expect.anything(), expect.anything()] }],
    ['/api/gates', {}],
    ['/api/issues', {}],
    ['/api/champions', {}],
    ['/api/adoption', {}],
    ['/api/channels', {}],
    ['/api/audience-lists', { lists: [expect.anything(), expect.anything()] }],
    ['/api/announcing', {}],
    ['/api/announcing/rules', { rules: expect.objectContaining({ approval: 'optional' }) }],
    ['/api/playbooks/our-mail', { source: 'own' }],
    ['/api/jobs/parked', { jobs: [expect.objectContaining({ reason: 'Storage did not answer.' })] }],
  ])('%s is answered', async (path, body) => {
    expect(await get(path)).toMatchObject({ status: 200, body });
  });

  test('announcements are listed with the states that they had', async () => {
    const { status, body } = await get('/api/compositions');

    const states = (body.announcements as { state: string }[]).map(({ state }) => state);
    expect(status).toBe(200);
    expect(new Set(states)).toEqual(
      new Set([
        'draft',
        'in-review',
        'approved',
        'scheduled',
        'sending',
        'sent',
        'stopped',
        'cancelled',
        'retracted',
      ]),
    );
  });
});

test('jobs that the version before queued still run, and none of them is parked', async () => {
  const queue = await storage.queue('jobs');
  for (const message of before.messages) await queue.add(message);
  const worker = app.startWorker();

  const sent = await waitUntil('the end of all that was being sent', async () => {
    const { body } = await get('/api/compositions');
    const found = body.announcements as { title: string; state: string }[];
    return found.every(({ state }) => state !== 'sending') && found;
  });
  await worker.stop();

  expect(sent.find(({ title }) => title === 'Handed over a moment ago')).toMatchObject({ state: 'sent' });
  expect((await get('/api/jobs/parked')).body).toMatchObject({ jobs: [expect.anything()], unread: [] });
  // Cards were changed in place as well; what was to be taken back had been before.
  expect(new Set(connector.hits.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
});

function kindsOf(messages: readonly string[]): unknown[] {
  return [...new Set(messages.map((message) => JSON.parse(message).kind))];
}

/** A clock that goes on from a moment of the past, in ms since 1970. */
function clockFrom(moment: number): Clock {
  const offset = systemClock.now() - moment;
  return { now: () => systemClock.now() - offset };
}
