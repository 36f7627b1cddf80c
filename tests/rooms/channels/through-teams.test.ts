import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { buildApp } from '../../../bot/app.ts';
import { systemClock } from '../../../bot/base/clock.ts';
import type { ConnectionView, PostView } from '../../../bot/contract/channels/channels.ts';
import { createIssuer, LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { signedInAs } from '../../../bot/local/sample/api-client.ts';
import { createSimulator } from '../../../bot/local/simulator/simulator.ts';
import { teamNamed } from '../../../bot/local/simulator/teams.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { aPostedOne } from './a-channel-room.ts';

const FINANCE = teamNamed('Finance', ['News']);
const NEWS = FINANCE.channels[1]?.id ?? '';

test('from the app in a team to a post in its channel, and out of it again', async () => {
  const { api, simulator } = await aProductInTeams();
  const posts = () => simulator.teams()[0]?.channels[1]?.posts ?? [];

  await simulator.installInTeam(FINANCE.id);
  const connected = await api.put<ConnectionView>('/api/channels/connection', {
    owner: 'finance',
    teamId: FINANCE.id,
    channelId: NEWS,
  });
  expect(connected.place).toMatchObject({ team: 'Finance', channel: 'News' });

  const id = randomUUID();
  const content = { title: 'Open hour', text: 'On Thursday.', picture: null, buttons: [] };
  const announcement = aPostedOne({ audience: { kind: 'role', role: 'lead' }, contents: { en: content } });
  await api.put(`/api/announcements/${id}`, { announcement, seen: 0 });
  await api.post(`/api/announcements/${id}/step`, { step: 'send', seen: 1 });
  const state = async () => (await api.get<{ state: string }>(`/api/announcements/${id}`)).state;
  await expect.poll(state, { timeout: 30_000 }).toBe('sent');
  expect(posts()).toMatchObject([{ summary: 'Open hour', deleted: false }]);

  await simulator.removeFromTeam(FINANCE.id);
  const { connections } = await api.get<{ connections: ConnectionView[] }>('/api/channels');
  expect(connections.find(({ owner }) => owner.id === 'finance')?.broken).toContain('was removed');
  await simulator.installInTeam(FINANCE.id);

  await api.post(`/api/announcements/${id}/step`, { step: 'retract', seen: 2 });
  await expect.poll(() => posts()[0]?.deleted, { timeout: 30_000 }).toBe(true);
  const told = await api.get<{ posts: PostView[] }>(`/api/announcements/${id}/posts`);
  expect(told.posts).toMatchObject([{ state: 'sent', place: { channel: 'News' } }]);
});

/** The whole product with its worker, a plan, and Teams beside it; all of it ends with the test. */
async function aProductInTeams() {
  const issuer = await createIssuer(systemClock);
  const app = await buildApp({
    config: { bot: null, local: true, sendRate: 40, timeZone: 'UTC', privacyFloor: 5, publicUrl: null },
    storage: testStorage(),
    clock: systemClock,
    log: silentLog,
    tokens: issuer.tokens,
  });
  const lead = aPerson({ role: 'lead', leads: null, approver: true });
  await addPeople(app.rooms.people.api, lead, aPerson(), aPerson({ pilot: true }));
  app.server.listen(0, '127.0.0.1');
  await once(app.server.server, 'listening');
  const { port } = app.server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const simulator = await createSimulator({
    people: [],
    teams: [FINANCE],
    botEndpoint: `${address}/api/messages`,
    tenantId: LOCAL_TENANT,
    botId: '28:groundswell',
    port: 0,
  });
  const worker = app.startWorker();
  onTestFinished(async () => {
    await worker.stop();
    await simulator.close();
    app.server.server.closeAllConnections();
    await new Promise<void>((resolve) => app.server.close(() => resolve()));
  });
  const api = await signedInAs(issuer, lead, address);
  const start = new Date(systemClock.now() + 7 * 24 * 3_600_000).toISOString().slice(0, 10);
  await api.post('/api/rollouts', {
    id: 'autumn',
    title: 'Autumn',
    playbookId: 'foundation',
    strategy: 'serial',
    start,
  });
  return { api, simulator };
}
