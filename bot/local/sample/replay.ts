import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { buildApp } from '../../app.ts';
import { settableClock, systemClock, today } from '../../base/clock.ts';
import type { Config } from '../../base/settings/config.ts';
import type { Draft, Forecast } from '../../contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../contract/delivery/sending.ts';
import type { StatusView } from '../../contract/overview/status.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { ensureFirstLead } from '../../rooms/people/first-lead.ts';
import { PILOT } from '../../rooms/people/person.ts';
import { serveApp } from '../../serve.ts';
import { freePort } from '../free-port.ts';
import type { Issuer } from '../issuer.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator/simulator.ts';
import { teamsOfGroups } from '../teams-of-groups.ts';
import { addedEvents } from './added-events.ts';
import { type ApiClient, signedInAs } from './api-client.ts';
import { bringInPeople } from './bring-in-people.ts';
import { buttonsOf } from './card-buttons.ts';
import { channelEvents } from './channel-events.ts';
import { contributionEvents } from './contribution-events.ts';
import { criteriaEvents } from './criteria-events.ts';
import { gateEvents, passGate } from './gate-events.ts';
import { issueEvents } from './issue-events.ts';
import { type SampleOrganisation, type SamplePerson, sampleOrganisation } from './organisation.ts';
import { peopleCsv } from './people-csv.ts';
import { FOUNDATION, samplePlans } from './plans.ts';
import { fractionOf } from './random.ts';
import { teamEvents } from './team-events.ts';
import { announcedOn, DAYS_SINCE_START, liveThrough, morningOf, type SampleEvent } from './timeline.ts';
import { weeklyUsageCsvs } from './usage-csv.ts';
import type { World } from './world.ts';

const SEED = 20261;

/** Nobody waits for the sample's own messages; the real budget starts afterwards. */
const REPLAY_RATE = 100_000;
const AT_ONCE = 16;
/** Of one wave, between a decision and its announcement. */
const MOST_STORMS = 3;

/** Shares of people: some never installed the app, some removed or blocked it, many press "Got it". */
const NEVER_INSTALLED = 0.03;
const REMOVED = 0.01;
const BLOCKED = 0.01;
const ACKNOWLEDGES = 0.4;

interface ReplayDeps {
  config: Config;
  storage: Storage;
  issuer: Issuer;
  log: Logger;
  simulator: Omit<SimulatorOptions, 'people' | 'botEndpoint'>;
}

/**
 * Fills empty storage with the sample organisation, by letting it live through its last months: people and
 * usage come in through the imports, announcements are sent, "Got it" is pressed and issues are reported in the
 * chat, all with a clock that goes from day to day. Nothing is written past the product.
 */
export async function replaySample({
  config,
  storage,
  issuer,
  log,
  simulator: options,
}: ReplayDeps): Promise<void> {
  const organisation = sampleOrganisation(SEED);
  const now = today(systemClock, config.timeZone);
  const start = now.subtract({ days: DAYS_SINCE_START });
  const clock = settableClock(morningOf(start.subtract({ days: 14 })).toString());
  const port = await freePort(0);
  const app = await buildApp({
    config: { ...config, sendRate: REPLAY_RATE },
    storage,
    clock,
    log,
    tokens: issuer.tokens,
  });
  const address = `http://127.0.0.1:${port}`;
  const running = await serveApp(app, { role: 'all', port, host: '127.0.0.1' });
  const simulator = await createSimulator({
    ...options,
    people: organisation.people,
    teams: teamsOfGroups(organisation.groups),
    botEndpoint: `${address}/api/messages`,
    ratePerSecond: 0,
    now: () => new Date(clock.now()),
  });
  try {
    const lead = leadOfAll(organisation);
    const api = await signedInAs(issuer, lead, address);
    await ensureFirstLead(app.rooms.people.api, lead);
    await bringIn(organisation, api);
    await installApp(organisation.people, simulator);
    const signIn = (person: SamplePerson) => signedInAs(issuer, person, address);
    const plans = samplePlans(start, now);
    for (const [index, { plan }] of plans.entries()) {
      clock.set(morningOf(start.subtract({ days: 14 }), index).toString());
      await api.post('/api/rollouts', plan);
    }
    const around = { organisation, simulator, api, signIn, now };
    const worlds = new Map<string, World>();
    for (const { begun, plan } of plans) {
      if (begun) worlds.set(plan.id, { ...around, waves: await wavesOf(api, plan.id) });
    }
    const world = worlds.get(FOUNDATION);
    if (!world) throw new Error('The foundation of the sample has not begun.');
    const events = [
      ...teamEvents(world, FOUNDATION, start.subtract({ days: 14 })),
      ...[...worlds].flatMap(([id, own]) => [...announcementEvents(own, start), ...criteriaEvents(own, id)]),
      ...gateEvents(world, start),
      ...lastGate(world),
      ...addedEvents(world, FOUNDATION),
      ...usageEvents(world),
      ...issueEvents(world),
      ...contributionEvents(world),
      ...channelEvents(world),
    ];
    await liveThrough(events, clock.set);
  } finally {
    await running.stop();
    await simulator.close();
  }
}

