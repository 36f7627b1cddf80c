import type { Logger } from 'pino';
import type restify from 'restify';
import { type Clock, today } from './base/clock.ts';
import type { Config } from './base/settings/config.ts';
import type { GraphConfig } from './base/settings/graph-settings.ts';
import { appTokens } from './doors/azure/app-token.ts';
import type { Schema } from './doors/azure/schema-version.ts';
import type { Storage } from './doors/azure/storage.ts';
import { openUnreadRows } from './doors/azure/unread-rows.ts';
import { type AppInstaller, createAppInstaller, GRAPH_SCOPE } from './doors/graph/app-installer.ts';
import type { Route } from './doors/http/route.ts';
import { createServer } from './doors/http/server.ts';
import { signIn, type TokenRules } from './doors/http/sign-in.ts';
import { parkedRoutes } from './doors/jobs/parked-routes.ts';
import { openParkedJobs } from './doors/jobs/parked-table.ts';
import { openTimetable, type Recurring, startTimetable } from './doors/jobs/timetable.ts';
import { createWake } from './doors/jobs/wake.ts';
import { createJobs, startWorker, type Worker, type WorkerDeps } from './doors/jobs/worker.ts';
import { TeamsAdapter } from './doors/teams/adapter.ts';
import { createChannelMessenger } from './doors/teams/channel-messenger.ts';
import { createMessages } from './doors/teams/messages.ts';
import { createMessenger } from './doors/teams/messenger.ts';
import { openAdoptionRoom } from './rooms/adoption/room.ts';
import { openChampions } from './rooms/champions/champions.ts';
import { championsChat } from './rooms/champions/chat.ts';
import { championsRoutes } from './rooms/champions/routes.ts';
import { openRolloutTeam } from './rooms/crew/rollout-team.ts';
import { teamRoutes } from './rooms/crew/team-routes.ts';
import { criteriaRoutes } from './rooms/criteria/criteria-routes.ts';
import { openExitCriteria } from './rooms/criteria/exit-criteria.ts';
import { type Announcing, openAnnouncing } from './rooms/delivery/open-announcing.ts';
import { openDirectory } from './rooms/directory/directory.ts';
import { directoryRoutes } from './rooms/directory/directory-routes.ts';
import { askForReport, feedbackChat } from './rooms/feedback/chat.ts';
import { type Feedback, openFeedback } from './rooms/feedback/feedback.ts';
import { feedbackJobs } from './rooms/feedback/jobs.ts';
import { feedbackRoutes } from './rooms/feedback/routes.ts';
import { gateRefusals } from './rooms/gates/gate-refusals.ts';
import { openGatesTable } from './rooms/gates/gates-table.ts';
import { createGatesAlarm } from './rooms/gates/jobs.ts';
import { openGates } from './rooms/gates/open-gates.ts';
import { type Importing, openImportingRoom } from './rooms/importing/room.ts';
import { groupPageRoutes } from './rooms/overview/group-page/group-page-routes.ts';
import { callerFor } from './rooms/people/caller.ts';
import type { People } from './rooms/people/people.ts';
import { openPeopleRoom } from './rooms/people/room.ts';
import { shippedPlaybooks } from './rooms/playbooks/shipped-playbooks.ts';
import { moveRoutes } from './rooms/rollout/changes/move-routes.ts';
import { rolloutChat } from './rooms/rollout/chat.ts';
import { compareRoutes } from './rooms/rollout/planning/compare-routes.ts';
import { playbookRoutes } from './rooms/rollout/playbooks/playbook-routes.ts';
import { rolloutRoutes } from './rooms/rollout/routes.ts';
import { membershipRoutes } from './rooms/rollout/turns/membership-routes.ts';
import { nextGroup } from './rooms/rollout/waves/next-group.ts';
import { openPlanChanges } from './rooms/rollout/waves/plan-changes.ts';
import { openRollouts } from './rooms/rollout/waves/rollouts.ts';
import { trainingChat } from './rooms/training/chat.ts';
import { trainingRoutes } from './rooms/training/routes.ts';

export interface AppDeps {
  config: Pick<Config, 'bot' | 'local' | 'sendRate' | 'timeZone' | 'privacyFloor' | 'publicUrl'> &
    Partial<Pick<Config, 'graph' | 'installRate'>>;
  storage: Storage;
  clock: Clock;
  log: Logger;
  /** Which access tokens the API takes. */
  tokens: TokenRules;
  /** More ways in for local mode. */
  extraRoutes?: (people: People) => readonly Route[];
}

export interface App {
  server: restify.Server;
  people: People;
  importing: Importing;
  /** The business group whose wave starts next; undefined while none is planned. */
  nextGroup(): Promise<string | undefined>;
  /** What its workers have handlers for. */
  jobKinds: readonly string[];
  /** @param changes leases of another length than a worker has by itself, for tests that wait for one to end */
  startWorker(changes?: Pick<WorkerDeps, 'leaseSeconds'>): Worker;
}

/** How what is stored came to be as the rooms read it. A change of rows is added to the end, never changed later. */
export const SCHEMA: Schema = { migrations: [], oldestTable: 'people' };

/** Jobs that one process runs at the same time: the lanes of one announcement, and room for everything else. */
const JOBS_AT_ONCE = 10;

/** Installations per second where nobody set another rate. */
const INSTALL_RATE = 15;

