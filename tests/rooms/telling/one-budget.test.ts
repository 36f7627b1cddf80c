import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { buildApp } from '../../../bot/app.ts';
import { systemClock } from '../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import { freePort } from '../../../bot/local/free-port.ts';
import { createIssuer, LOCAL_TENANT } from '../../../bot/local/issuer.ts';
import { type ApiClient, signedInAs } from '../../../bot/local/sample/api-client.ts';
import { createSimulator } from '../../../bot/local/simulator/simulator.ts';
import { serveApp } from '../../../bot/serve.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';

// The whole product with a Teams of its own: everything that the bot says first comes out of one budget.

const RATE = 5;
const PEOPLE = 40;
const ISSUES = 8;

async function aProduct() {
  const issuer = await createIssuer(systemClock);
  const config = {
    bot: null,
    local: true,
    sendRate: RATE,
    timeZone: 'UTC',
    privacyFloor: 5,
    publicUrl: null,
  };
  const app = await buildApp({
    config,
    storage: testStorage(),
    clock: systemClock,
    log: silentLog,
    tokens: issuer.tokens,
  });
  const port = await freePort(0);
  const address = `http://127.0.0.1:${port}`;
  const running = await serveApp(app, { role: 'all', port, host: '127.0.0.1' });
  onTestFinished(() => running.stop());
  const lead = aPerson({
    role: 'lead',
    leads: null,
    groupId: 'it',
    name: 'Lea Lead',
    upn: 'lea@contoso.example',
  });
  const members = Array.from({ length: PEOPLE }, (_, index) => aPerson({ upn: `p${index}@contoso.example` }));
  await addPeople(app.rooms.people.api, lead, ...members);
  const everybody = [lead, ...members];
  const simulator = await createSimulator({
    people: everybody.map(({ id, name, upn }) => ({ id, name, upn, locale: 'en-GB' })),
    botEndpoint: `${address}/api/messages`,
    tenantId: LOCAL_TENANT,
    botId: 'groundswell',
    port: 0,
  });
  onTestFinished(() => simulator.close());
  await Promise.all(everybody.map(({ id }) => simulator.install(id)));
  return { app, simulator, lead, members, api: await signedInAs(issuer, lead, address) };
}

async function planFrom(api: ApiClient, start: string): Promise<void> {
  await api.post('/api/rollouts', {
    id: 'now',
    title: 'Now',
    playbookId: 'foundation',
    strategy: 'serial',
    start,
    groups: ['finance'],
  });
}

/** The most of these moments that fall into any five seconds. */
function mostInFiveSeconds(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 5_000).length));
}

test('answers, gate cards, tests and an announcement share one budget, and what presses goes first', async () => {
  const { app, simulator, lead, members, api } = await aProduct();
  const feedback = app.rooms.feedback.api;
  for (const [index, person] of members.slice(0, ISSUES).entries())
    await feedback.report(person, {
      form: randomUUID(),
      text: `It does not work (${index})`,
      severity: 'annoying',
      phaseId: null,
    });
  const before = new Set(simulator.deliveries().map(({ messageId }) => messageId));
  const sent = () => simulator.deliveries().filter(({ messageId }) => !before.has(messageId));
  const isBulk = ({ summary, person }: { summary: string | null; person: string }) =>
    summary === 'One budget' && person !== lead.id;
  const bulk = () => sent().filter(isBulk);
  const id = randomUUID();
  // Its first wave starts today, so that its gate is brought, and the lead is asked.
  await planFrom(api, new Date(systemClock.now()).toISOString().slice(0, 10));

  await api.post(sendAnnouncement.path, {
    id,
    waveId: 'now.identity.finance',
    title: 'One budget',
    text: 'Hello',
  });
  await vi.waitFor(() => expect(bulk().length).toBeGreaterThan(2), { timeout: 30_000, interval: 50 });
  const answers = Array.from({ length: ISSUES }, (_, index) =>
    api.post(`/api/issues/${index + 1}/answer`, { state: 'in-progress', answer: `Update it (${index})` }),
  );
  const tests = Array.from({ length: 3 }, () =>
    api.post(`/api/announcements/${id}/test`, { language: null }),
  );
  await Promise.all([...answers, ...tests]);
  await vi.waitFor(() => expect(bulk()).toHaveLength(PEOPLE), { timeout: 60_000, interval: 100 });
  await wait(500);

  const all = sent();
  expect(mostInFiveSeconds(all.map(({ at }) => Date.parse(at)))).toBeLessThanOrEqual(5 * RATE + 1);
  const others = all.filter((one) => !isBulk(one));
  // Answers, tests, and the cards of gates that wait for the lead.
  expect(others.length).toBeGreaterThan(ISSUES + 3);
  const lastOfOthers = Math.max(...others.map(({ at }) => Date.parse(at)));
  const lastOfBulk = Math.max(...bulk().map(({ at }) => Date.parse(at)));
  expect(lastOfOthers).toBeLessThan(lastOfBulk);
}, 180_000);
