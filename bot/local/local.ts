import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { type App, buildApp } from '../app.ts';
import { openStorage, type Storage } from '../azure/storage.ts';
import { systemClock } from '../clock.ts';
import { type Config, isLoopback } from '../config.ts';
import { messageOf } from '../errors.ts';
import { ensureFirstLead } from '../people/first-lead.ts';
import { whyUnreachable } from '../people/person.ts';
import { serveApp } from '../serve.ts';
import { StartError } from '../start-error.ts';
import { startAzurite } from './azurite.ts';
import { buildTab, tabIsStale } from './build-tab.ts';
import { freePort, tryPort } from './free-port.ts';
import { createIssuer, type Issuer, LOCAL_TENANT } from './issuer.ts';
import { OTHERS, type PlaygroundUser, startPlayground } from './playground.ts';
import { createProgress, type Step } from './progress.ts';
import { replaySample } from './sample/replay.ts';
import { localSignInRoutes } from './sign-in-routes.ts';
import { createSimulator, type Simulator } from './simulator/simulator.ts';

/** The bot's id in the Teams simulator. */
const LOCAL_BOT = '28:groundswell-local';
/** Without the sample, somebody must be able to import the first people. */
const LOCAL_LEAD = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Local Lead',
  upn: 'lead@groundswell.example',
};
const PAGE_FOLDER = fileURLToPath(new URL('../../tab/dist', import.meta.url));

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * The whole product on one machine: embedded storage, local sign-in, Teams simulator, playground, sample
 * organisation. Binds to loopback only. Whatever was started is stopped again, also when a later part fails.
 * @throws StartError that names the part that cannot start.
 */