/** The composition root: opens every room and connects its faces to the three doors. */
export async function buildApp({ config, storage, clock, log, tokens, extraRoutes }: AppDeps): Promise<App> {
  const { timeZone, sendRate, privacyFloor, publicUrl } = config;
  // Local mode has no registered bot, but signs people of its own tenant in.
  const tenantId = config.bot?.tenantId ?? tokens.tenantId;
  const adapter = new TeamsAdapter(config.bot);
  const messenger = createMessenger({ adapter, tenantId, clock });
  const channelMessenger = createChannelMessenger({ adapter, tenantId, clock });
  const queue = await storage.queue('jobs');
  const wake = createWake();
  const jobs = createJobs(queue, wake);
  const unread = await openUnreadRows(storage, clock, log);
  const parked = await openParkedJobs(storage, clock);
  const turns = await openTimetable(storage);

  const peopleRoom = await openPeopleRoom(storage, { clock });
  const people = peopleRoom.api;
  const rollouts = await openRollouts(storage, shippedPlaybooks());
  const planChanges = await openPlanChanges(storage);
  const exitCriteria = await openExitCriteria(storage);
  const directory = await openDirectory(storage);
  const team = await openRolloutTeam(storage, people);
  const gatesTable = await openGatesTable(storage);

  const basics = { people, rollouts, clock, timeZone };
  const feedback: Feedback = await openFeedback(storage, {
    ...basics,
    jobs,
    announcedCards: {
      find: (card, personId) => announcing.announcedCards.find(card, personId),
      reported: (card, personId) => announcing.announcedCards.reported(card, personId),
    },
    issueChanged: createGatesAlarm(jobs, clock),
  });
  const champions = await openChampions(storage, { people, clock, timeZone });
  const adoptionRoom = await openAdoptionRoom(storage, { people, clock, timeZone, privacyFloor });
  const adoption = adoptionRoom.api;
  const announcing: Announcing = await openAnnouncing(storage, {
    ...basics,
    team,
    sendRate,
    publicUrl,
    home: { tenantId, appId: config.bot?.appId ?? null },
    messenger,
    channelMessenger,
    installer: installerOf(config.graph ?? null, clock),
    installRate: config.installRate ?? INSTALL_RATE,
    jobs,
    gateRefusals: (rolloutId) => gateRefusals(gatesTable, rolloutId),
    askForReport: (sender, from) => askForReport(feedback, sender, from),
  });
  const { announcements } = announcing;
  const gates = await openGates(storage, {
    ...basics,
    planChanges,
    exitCriteria,
    directory,
    adoption,
    privacyFloor,
    issues: feedback.issues,
    announcements,
    countsOpenings: announcing.countsOpenings,
    gates: gatesTable,
    jobs,
    messenger,
    // In Teams only the app's own id leads to its tab, and nobody has told it yet.
    gatesListAt: (rolloutId) =>
      config.local ? `${publicUrl}/tab/gates${rolloutId ? `?rollout=${rolloutId}` : ''}` : null,
  });

  const importing = openImportingRoom({ ...basics, adoption });

  const routes: Route[] = [
    ...peopleRoom.routes,
    ...rolloutRoutes({
      ...basics,
      exitCriteria,
      reachedIn: announcements.sentIn,
    }),
    ...membershipRoutes(basics),
    ...criteriaRoutes({
      ...basics,
      exitCriteria,
      reachedIn: announcements.sentIn,
    }),
    ...moveRoutes({
      ...basics,
      planChanges,
      announcedWaves: announcing.announcedWaves,
    }),
    ...directoryRoutes({
      ...basics,
      directory,
      adoption,
    }),
    ...teamRoutes({ ...basics, team }),
    ...compareRoutes(basics),
    ...playbookRoutes(basics),
    ...trainingRoutes(basics),
    ...feedbackRoutes(feedback),
    ...championsRoutes(champions),
    ...adoptionRoom.routes,
    ...importing.routes,
    ...groupPageRoutes({
      ...basics,
      directory,
      team,
      feedback,
      adoption,
      privacyFloor,
      reachedIn: announcements.sentIn,
    }),
    ...announcing.routes,
    ...gates.routes,
    ...parkedRoutes({ parked, jobs, unread }),
    ...(extraRoutes?.(people) ?? []),
  ];
  // The order of rooms is the order of buttons in the menu, and who is asked first about a text.
  const faces = [
    peopleRoom.chat,
    rolloutChat(basics),
    trainingChat(basics),
    feedbackChat(feedback),
    championsChat(champions),
    announcing.chat,
    gates.chat,
  ];
  const handlers = [...feedbackJobs(feedback, messenger), ...announcing.handlers, ...gates.handlers];
  const timetable: readonly Recurring[] = [...announcing.timetable, ...gates.timetable];

  const server = createServer({
    routes,
    callerOf: async (authorization) => callerFor(people, await signIn(authorization, tokens)),
    messages: createMessages({ adapter, faces, tenantId, local: config.local, log }),
    checkReady: () => storage.check(),
    loopbackOnly: config.local,
    log,
  });
  return {
    server,
    people,
    jobKinds: handlers.map(({ kind }) => kind),
    importing: importing.api,
    nextGroup: () => nextGroup(rollouts, today(clock, timeZone)),
    startWorker(changes = {}) {
      const parts = { queue, wake, parked, handlers, concurrency: JOBS_AT_ONCE, log };
      const worker = startWorker({ ...parts, ...changes });
      const turnKeeper = startTimetable({ rows: turns, jobs, timetable, clock, log });
      return { stop: async () => void (await Promise.all([turnKeeper.stop(), worker.stop()])) };
    },
  };
}

function installerOf(graph: GraphConfig | null, clock: Clock): AppInstaller | null {
  if (!graph) return null;
  const token = graph.identity ? appTokens(graph.identity, GRAPH_SCOPE) : undefined;
  return createAppInstaller(graph, token, clock);
}
