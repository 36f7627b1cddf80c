import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { startAzurite } from '../../bot/local/azurite.ts';
import { apiClient } from '../../bot/local/sample/api-client.ts';
import { bringInPeople } from '../../bot/local/sample/bring-in-people.ts';
import { anOpenIdIssuer, type OpenIdIssuer, secondsFromNow } from '../support/an-openid-issuer.ts';
import { type BadKind, badKinds, type Sent } from './bad-requests.ts';
import type { Bench, Figure } from './figure.ts';
import { memoryMbOf } from './process-use.ts';
import { startFlags, startProgram } from './program.ts';
import type { RegisteredSetting } from './registered-product.ts';

const PROGRAM = new URL('./registered-product.ts', import.meta.url);
const CONNECTOR = 'https://smba.trafficmanager.net/emea/';
const AUDIENCE = 'groundswell';

const GOOD_PEOPLE = 50;
/** People who may sign in, and are up to no good: so many that none of them is stopped for asking too much. */
const BAD_PEOPLE = 10;
const BAD_REQUESTS = 10_000;
/** Before anything is measured: what is read once is in memory then. */
const WARM_UP = 2_000;
const BAD_AT_ONCE = 20;
const SLOW_CLIENTS = 100;
/** Somebody at work looks at the next page so long after the one before. */
const PAUSE_MS = 500;

/** Everything bad that can come through the doors, beside people at work. */
export const doors: Bench = {
  name: 'doors',
  minutes: 4,
  async run() {
    const started: { stop(): unknown }[] = [];
    try {
      const azurite = await startAzurite(null);
      started.push(azurite);
      const entra = await anOpenIdIssuer();
      const framework = await anOpenIdIssuer(['msteams']);
      started.push(entra, framework);
      const ids = { tenantId: randomUUID(), appId: randomUUID() };
      const firstLead = { id: randomUUID(), name: 'Lea Lead', upn: 'lea@contoso.example' };
      const setting: RegisteredSetting = {
        ...ids,
        connectionString: azurite.connectionString,
        audience: AUDIENCE,
        person: entra,
        bot: framework,
        firstLead,
      };
      const program = await startProgram(PROGRAM, [JSON.stringify(setting)], {}, readPort, startFlags());
      started.push(program);
      return await measure({ entra, framework, ...ids, firstLead, port: program.said, pid: program.pid });
    } finally {
      for (const part of started.reverse()) await part.stop();
    }
  },
};

interface Scene extends Pick<RegisteredSetting, 'tenantId' | 'appId' | 'firstLead'> {
  entra: OpenIdIssuer;
  framework: OpenIdIssuer;
  port: number;
  pid: number;
}

async function measure(scene: Scene): Promise<Figure[]> {
  const tokens = await bringIn(scene);
  const kinds = await kindsFor(scene, tokens.slice(GOOD_PEOPLE));
  const bad = badSender(scene.port);
  await bad.send(kinds, WARM_UP);

  const slow = slowClients(scene.port);
  const good = startGood(scene.port, tokens.slice(0, GOOD_PEOPLE));
  const before = memoryMbOf(scene.pid, 'VmRSS');
  const startedAt = performance.now();
  const outcome = await bad.send(kinds, BAD_REQUESTS);
  const seconds = (performance.now() - startedAt) / 1_000;
  const answers = await good.stop();
  const after = memoryMbOf(scene.pid, 'VmRSS');
  for (const socket of slow) socket.destroy();
  bad.close();

  const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return [
    {
      figure: 'good people, p99',
      value: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN,
      unit: 'ms',
      goal: { atMost: 300 },
    },
    {
      figure: 'good people turned away',
      value: answers.filter(({ ok }) => !ok).length,
      unit: 'requests',
      goal: { atMost: 0 },
    },
    { figure: 'bad requests let in', value: outcome.letIn.length, unit: 'requests', goal: { atMost: 0 } },
    {
      figure: 'bad requests that broke something',
      value: outcome.broke,
      unit: 'requests',
      goal: { atMost: 0 },
    },
    { figure: 'memory grown by', value: after - before, unit: 'MB', goal: { atMost: 60 } },
    { figure: 'kinds of bad requests', value: kinds.length, unit: 'kinds', goal: { atLeast: 50 } },
    { figure: 'bad requests', value: BAD_REQUESTS / seconds, unit: 'per second' },
    { figure: 'requests of good people', value: answers.length, unit: 'requests', goal: { atLeast: 500 } },
    { figure: 'good people, median', value: times[Math.floor(times.length / 2)] ?? Number.NaN, unit: 'ms' },
    { figure: 'memory', value: after, unit: 'MB' },
  ];
}