function leadOfAll(organisation: SampleOrganisation): SamplePerson {
  const lead = organisation.people.find((person) => person.role === 'lead' && person.leads.length === 0);
  if (!lead) throw new Error('The sample organisation has no lead of all groups.');
  return lead;
}

async function wavesOf(api: ApiClient, rolloutId: string): Promise<World['waves']> {
  const { rows } = await api.get<StatusView>(`/api/status?rollout=${rolloutId}`);
  return rows.flatMap((row) => row.waves.map((wave) => ({ ...wave, groupId: row.group.id })));
}

async function bringIn(organisation: SampleOrganisation, api: ApiClient): Promise<void> {
  const report = await bringInPeople(api, peopleCsv(organisation));
  if (report.bad.length > 0)
    throw new Error(`The sample's own people were refused: ${JSON.stringify(report.bad[0])}`);
}

async function installApp(people: readonly SamplePerson[], simulator: Simulator): Promise<void> {
  const installing = people.filter((person) => fractionOf(`install ${person.id}`) >= NEVER_INSTALLED);
  await inParallel(installing, async (person) => {
    const { ok, status } = await simulator.install(person.id);
    if (!ok) throw new Error(`The bot refused an installation with status ${status}.`);
    const fate = fractionOf(`fate ${person.id}`);
    if (fate < REMOVED) await simulator.remove(person.id);
    // The bot learns of a block only when it writes.
    else if (fate < REMOVED + BLOCKED) simulator.block(person.id);
  });
}

/** What has started by today was announced; the next wave is left to whoever opens the tab. */
function announcementEvents(
  { waves, api, simulator, organisation, now }: World,
  start: Temporal.PlainDate,
): SampleEvent[] {
  const started = waves.filter((wave) => Temporal.PlainDate.compare(wave.start, now) <= 0);
  return started.map((wave, index) => ({
    at: morningOf(announcedOn(Temporal.PlainDate.from(wave.start), start.subtract({ days: 14 })), index),
    async happen() {
      const { draft } = await api.get<Forecast>(`/api/waves/${wave.id}/forecast`);
      const id = await sendThroughGate(api, wave.id, draft);
      const audience = organisation.people.filter(
        (person) => (person.pilot ? PILOT : person.group.id) === wave.groupId,
      );
      await inParallel(
        audience.filter((person) => fractionOf(`got it ${wave.id} ${person.id}`) < ACKNOWLEDGES),
        (person) => gotIt(simulator, person, id),
      );
    },
  }));
}

/** The next wave may be announced by whoever opens the tab; the gates behind it wait for a decision. */
function lastGate({ waves, api, now }: World): SampleEvent[] {
  const [next] = waves
    .filter((wave) => Temporal.PlainDate.compare(wave.start, now) > 0)
    .toSorted((a, b) => a.start.localeCompare(b.start));
  return next ? [{ at: morningOf(now), happen: () => passGate(api, next.id) }] : [];
}

/** A storm can stop the wave between the decision and the click: then the lead decides once more. */
async function sendThroughGate(api: ApiClient, waveId: string, draft: Draft): Promise<string> {
  for (let storms = 0; ; storms += 1) {
    await passGate(api, waveId);
    try {
      return await send(api, draft);
    } catch (error) {
      if (storms === MOST_STORMS) throw error;
    }
  }
}

async function send(api: ApiClient, draft: Draft): Promise<string> {
  const id = crypto.randomUUID();
  await api.post('/api/announcements', { ...draft, id });
  for (;;) {
    const { state } = await api.get<SendingView>(`/api/announcements/${id}/delivery`);
    if (state === 'sent') return id;
    if (state === 'stopped') throw new Error('An announcement of the sample was stopped.');
    await wait(50);
  }
}

/** Presses "Got it" on the newest card, if it arrived. */
async function gotIt(simulator: Simulator, person: SamplePerson, announcementId: string): Promise<void> {
  const message = simulator
    .chat(person.id)
    .messages.findLast((one) => JSON.stringify(one.card)?.includes(announcementId));
  const button = buttonsOf(message?.card).find((action) => action.title === 'Got it');
  if (!message || !button) return;
  await simulator.press(person.id, message.id, {
    type: 'Action.Execute',
    verb: button.verb,
    data: button.data,
  });
}

function usageEvents({ organisation, waves, api, now }: World): SampleEvent[] {
  const starts = waves.map(({ groupId, start }) => ({ groupId, start: Temporal.PlainDate.from(start) }));
  // Reports are about two days old when they come.
  return weeklyUsageCsvs(organisation, now.subtract({ days: 2 }), starts).map(({ refreshDate, csv }) => ({
    at: morningOf(refreshDate.add({ days: 2 })),
    async happen() {
      await api.postCsv('/api/usage/import', csv);
    },
  }));
}

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  const one = async () => {
    for (const item of waiting) await run(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
