import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildApp } from '../../../bot/app.ts';
import { systemClock } from '../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../bot/contract/delivery/sending.ts';
import type { InstallingView } from '../../../bot/contract/installing/installing.ts';
import { openStorage } from '../../../bot/doors/azure/storage.ts';
import { freePort } from '../../../bot/local/free-port.ts';
import { createIssuer, LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { signedInAs } from '../../../bot/local/sample/api-client.ts';
import { LOCAL_CATALOG_APP } from '../../../bot/local/simulator/graph.ts';
import { createSimulator } from '../../../bot/local/simulator/simulator.ts';
import { serveApp } from '../../../bot/serve.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';
import { connectionString } from '../../support/storage.ts';

const WITH_APP = 5;
const WITHOUT_APP = 35;
const TITLE = 'Hello to all of you';
const WAITS = { timeout: 60_000, interval: 200 };

/** The whole product beside the simulator and its Graph, with an announcement that was sent to everybody who has the app. */
async function theProduct() {
  const storage = openStorage(
    { kind: 'connection-string', connectionString: connectionString() },
    `g${randomBytes(6).toString('hex')}`,
  );
  const lead = aPerson({ role: 'lead', leads: null, groupId: 'it', name: 'Lea Lead' });
  const members = Array.from({ length: WITH_APP + WITHOUT_APP }, (_, index) =>
    aPerson({ upn: `p${index}@contoso.example` }),
  );
  const [withApp, withoutApp] = [members.slice(0, WITH_APP), members.slice(WITH_APP)];
  const forbidden = withoutApp[0]?.id;
  const port = await freePort(0);
  const address = `http://127.0.0.1:${port}`;
  const simulator = await createSimulator({
    people: members.map(({ id, name, upn }) => ({ id, name, upn, locale: 'en-GB' })),
    botEndpoint: `${address}/api/messages`,
    tenantId: LOCAL_TENANT,
    botId: 'groundswell',
    ratePerSecond: 0,
    graphForbids: (id) => id === forbidden,
    port: 0,
  });
  onTestFinished(() => simulator.close());
  const issuer = await createIssuer(systemClock);
  const app = await buildApp({
    config: {
      bot: null,
      local: true,
      sendRate: 200,
      timeZone: 'UTC',
      privacyFloor: 5,
      publicUrl: null,
      graph: { url: `${simulator.url}/v1.0`, catalogAppId: LOCAL_CATALOG_APP, identity: null },
      installRate: 30,
    },
    storage,
    clock: systemClock,
    log: silentLog,
    tokens: issuer.tokens,
  });
  const running = await serveApp(app, { role: 'all', port, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  await addPeople(app.rooms.people.api, lead, ...members);
  await Promise.all(withApp.map(({ id }) => simulator.install(id)));

  const api = await signedInAs(issuer, lead, address);
  const start = new Date(systemClock.now()).toISOString().slice(0, 10);
  const plan = { id: 'now', title: 'Now', playbookId: 'foundation', strategy: 'serial' };
  await api.post('/api/rollouts', { ...plan, start, groups: ['finance'] });
  const id = randomUUID();
  const words = { title: TITLE, text: 'It is time.' };
  await api.post(sendAnnouncement.path, { id, waveId: 'now.identity.finance', ...words });
  const sent = () =>
    vi.waitFor(async () => {
      const view = await api.get<SendingView>(`/api/announcements/${id}/delivery`);
      expect(view.state).toBe('sent');
      return view;
    }, WAITS);
  await sent();
  const cards = () => simulator.deliveries().filter(({ summary }) => summary === TITLE);
  return {
    simulator,
    withoutApp,
    sent,
    cards,
    install: () => api.post(`/api/announcements/${id}/installing`, {}),
    ended: (state: 'done' | 'waiting') =>
      vi.waitFor(async () => {
        const view = await api.get<InstallingView>(`/api/announcements/${id}/installing`);
        expect(view.progress?.state).toBe(state);
        return view;
      }, WAITS),
  };
}

test('Graph brings the app, Teams tells of it, and everybody gets the announcement once', async () => {
  const { simulator, withoutApp, sent, cards, install, ended } = await theProduct();
  const busy = new Set(withoutApp.slice(1, 3).map(({ id }) => id));
  const has = withoutApp[3]?.id ?? '';
  simulator.setGraphFaults((personId) => {
    // Once each: too fast, and no answer although the app is there.
    if (busy.delete(personId))
      return {
        status: 429,
        headers: { 'retry-after': '1' },
        body: { error: { code: 'TooManyRequests', message: '' } },
      };
    return undefined;
  });
  simulator.tellOfInstalls(false);
  await fetch(`${simulator.url}/v1.0/users/${has}/teamwork/installedApps`, {
    method: 'POST',
    body: JSON.stringify({
      'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${LOCAL_CATALOG_APP}`,
    }),
  });
  simulator.tellOfInstalls(true);

  await install();
  const { progress, without } = await ended('done');

  expect(progress).toMatchObject({ asked: WITHOUT_APP, served: WITHOUT_APP - 1, refused: 1, waiting: 0 });
  expect(without).toBe(1);
  const counts = (await sent()).counts;
  expect(counts).toMatchObject({
    audience: WITH_APP + WITHOUT_APP,
    sent: WITH_APP + WITHOUT_APP - 1,
    unreachable: 1,
    pending: 0,
    possibleRepeats: 0,
  });
  expect(new Set(cards().map(({ person }) => person)).size).toBe(WITH_APP + WITHOUT_APP - 1);
  expect(cards()).toHaveLength(WITH_APP + WITHOUT_APP - 1);
  const statuses = simulator.graphCalls().map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  expect(statuses).toContain(409);
  expect(statuses).toContain(403);
}, 120_000);
