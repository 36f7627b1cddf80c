import type { Logger } from 'pino';
import type restify from 'restify';
import { groupPageRoutes } from './adoption/group-page-routes.ts';
import { adoptionRoutes } from './adoption/routes.ts';
import { usageNow } from './adoption/usage-now.ts';
import { openAdoption } from './adoption/usage-snapshots.ts';
import { openAnnouncementsTable } from './announcing/announcements-table.ts';
import { listRoutes } from './announcing/audience/list-routes.ts';
import { openListsTable } from './announcing/audience/lists-table.ts';
import { announcingChat } from './announcing/chat.ts';
import { openAuditTable } from './announcing/composing/audit-table.ts';
import { openCardWork } from './announcing/composing/card-work-table.ts';
import { composeRoutes } from './announcing/composing/compose-routes.ts';
import { openCardBook } from './announcing/composing/composed-messages.ts';
import { composingJobs } from './announcing/composing/composing-jobs.ts';
import { createCompositions } from './announcing/composing/compositions.ts';
import { openCompositionsTable } from './announcing/composing/compositions-table.ts';
import { DUE } from './announcing/composing/due-jobs.ts';
import { previewRoutes } from './announcing/composing/preview-routes.ts';
import { openReviewsTable } from './announcing/composing/reviews-table.ts';
import { openRulesTable } from './announcing/composing/rules-table.ts';
import { openDeliveriesTable } from './announcing/deliveries-table.ts';
import { openDeliveryDesk } from './announcing/delivery-desk.ts';
import { announcingJobs } from './announcing/jobs.ts';
import { createPacer } from './announcing/pacer.ts';
import { pauseRoutes } from './announcing/pausing/pause-routes.ts';
import { announcedWaves } from './announcing/reach.ts';
import { openReceiptBook } from './announcing/receipt-book.ts';
import { remindRoutes } from './announcing/reminding/remind-routes.ts';
import { openRemindersTable } from './announcing/reminding/reminders-table.ts';
import { remindJobs } from './announcing/reminding/send-reminders.ts';
import { resultsRoutes } from './announcing/results/results-routes.ts';
import { announcingRoutes } from './announcing/routes.ts';
import { openSendBudget } from './announcing/send-budget.ts';
import { SWEEP } from './announcing/sweep.ts';
import { goRoutes } from './announcing/training-links/go-routes.ts';
import { openLinkKey } from './announcing/training-links/link-key.ts';
import { createTrainingLinks } from './announcing/training-links/training-links.ts';
import type { Storage } from './azure/storage.ts';
import { openChampions } from './champions/champions.ts';
import { championsChat } from './champions/chat.ts';
import { championsRoutes } from './champions/routes.ts';
import { type Clock, today } from './clock.ts';
import type { Config } from './config.ts';
import { askForReport, feedbackChat } from './feedback/chat.ts';
import { openFeedback } from './feedback/feedback.ts';
import { feedbackJobs } from './feedback/jobs.ts';
import { feedbackRoutes } from './feedback/routes.ts';
import { gatesChat } from './gates/chat.ts';
import { createFactsCollector } from './gates/collect-facts.ts';
import { openGateCards } from './gates/gate-cards-table.ts';
import { gateRefusals } from './gates/gate-refusals.ts';
import { openGatesTable } from './gates/gates-table.ts';
import { createGatesAlarm, GATES_WATCH, gatesJobs } from './gates/jobs.ts';
import { limitsRoutes } from './gates/limits-routes.ts';
import { openGateLimits } from './gates/limits-table.ts';
import { recordRoutes } from './gates/record-routes.ts';
import { replayRoutes } from './gates/replay-routes.ts';
import { gatesRoutes } from './gates/routes.ts';
import { safeguardRoutes } from './gates/safeguard-routes.ts';
import { openSafeguardsTable } from './gates/safeguards-table.ts';
import type { Route } from './http/route.ts';
import { createServer } from './http/server.ts';
import { signIn, type TokenRules } from './http/sign-in.ts';
import { parkedRoutes } from './jobs/parked-routes.ts';
import { openParkedJobs } from './jobs/parked-table.ts';
import { openTimetable, type Recurring, startTimetable } from './jobs/timetable.ts';
import { createWake } from './jobs/wake.ts';
import { createJobs, startWorker, type Worker } from './jobs/worker.ts';
import { callerFor } from './people/caller.ts';
import { peopleChat } from './people/chat.ts';
import { openPeople, type People } from './people/people.ts';
import { peopleRoutes } from './people/routes.ts';
import { rolloutChat } from './rollout/chat.ts';
import { criteriaRoutes } from './rollout/criteria/criteria-routes.ts';
import { openExitCriteria } from './rollout/criteria/exit-criteria.ts';
import { openDirectory } from './rollout/directory/directory.ts';
import { directoryRoutes } from './rollout/directory/directory-routes.ts';
import { importWatch } from './rollout/membership/import-watch.ts';
import { membershipRoutes } from './rollout/membership/membership-routes.ts';
import { moveRoutes } from './rollout/moves/move-routes.ts';
import { openPlanChanges } from './rollout/moves/plan-changes.ts';
import { nextGroup } from './rollout/next-group.ts';
import { compareRoutes } from './rollout/planning/compare-routes.ts';
import { playbookRoutes } from './rollout/playbooks/playbook-routes.ts';
import { shippedPlaybooks } from './rollout/playbooks/shipped-playbooks.ts';
import { openRollouts } from './rollout/rollouts.ts';
import { rolloutRoutes } from './rollout/routes.ts';
import { openRolloutTeam } from './rollout/team/rollout-team.ts';
import { teamRoutes } from './rollout/team/team-routes.ts';
import { TeamsAdapter } from './teams/adapter.ts';
import { createMessages } from './teams/messages.ts';
import { createMessenger } from './teams/messenger.ts';
import { trainingChat } from './training/chat.ts';
import { trainingRoutes } from './training/routes.ts';