/** The tokens of people in five groups, one in ten of the good ones a champion. */
async function bringIn({ entra, tenantId, firstLead, port }: Scene): Promise<string[]> {
  const token = (oid: string) =>
    entra.sign({
      iss: entra.issuer,
      aud: AUDIENCE,
      exp: secondsFromNow(3_600),
      oid,
      tid: tenantId,
      scp: 'access_as_user',
    });
  const ids = Array.from({ length: GOOD_PEOPLE + BAD_PEOPLE }, () => randomUUID());
  const lines = ids.map(
    (id, index) =>
      `${id},person${index}@contoso.example,Person ${index},Group ${index % 5},${index < GOOD_PEOPLE && index % 10 === 9 ? 'champion' : 'member'}`,
  );
  const csv = ['id,userPrincipalName,displayName,businessGroup,role', ...lines].join('\n');
  const { taken } = await bringInPeople(
    apiClient(await token(firstLead.id), `http://127.0.0.1:${port}`),
    csv,
  );
  if (taken !== ids.length) throw new Error(`Of ${ids.length} people ${taken} were brought in.`);
  return Promise.all(ids.map(token));
}

async function kindsFor(
  { entra, framework, tenantId, appId }: Scene,
  members: readonly string[],
): Promise<BadKind[]> {
  const bot = { iss: framework.issuer, aud: appId, exp: secondsFromNow(3_600), serviceurl: CONNECTOR };
  return badKinds({
    entra,
    framework,
    bot,
    person: {
      iss: entra.issuer,
      aud: AUDIENCE,
      exp: secondsFromNow(3_600),
      oid: randomUUID(),
      tid: tenantId,
      scp: 'access_as_user',
    },
    members: members.map((token) => `Bearer ${token}`),
    channel: `Bearer ${await framework.sign(bot)}`,
    activity: (changes) => ({
      type: 'message',
      id: 'activity-1',
      channelId: 'msteams',
      serviceUrl: CONNECTOR,
      from: { id: '29:ada', name: 'Ada Novak', aadObjectId: randomUUID() },
      recipient: { id: `28:${appId}`, name: 'Groundswell' },
      conversation: { id: 'a:ada', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
      text: 'help',
      ...changes,
    }),
  });
}

interface BadOutcome {
  /** Names of kinds that something came of. */
  letIn: string[];
  /** Answers of a server that failed. */
  broke: number;
}

/** Sends bad requests in turn, half of them from one address and half from as many as there are. */
function badSender(port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: BAD_AT_ONCE });
  const slots = pLimit(BAD_AT_ONCE);

  async function send(kinds: readonly BadKind[], count: number): Promise<BadOutcome> {
    const outcome: BadOutcome = { letIn: [], broke: 0 };
    await slots.map(
      Array.from({ length: count }, (_, index) => index),
      async (index) => {
        const kind = kinds[index % kinds.length];
        if (!kind) return;
        const from =
          index % 2 === 0 ? '198.51.100.7' : `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;
        const status = await ask(port, agent, kind.make(), from);
        if (status < 400) outcome.letIn.push(kind.name);
        if (status >= 500) outcome.broke += 1;
      },
    );
    if (outcome.letIn.length > 0) console.error('let in:', new Set(outcome.letIn));
    return outcome;
  }

  return { send, close: () => agent.destroy() };
}

/** The status of the answer; 400 where the connection was ended instead. */
function ask(port: number, agent: Agent, sent: Sent, from: string): Promise<number> {
  const { method, path, authorization, headers, body } = sent;
  return new Promise((resolve) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      agent,
      method,
      path,
      headers: { 'x-forwarded-for': from, ...(authorization && { authorization }), ...headers },
    });
    asked.once('response', (response) => {
      response.resume().once('close', () => resolve(response.statusCode ?? 500));
    });
    asked.once('error', () => resolve(400));
    asked.end(body);
  });
}

/** Connections that send a little and then nothing more. */
function slowClients(port: number): Socket[] {
  return Array.from({ length: SLOW_CLIENTS }, (_, index) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = 'POST /api/messages HTTP/1.1\r\nhost: 127.0.0.1\r\n';
    socket.write(index % 2 === 0 ? head : `${head}content-length: 1000\r\n\r\n{`);
    return socket;
  });
}

interface GoodAnswer {
  ms: number;
  ok: boolean;
}

const PAGES = ['/api/me', '/api/status', '/api/my-rollout', '/api/issues', '/api/training', '/api/champions'];

/** Everybody looks at one page after the other, until they are told to stop. */
function startGood(port: number, tokens: readonly string[]) {
  let works = true;
  const all = tokens.map(async (token, index) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const answers: GoodAnswer[] = [];
    // Not all at the same moment.
    await wait((index * PAUSE_MS) / tokens.length);
    for (let page = index; works; page += 1) {
      const path = PAGES[page % PAGES.length] ?? '';
      const before = performance.now();
      const status = await ask(
        port,
        agent,
        { method: 'GET', path, authorization: `Bearer ${token}` },
        '192.0.2.1',
      );
      answers.push({ ms: performance.now() - before, ok: status === 200 });
      await wait(PAUSE_MS);
    }
    agent.destroy();
    return answers;
  });
  return {
    async stop(): Promise<GoodAnswer[]> {
      works = false;
      return (await Promise.all(all)).flat();
    },
  };
}

function readPort(line: string): number | undefined {
  return line.startsWith('{"port"') ? (JSON.parse(line) as { port: number }).port : undefined;
}
