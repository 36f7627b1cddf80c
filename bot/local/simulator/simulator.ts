import type { Server } from 'node:http';
import { systemClock } from '../../base/clock.ts';
import { withChannels } from './channel-landing.ts';
import type { ChatEvent } from './chat-events.ts';
import { createChats } from './chats.ts';
import { connectorRoutes } from './connector.ts';
import { createStats } from './connector-stats.ts';
import { type Controls, createControls, type Settings } from './controls.ts';
import { createGraph, type GraphControls } from './graph.ts';
import { type Journal, noJournal, openJournal } from './journal.ts';
import { createLanding } from './landing.ts';
import { pageRoutes } from './page-api.ts';
import { pageFileRoutes } from './page-files.ts';
import { createDirectory, type SimPerson } from './people.ts';
import { createPersonActs, type PersonActs } from './person-acts.ts';
import { createRateLimit } from './rate-limit.ts';
import { serve } from './server.ts';
import { createTeamActs, type TeamActs } from './team-acts.ts';
import { teamRoutes } from './team-api.ts';
import { createTeams, type SimTeam } from './teams.ts';

export interface SimulatorOptions {
  people: readonly SimPerson[];
  teams?: readonly SimTeam[];
  /** Where the bot takes activities: the URL of its POST /api/messages. */
  botEndpoint: string;
  tenantId: string;
  botId: string;
  /** Calls to the connector in any second; Teams allows 50 per app and tenant. 0 lifts the limit. */
  ratePerSecond?: number;
  /** How long every answer of the connector takes. */
  latencyMs?: number;
  /** A JSONL file that carries chats and installations over to the next start. */
  journal?: string;
  /** The folder with the built page: chat.html and assets/. */
  pageFolder?: string;
  /** For whom an app policy keeps Graph from installing the app; nobody unless set. */
  graphForbids?: (personId: string) => boolean;
  now?: () => Date;
  /** 0 takes any free port. */
  port: number;
}

/** Microsoft Teams, as far as a bot in personal chats and in channels can tell, and the Graph beside it, on loopback. */
export interface Simulator extends PersonActs, TeamActs, Controls, GraphControls {
  /** Also the serviceUrl of every activity. */
  url: string;
  /** Stops answering and finishes writing the journal. */
  close(): Promise<void>;
}

const TEAMS_RATE_PER_SECOND = 50;

/** @throws Error when the port is taken or the journal cannot be read */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const settings: Settings = {
    now: options.now ?? (() => new Date(systemClock.now())),
    latencyMs: options.latencyMs ?? 0,
    faults: () => undefined,
  };
  const now = () => settings.now();
  let serviceUrl = '';
  let journal: Journal = noJournal;

  const { botEndpoint, botId, tenantId } = options;
  const directory = createDirectory(botId);
  directory.set(options.people);
  const chats = createChats((event) => journal.append(event));
  const posts = createChats((event) => journal.append(event));
  const teams = createTeams();
  teams.set(options.teams ?? []);
  if (options.journal) {
    const replay = (event: ChatEvent) => (isOfTeam(event) ? posts : chats).replay(event);
    journal = await openJournal(options.journal, replay);
  }
  const limit = createRateLimit(options.ratePerSecond ?? TEAMS_RATE_PER_SECOND);
  const stats = createStats();
  const controls = createControls({ directory, chats, limit, stats, settings });
  const bot = { botEndpoint, botId, tenantId, serviceUrl: () => serviceUrl };
  const acts = createPersonActs({ directory, chats, now, ...bot });
  const { routes: graphRoutes, ...graph } = createGraph({
    directory,
    chats,
    acts,
    settings,
    forbids: options.graphForbids ?? (() => false),
  });
  const teamActs = createTeamActs({ teams, posts, now, ...bot });
  const inChats = createLanding({ directory, chats, stats, tenantId, now });
  const landing = withChannels(inChats, { teams, posts, tenantId, now });

  const { url, server } = await serve(
    [
      ...connectorRoutes({ landing, limit, stats, settings }),
      ...graphRoutes,
      ...pageRoutes({ directory, chats, acts, controls }),
      ...teamRoutes(teamActs),
      ...(options.pageFolder ? pageFileRoutes(options.pageFolder) : []),
    ],
    options.port,
  );
  serviceUrl = url;

  return {
    ...acts,
    ...teamActs,
    ...controls,
    ...graph,
    url,
    async close() {
      await stop(server);
      await journal.close();
    },
  };
}

/** Channels and teams stand in the journal as people do; no person's id begins like theirs. */
function isOfTeam({ person }: ChatEvent): boolean {
  return person.startsWith('19:');
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