export interface AppDeps {
  config: Pick<Config, 'bot' | 'local' | 'sendRate' | 'timeZone' | 'privacyFloor' | 'publicUrl'>;
  storage: Storage;
  clock: Clock;
  log: Logger;
  /** Which access tokens the API takes. */
  tokens: TokenRules;
  /** More ways in for local mode. */
  extraRoutes?: (people: People) => readonly Route[];
  /** Local mode: new people get a Teams of their own. */
  peopleImported?: () => Promise<void>;
}

export interface App {
  server: restify.Server;
  people: People;
  /** The business group whose wave starts next; undefined while none is planned. */
  nextGroup(): Promise<string | undefined>;
  startWorker(): Worker;
}

/** Jobs that one process runs at the same time: the lanes of one announcement, and room for everything else. */
const JOBS_AT_ONCE = 10;

/** The composition root: opens every room and connects its faces to the three doors. */
export async function buildApp({
  config,
  storage,
  clock,
  log,
  tokens,
  extraRoutes,
  peopleImported,
}: AppDeps): Promise<App> {
  const { timeZone, sendRate, privacyFloor, publicUrl } = config;
  const adapter = new TeamsAdapter(config.bot);
  const messenger = createMessenger(adapter, clock);
  const queue = await storage.queue('jobs');
  const wake = createWake();
  const jobs = createJobs(queue, wake);
  const parked = await openParkedJobs(storage, clock);
  const turns = await openTimetable(storage);

  const people = await openPeople(storage);
  const rollouts = await openRollouts(storage, shippedPlaybooks());
  const planChanges = await openPlanChanges(storage);
  const exitCriteria = await openExitCriteria(storage);
  const directory = await openDirectory(storage);
  const team = await openRolloutTeam(storage, people);
  const announcements = await openAnnouncementsTable(storage);
  const safeguards = await openSafeguardsTable(storage);
  const gateLimits = await openGateLimits(storage);
  const gates = await openGatesTable(storage);
  const deliveries = await openDeliveriesTable(storage);
  const budget = await openSendBudget(storage, clock, sendRate);

  const basics = { people, rollouts, clock, timeZone };
  const feedback = await openFeedback(storage, {
    ...basics,
    jobs,
    issueChanged: createGatesAlarm(jobs, clock),
  });
  const champions = await openChampions(storage, { people, clock, timeZone });
  const adoption = await openAdoption(storage);
  const compositions = await openCompositionsTable(storage);
  const lists = await openListsTable(storage);
  const announcingRules = await openRulesTable(storage);
  const scene = { ...basics, team, lists };
  const links = publicUrl === null ? undefined : createTrainingLinks(publicUrl, await openLinkKey(storage));
  const cardBook = openCardBook({ ...scene, compositions, links });
  const announcing = {
    ...scene,
    compositions,
    rules: announcingRules,
    cardBook,
    announcements,
    deliveries,
    receipts: openReceiptBook({ deliveries, jobs, clock }),
    budget,
    messenger,
    jobs,
    sendRate,
    gateRefusals: (rolloutId: string) => gateRefusals(gates, rolloutId),
  };
  const reminders = await openRemindersTable(storage);
  const composing = {
    ...announcing,
    audit: await openAuditTable(storage),
    reviews: await openReviewsTable(storage),
    cardWork: await openCardWork(storage),
    desk: openDeliveryDesk({ announcements, cardBook, jobs, clock }),
  };
  const collector = createFactsCollector({
    ...basics,
    exitCriteria,
    directory,
    announcements,
    adoption,
    issues: feedback.issues,
    async countsOpenings(id) {
      const linked = (await compositions.get(id))?.composition.training.length ?? 0;
      return links !== undefined && linked > 0;
    },
    privacyFloor,
  });
  const deciding = {
    ...basics,
    planChanges,
    safeguards,
    gates,
    gateLimits,
    collector,
    jobs,
    messenger,
    cards: await openGateCards(storage),
  };

  const routes: Route[] = [
    ...peopleRoutes({ people, clock, timeZone, watch: importWatch(basics), imported: peopleImported }),
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
      announcedWaves: (rolloutId) => announcedWaves({ announcements, compositions }, rolloutId),
    }),
    ...directoryRoutes({
      ...basics,
      directory,
      usageNow: (product) => usageNow(adoption, product, privacyFloor),
    }),
    ...teamRoutes({ ...basics, team }),
    ...compareRoutes(basics),
    ...playbookRoutes(basics),
    ...trainingRoutes(basics),
    ...feedbackRoutes(feedback),
    ...championsRoutes(champions),
    ...adoptionRoutes({ adoption, people, clock, timeZone, privacyFloor }),
    ...groupPageRoutes({
      ...basics,
      directory,
      team,
      feedback,
      adoption,
      privacyFloor,
      reachedIn: announcements.sentIn,
    }),
    ...announcingRoutes(announcing),
    ...composeRoutes({ ...composing, service: createCompositions(composing) }),
    ...previewRoutes(composing),
    ...listRoutes({ people, lists, clock }),
    ...(links ? goRoutes({ ...announcing, links }) : []),
    ...pauseRoutes(announcing),
    ...resultsRoutes(announcing),
    ...remindRoutes({ ...composing, reminders }),
    ...gatesRoutes(deciding),
    ...limitsRoutes({ rollouts, gateLimits, clock }),
    ...replayRoutes({ ...basics, gates }),
    ...recordRoutes({ ...basics, gates, announcements }),
    ...safeguardRoutes({
      ...basics,
      planChanges,
      safeguards,
      issueExists: async (number) => (await feedback.issues.get(number)) !== undefined,
    }),
    ...parkedRoutes({ parked, jobs }),
    ...(extraRoutes?.(people) ?? []),
  ];
  // The order of rooms is the order of buttons in the menu, and who is asked first about a text.
  const faces = [
    peopleChat(people, clock),
    rolloutChat(basics),
    trainingChat(basics),
    feedbackChat(feedback),
    championsChat(champions),
    announcingChat({ ...announcing, askForReport: (sender) => askForReport(feedback, sender) }),
    gatesChat(deciding),
  ];
  const handlers = [
    ...feedbackJobs(feedback, messenger),
    ...announcingJobs({ ...announcing, bot: config.bot }),
    ...composingJobs(composing),
    ...remindJobs({ ...composing, reminders, pacer: createPacer(budget, clock) }),
    ...gatesJobs(deciding),
  ];
  const timetable: readonly Recurring[] = [SWEEP, DUE, GATES_WATCH];

  const server = createServer({
    routes,
    callerOf: async (authorization) => callerFor(people, await signIn(authorization, tokens)),
    messages: createMessages({ adapter, faces, local: config.local, log }),
    checkReady: () => storage.check(),
    loopbackOnly: config.local,
    log,
  });
  return {
    server,
    people,
    nextGroup: () => nextGroup(rollouts, today(clock, timeZone)),
    startWorker() {
      const worker = startWorker({ queue, wake, parked, handlers, concurrency: JOBS_AT_ONCE, log });
      const turnKeeper = startTimetable({ rows: turns, jobs, timetable, clock, log });
      return { stop: async () => void (await Promise.all([turnKeeper.stop(), worker.stop()])) };
    },
  };
}