export async function startLocal(config: Config): Promise<Stoppable> {
  const started: Stoppable[] = [];
  const stop = async () => {
    for (const part of started.reverse().splice(0)) await part.stop();
  };
  const print = (text: string) => process.stdout.write(text);
  try {
    await bringUp(config, started, createProgress(systemClock, print), print);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function bringUp(
  config: Config,
  started: Stoppable[],
  step: Step,
  print: (text: string) => void,
): Promise<void> {
  const log = pino({ level: config.logLevel });
  const folder = await dataFolder(config.dataFolder);
  if (config.role !== 'worker' && !(await tryPort(config.port))) {
    throw new StartError(
      `port ${config.port} is in use. Stop what is using it, or choose another one: PORT=${config.port + 100} npm start`,
    );
  }
  print('Groundswell, local mode\n');
  const building = config.role === 'worker' ? undefined : buildIfStale(step);
  building?.catch(() => undefined);
  const storage = await storageFor(config, folder, started, step);
  const issuer = await createIssuer(systemClock);
  if (config.role === 'worker') {
    const app = await appFor(config, storage, issuer, log);
    started.push(await serveApp(app, config));
    print('Worker is running.\n');
    return;
  }

  const simulatorPort = await freePort(config.port + 1);
  if (config.sample && (await isEmpty(config, storage, issuer, log))) {
    await step("Living through the sample organisation's last months", () =>
      replaySample({ config, storage, issuer, log, simulator: simulatorOptions(folder, simulatorPort) }),
    );
  }
  const app = await appFor(config, storage, issuer, log);
  await ensureFirstLead(app.people, config.firstLead ? { ...LOCAL_LEAD, id: config.firstLead } : LOCAL_LEAD);
  started.push(await serveApp(app, config));

  const simulator = await step('Starting the Teams simulator', () =>
    simulatorFor(config, folder, simulatorPort, app),
  );
  started.push({ stop: () => simulator.close() });
  await building;
  const playground = config.playground ? await playgroundFor(config, folder, app, started, step) : undefined;
  print(whereToClick(config, simulator.url, playground));
}

async function dataFolder(folder: string): Promise<string> {
  try {
    await mkdir(join(folder, 'azurite'), { recursive: true });
    await access(folder, constants.R_OK | constants.W_OK);
    await writeFile(join(folder, '.writable'), '');
    return folder;
  } catch (error) {
    throw new StartError(
      `the data folder ${folder} cannot be read and written (${messageOf(error)}). Mend its permissions, or choose another one with DATA_FOLDER.`,
    );
  }
}

async function buildIfStale(step: Step): Promise<void> {
  if (await tabIsStale()) await step('Building the tab', buildTab);
}

async function storageFor(
  config: Config,
  folder: string,
  started: Stoppable[],
  step: Step,
): Promise<Storage> {
  if (config.storage.kind !== 'embedded') return openStorage(config.storage, config.storagePrefix);
  const azurite = await step('Starting the embedded storage', () => startAzurite(join(folder, 'azurite')));
  started.push(azurite);
  return openStorage(
    { kind: 'connection-string', connectionString: azurite.connectionString },
    config.storagePrefix,
  );
}

function appFor(config: Config, storage: Storage, issuer: Issuer, log: Logger): Promise<App> {
  return buildApp({
    config,
    storage,
    clock: systemClock,
    log,
    tokens: issuer.tokens,
    extraRoutes: (people) => localSignInRoutes(people, issuer),
  });
}

/** The sample goes into empty storage on this machine only, never into an account somewhere else. */
async function isEmpty(config: Config, storage: Storage, issuer: Issuer, log: Logger): Promise<boolean> {
  if (config.storage.kind === 'account') return false;
  if (config.storage.kind === 'connection-string' && !isLocalAccount(config.storage.connectionString))
    return false;
  const { people } = await appFor(config, storage, issuer, log);
  return (await people.groups.all()).length === 0;
}

function isLocalAccount(connectionString: string): boolean {
  if (/UseDevelopmentStorage=true/i.test(connectionString)) return true;
  const endpoint = /TableEndpoint=([^;]+)/i.exec(connectionString)?.[1];
  return endpoint !== undefined && isLoopback(URL.parse(endpoint)?.hostname ?? '');
}

function simulatorOptions(folder: string, port: number) {
  return { tenantId: LOCAL_TENANT, botId: LOCAL_BOT, journal: join(folder, 'teams-simulator.jsonl'), port };
}

/**
 * Starts the simulator with everybody known to the product. When its address changed since the last start,
 * it tells the bot as Teams does, so that conversations are written to the new one.
 */
async function simulatorFor(config: Config, folder: string, port: number, app: App): Promise<Simulator> {
  const people: {
    id: string;
    name: string;
    upn: string;
    locale: string;
    timeZone?: string;
    reachable: boolean;
    at: string;
  }[] = [];
  for await (const person of app.people.table.everybody()) {
    const { id, name, upn, locale = 'en-GB', timeZone } = person;
    const reachable = whyUnreachable(person) === undefined;
    people.push({
      id,
      name,
      upn,
      locale,
      ...(timeZone && { timeZone }),
      reachable,
      at: person.conversation?.serviceUrl ?? '',
    });
  }
  const simulator = await createSimulator({
    ...simulatorOptions(folder, port),
    people,
    botEndpoint: `http://127.0.0.1:${config.port}/api/messages`,
    pageFolder: PAGE_FOLDER,
  });
  const addressFile = join(folder, 'teams-simulator-address');
  const before = await readFile(addressFile, 'utf8').catch(() => simulator.url);
  await writeFile(addressFile, simulator.url);
  if (before !== simulator.url) {
    for (const person of people.filter(({ reachable, at }) => reachable && at === before)) {
      await simulator.install(person.id, { upgrade: true });
    }
  }
  return simulator;
}

async function playgroundFor(
  config: Config,
  folder: string,
  app: App,
  started: Stoppable[],
  step: Step,
): Promise<string | undefined> {
  const [user, ...others] = await playgroundUsers(app);
  if (!user || others.length < OTHERS) return undefined;
  const playground = await step('Starting the Agents Playground', async () =>
    startPlayground({
      botEndpoint: `http://127.0.0.1:${config.port}/api/messages`,
      port: await freePort(config.port + 2),
      folder: join(folder, 'playground'),
      user,
      others,
    }),
  );
  started.push(playground);
  return `${playground.url} (you are ${user.name})`;
}

/** The Playground's person and those around: the first members by UPN who are in no pilot. */
async function playgroundUsers(app: App): Promise<PlaygroundUser[]> {
  const members: PlaygroundUser[] = [];
  for await (const { id, name, upn, role, pilot } of app.people.table.everybody()) {
    if (role === 'member' && !pilot) members.push({ id, name, upn });
  }
  return members.sort((a, b) => (a.upn < b.upn ? -1 : 1)).slice(0, OTHERS + 1);
}

function whereToClick(config: Config, simulatorUrl: string, playground: string | undefined): string {
  const lines = [
    ['Tab', `http://127.0.0.1:${config.port}/tab/`],
    ['Teams chats', `${simulatorUrl}/ (any sample person)`],
    ...(playground ? [['Playground chat', playground]] : []),
    ['API description', `http://127.0.0.1:${config.port}/api/openapi.json`],
  ];
  const body = lines.map(([what, where]) => `  ${(what ?? '').padEnd(17)}${where}`).join('\n');
  return `\nGroundswell is ready.\n${body}\n\nCtrl-C stops everything.\n`;
}
