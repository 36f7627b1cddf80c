import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildApp } from '../../../../bot/app.ts';
import { systemClock } from '../../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import { openStorage } from '../../../../bot/doors/azure/storage.ts';
import { freePort } from '../../../../bot/local/free-port.ts';
import { createIssuer, LOCAL_TENANT } from '../../../../bot/local/issuer.ts';
import { signedInAs } from '../../../../bot/local/sample/api-client.ts';
import { createSimulator } from '../../../../bot/local/simulator/simulator.ts';
import { CLAIM_LEASE_MS } from '../../../../bot/rooms/delivery/record/delivery.ts';
import { CLAIM_WINDOW } from '../../../../bot/rooms/delivery/sending/deliver.ts';
import { serveApp } from '../../../../bot/serve.ts';
import { addPeople, aPerson } from '../../../support/builders.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { connectionString } from '../../../support/storage.ts';

const RECIPIENTS = 300;
const MAIN = fileURLToPath(new URL('../../../../bot/main.ts', import.meta.url));
const HASTY = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/** As the product's worker starts, sharing storage with the web part that runs in this process. */
function startWorker(prefix: string) {
  return kept(
    fork(MAIN, [], {
      env: {
        ...process.env,
        ROLE: 'worker',
        SAMPLE: 'off',
        PLAYGROUND: 'off',
        SEND_RATE: '100',
        STORAGE_CONNECTION_STRING: connectionString(),
        STORAGE_PREFIX: prefix,
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    }),
  );
}

/** The same parts, with leases of so many seconds and a clock that runs ahead. */
function startHastyWorker(
  prefix: string,
  { leaseSeconds, aheadMs }: { leaseSeconds: number; aheadMs: number },
) {
  const args = [connectionString(), prefix, String(leaseSeconds), String(aheadMs)];
  return kept(fork(HASTY, args, { stdio: 'ignore' }));
}

/** A process that ends with its test, if it was not killed before. */
function kept(child: ChildProcess) {
  const exited = once(child, 'exit');
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await exited;
  }
  onTestFinished(kill);
  return { kill };
}

async function theProduct(prefix: string) {
  const storage = openStorage({ kind: 'connection-string', connectionString: connectionString() }, prefix);
  const issuer = await createIssuer(systemClock);
  const config = { bot: null, local: true, sendRate: 100, timeZone: 'UTC', privacyFloor: 5, publicUrl: null };
  const app = await buildApp({ config, storage, clock: systemClock, log: silentLog, tokens: issuer.tokens });
  const port = await freePort(0);
  const web = await serveApp(app, { role: 'web', port, host: '127.0.0.1' });
  onTestFinished(() => web.stop());
  return { app, issuer, address: `http://127.0.0.1:${port}` };
}

/** A wave of this many people whom the simulator has, ready to be announced. */
async function aWave(recipients: number) {
  const prefix = `k${randomBytes(6).toString('hex')}`;
  const { app, issuer, address } = await theProduct(prefix);
  const lead = aPerson({ role: 'lead', leads: null, groupId: 'it', name: 'Lea Lead' });
  const members = Array.from({ length: recipients }, (_, index) =>
    aPerson({ upn: `p${index}@contoso.example` }),
  );
  await addPeople(app.rooms.people.api, lead, ...members);
  const simPeople = members.map(({ id, name, upn }) => ({ id, name, upn, locale: 'en-GB' }));
  const simulator = await createSimulator({
    people: simPeople,
    botEndpoint: `${address}/api/messages`,
    tenantId: LOCAL_TENANT,
    botId: 'groundswell',
    ratePerSecond: 0,
    latencyMs: 50,
    port: 0,
  });
  onTestFinished(() => simulator.close());
  await Promise.all(members.map((member) => simulator.install(member.id)));
  const api = await signedInAs(issuer, lead, address);
  const start = new Date(systemClock.now()).toISOString().slice(0, 10);
  await api.post('/api/rollouts', {
    id: 'now',
    title: 'Now',
    playbookId: 'foundation',
    strategy: 'serial',
    start,
    groups: ['finance'],
  });
  const id = randomUUID();
  return {
    prefix,
    announce: () =>
      api.post(sendAnnouncement.path, {
        id,
        waveId: 'now.identity.finance',
        title: 'Kill test',
        text: 'Hello',
      }),
    /** Whatever of it has arrived by now. */
    cards: () => simulator.deliveries().filter((delivery) => delivery.summary === 'Kill test'),
    /** How the announcement stands, as soon as everybody is settled. */
    settled: () =>
      vi.waitFor(
        async () => {
          const view = await api.get<SendingView>(`/api/announcements/${id}/delivery`);
          expect(view.state).toBe('sent');
          return view;
        },
        { timeout: 120_000, interval: 200 },
      ),
  };
}

test('a worker in a process of its own sends what the web part queued', async () => {
  const { prefix, announce, cards, settled } = await aWave(3);
  startWorker(prefix);

  await announce();

  expect((await settled()).counts).toMatchObject({ audience: 3, sent: 3, possibleRepeats: 0 });
  expect(new Set(cards().map((card) => card.person)).size).toBe(3);
}, 180_000);

test('a worker killed in the middle of an announcement loses nobody and repeats at most its claim window', async () => {
  const { prefix, announce, cards, settled } = await aWave(RECIPIENTS);

  const doomed = startHastyWorker(prefix, { leaseSeconds: 5, aheadMs: 0 });
  await announce();
  await vi.waitFor(() => expect(cards().length).toBeGreaterThan(RECIPIENTS / 4), {
    timeout: 30_000,
    interval: 20,
  });
  await doomed.kill();
  const atTheKill = cards().length;
  // For it, whatever the other one had claimed is free again.
  startHastyWorker(prefix, { leaseSeconds: 5, aheadMs: CLAIM_LEASE_MS });
  const { counts } = await settled();

  expect(atTheKill).toBeLessThan(RECIPIENTS);
  expect(new Set(cards().map((card) => card.person)).size).toBe(RECIPIENTS);
  expect(counts).toMatchObject({ audience: RECIPIENTS, sent: RECIPIENTS, pending: 0, claimed: 0 });
  const repeats = cards().length - RECIPIENTS;
  expect(repeats).toBeLessThanOrEqual(CLAIM_WINDOW);
  // Whoever may have got it twice is marked, so at least as many as did.
  expect(counts.possibleRepeats).toBeGreaterThanOrEqual(repeats);
  expect(counts.possibleRepeats).toBeLessThanOrEqual(CLAIM_WINDOW);
}, 180_000);
