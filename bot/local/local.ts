import { type Logger, pino } from 'pino';
import { type App, buildApp } from '../app.ts';
import { systemClock, today } from '../base/clock.ts';
import { type Config, isLoopback } from '../base/settings/config.ts';
import { StartError } from '../base/start-error.ts';
import { openStorage, type Storage } from '../doors/azure/storage.ts';
import { ensureFirstLead } from '../rooms/people/first-lead.ts';
import { roomOf } from '../rooms/room.ts';
import { migrateStorage, portInUse, serveApp } from '../serve.ts';
import { startAzurite } from './azurite.ts';
import { buildTab, tabIsStale } from './build-tab.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { freePort, tryPort } from './free-port.ts';
import { createIssuer, type Issuer } from './issuer.ts';
import { createProgress, type Step } from './progress.ts';
import { replaySample } from './sample/replay.ts';
import { localSignInRoutes } from './sign-in-routes.ts';
import {
  localGraph,
  refreshPeople,
  simulatorOptions,
  startPlaygroundFor,
  startSimulator,
  tellIfMoved,
} from './teams-clients.ts';

/** Without the sample, somebody must be able to import the first people. */
const LOCAL_LEAD = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Local Lead',
  upn: 'lead@groundswell.example',
};

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
  given: Config,
  started: Stoppable[],
  step: Step,
  print: (text: string) => void,
): Promise<void> {
  let config = given;
  const log = pino({ level: config.logLevel });
  if (config.role !== 'worker' && !(await tryPort(config.port))) throw portInUse(config.port);
  print('Groundswell, local mode\n');
  if (config.role === 'worker') {
    const app = await appFor(
      config,
      await storageFor(config, started, step, log),
      await createIssuer(systemClock),
      log,
    );
    started.push(await serveApp(app, config));
    print('Worker is running.\n');
    return;
  }

  const folder = await openDataFolder(config.dataFolder);
  started.push(folder);
  const building = buildIfStale(step);
  // Looked at below; until then a failure must not end the process.
  building.catch(() => undefined);
  const storage = await storageFor(config, started, step, log, folder);
  const issuer = await createIssuer(systemClock);
  const simulatorPort = await freePort(config.port + 1);
  config = { ...config, graph: config.graph ?? localGraph(simulatorPort) };
  if (config.sample && (await isEmpty(config, storage, issuer, log))) {
    const simulator = simulatorOptions(folder, simulatorPort);
    await step("Living through the sample organisation's last months: about a minute, only this once", () =>
      folder.whole(() => replaySample({ config, storage, issuer, log, simulator })),
    );
  }
  const app = await appFor(config, storage, issuer, log);
  await ensureFirstLead(
    app.rooms.people.api,
    config.firstLead ? { ...LOCAL_LEAD, id: config.firstLead } : LOCAL_LEAD,
  );

  const botEndpoint = `http://127.0.0.1:${config.port}/api/messages`;
  // Before the workers: jobs that wait in the queue write to chats at once.
  const teams = await step('Starting the Teams simulator', () =>
    startSimulator(app, folder, simulatorPort, botEndpoint),
  );
  app.rooms.importing.api.afterPeople(() => refreshPeople(app, teams));
  started.push({ stop: () => teams.close() });
  started.push(await serveApp(app, config));
  await tellIfMoved(app, folder, teams);
  await building;
  const playground = config.playground
    ? await step('Starting the Agents Playground', () =>
        startPlaygroundFor(app, folder, config.port + 2, {
          botEndpoint,
          day: today(systemClock, config.timeZone),
        }),
      )
    : undefined;
  if (playground) started.push(playground);
  print(whereToClick(config, teams.url, playground));
}

async function buildIfStale(step: Step): Promise<void> {
  if (await tabIsStale()) await step('Building the tab', buildTab);
}

async function storageFor(
  config: Config,
  started: Stoppable[],
  step: Step,
  log: Logger,
  folder?: DataFolder,
): Promise<Storage> {
  const storage = await openStorageFor(config, started, step, folder);
  await migrateStorage(storage, config, log);
  return storage;
}

async function openStorageFor(
  config: Config,
  started: Stoppable[],
  step: Step,
  folder?: DataFolder,
): Promise<Storage> {
  if (config.storage.kind !== 'embedded') return openStorage(config.storage, config.storagePrefix);
  if (!folder)
    throw new StartError('a worker needs the storage of the others: set STORAGE_CONNECTION_STRING');
  const azurite = await step('Starting the embedded storage', () => startAzurite(folder.azurite));
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
    more: ({ people }) => [roomOf(undefined, { routes: localSignInRoutes(people.api, issuer) })],
  });
}

/** The sample goes into empty storage on this machine only, never into an account somewhere else. */
async function isEmpty(config: Config, storage: Storage, issuer: Issuer, log: Logger): Promise<boolean> {
  if (config.storage.kind === 'account') return false;
  if (config.storage.kind === 'connection-string' && !isLocalAccount(config.storage.connectionString))
    return false;
  const { rooms } = await appFor(config, storage, issuer, log);
  return (await rooms.people.api.groups.all()).length === 0;
}

function isLocalAccount(connectionString: string): boolean {
  if (/UseDevelopmentStorage=true/i.test(connectionString)) return true;
  const endpoint = /TableEndpoint=([^;]+)/i.exec(connectionString)?.[1];
  return endpoint !== undefined && isLoopback(URL.parse(endpoint)?.hostname ?? '');
}

function whereToClick(
  config: Config,
  simulatorUrl: string,
  playground: { url: string; user: { name: string } } | undefined,
): string {
  const lines = [
    ['Tab', `http://127.0.0.1:${config.port}/tab/`],
    ['Teams chats', `${simulatorUrl}/ (any sample person)`],
    ...(playground ? [['Playground chat', `${playground.url} (you are ${playground.user.name})`]] : []),
    ['API description', `http://127.0.0.1:${config.port}/api/openapi.json`],
  ];
  const body = lines.map(([what, where]) => `  ${(what ?? '').padEnd(17)}${where}`).join('\n');
  return `\nGroundswell is ready.\n${body}\n\nCtrl-C stops everything. After kill -9 the last seconds may be lost, and with them who was just being sent to:\nthe embedded storage saves every five seconds.\n`;
}
