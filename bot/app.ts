import type { Logger } from 'pino';
import type restify from 'restify';
import type { Clock } from './base/clock.ts';
import { screenLinks } from './base/screen-link.ts';
import type { Config } from './base/settings/config.ts';
import type { Schema } from './doors/azure/schema-version.ts';
import type { Storage } from './doors/azure/storage.ts';
import { createVersionWatch, type VersionWatch } from './doors/azure/version-watch.ts';
import { openInstaller } from './doors/graph/open-installer.ts';
import { createRequestLimits } from './doors/http/request-limits.ts';
import { createServer } from './doors/http/server.ts';
import { signIn, type TokenRules } from './doors/http/sign-in.ts';
import type { WebFiles } from './doors/http/web-files.ts';
import { openWork } from './doors/jobs/work.ts';
import type { Worker, WorkerDeps } from './doors/jobs/worker.ts';
import { type BotTokenRules, botTokenRules } from './doors/teams/bot-token.ts';
import { openTeams } from './doors/teams/teams.ts';
import { openRooms, type Rooms } from './open-rooms.ts';
import { stoppedRuns } from './rooms/announcements/runs/stopped-runs.ts';
import { oneRecord } from './rooms/delivery/runs/one-record.ts';
import { callerFor } from './rooms/people/caller.ts';
import type { Room } from './rooms/room.ts';

export interface AppDeps {
  config: Pick<Config, 'bot' | 'local' | 'sendRate' | 'timeZone' | 'privacyFloor' | 'publicUrl'> &
    Partial<Pick<Config, 'graph' | 'installRate' | 'teamsAppId'>>;
  storage: Storage;
  clock: Clock;
  log: Logger;
  /** Which access tokens the API takes. */
  tokens: TokenRules;
  /** Which tokens of activities the bot takes; those of the Bot Framework when left out. */
  botTokens?: BotTokenRules;
  /** Where pictures on the web are copied from; the web itself when left out. */
  webFiles?: WebFiles;
  /** Rooms of local mode, after those of the product. */
  more?: (rooms: Rooms) => readonly Room[];
}

export interface App {
  server: restify.Server;
  rooms: Rooms;
  /** What its workers have handlers for. */
  jobKinds: readonly string[];
  /** @param changes leases of another length than a worker has by itself, for tests that wait for one to end */
  startWorker(changes?: Pick<WorkerDeps, 'leaseSeconds'>): Worker;
  /** Once a newer version has begun to change what is stored, nothing is answered and no job is taken any more. */
  watchVersion: VersionWatch['start'];
}

/** How what is stored came to be as the rooms read it. A change of rows is added to the end, never changed later. */
export const SCHEMA: Schema = { migrations: [oneRecord, stoppedRuns], oldestTable: 'people' };

/** Installations per second where nobody set another rate. */
const INSTALL_RATE = 15;

/** The announcement root: opens the doors and the rooms, and connects the faces of the rooms to the doors. */
export async function buildApp({
  config,
  storage,
  clock,
  log,
  tokens,
  botTokens,
  webFiles,
  more,
}: AppDeps): Promise<App> {
  const { bot, local } = config;
  // Local mode has no registered bot, but signs people of its own tenant in.
  const tenantId = bot?.tenantId ?? tokens.tenantId;
  const teams = openTeams({
    bot,
    tenantId,
    tokens: bot && (botTokens ?? botTokenRules(bot.appId)),
    local,
    clock,
    log,
  });
  const work = await openWork(storage, clock, log);
  const rooms = await openRooms(storage, {
    ...config,
    clock,
    log,
    jobs: work.jobs,
    messenger: teams.messenger,
    channelMessenger: teams.channelMessenger,
    home: { tenantId, appId: bot?.appId ?? null },
    installer: openInstaller(config.graph ?? null, clock),
    installRate: config.installRate ?? INSTALL_RATE,
    ...(webFiles && { webFiles }),
    screenLink: screenLinks({ ...config, teamsAppId: config.teamsAppId ?? null }),
  });
  const version = createVersionWatch({ storage, schema: SCHEMA, log });
  const all: readonly Room[] = [...Object.values(rooms), ...(more?.(rooms) ?? [])];
  const handlers = all.flatMap((room) => room.jobs);
  const timetable = all.flatMap((room) => room.timetable);
  const limits = local ? undefined : createRequestLimits();

  const server = createServer({
    routes: [...all.flatMap((room) => room.routes), ...work.routes],
    callerOf: async (authorization) => callerFor(rooms.people.api, await signIn(authorization, tokens)),
    // The order of rooms is the order of buttons in the menu, and who is asked first about a text.
    messages: teams.messages(
      all.map((room) => room.chat),
      limits,
    ),
    checkReady: () => storage.check(),
    isOutdated: () => version.outdated.aborted,
    loopbackOnly: local,
    publicUrl: config.publicUrl,
    limits,
    log,
  });
  return {
    server,
    rooms,
    jobKinds: handlers.map(({ kind }) => kind),
    startWorker(changes) {
      const worker = work.start(handlers, timetable, changes);
      version.outdated.addEventListener('abort', () => void worker.stop(), { once: true });
      return worker;
    },
    watchVersion: version.start,
  };
}
