import type { Clock } from '../../base/clock.ts';
import type { Say } from '../../base/words/message.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { AppInstaller } from '../../doors/graph/app-installer.ts';
import type { Route } from '../../doors/http/route.ts';
import type { JobHandler, Jobs } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import type { ChatFace, Reply, Sender } from '../../doors/teams/chat.ts';
import { listRoutes } from '../announcements/audience/list-routes.ts';
import { openListsTable } from '../announcements/audience/lists-table.ts';
import { openCardBook } from '../announcements/cards/composed-messages.ts';
import { pauseRoutes } from '../announcements/pausing/pause-routes.ts';
import { previewRoutes } from '../announcements/previewing/preview-routes.ts';
import { reviewRoutes } from '../announcements/reviewing/review-routes.ts';
import { openReviewsTable } from '../announcements/reviewing/reviews-table.ts';
import { rulesRoutes } from '../announcements/rules/rules-routes.ts';
import { openRulesTable } from '../announcements/rules/rules-table.ts';
import { DUE_TURNS } from '../announcements/scheduling/due-jobs.ts';
import { openAuditTable } from '../announcements/writing/audit-table.ts';
import { composeRoutes } from '../announcements/writing/compose-routes.ts';
import { composingJobs } from '../announcements/writing/composing-jobs.ts';
import { createCompositions } from '../announcements/writing/compositions.ts';
import { openCompositionsTable } from '../announcements/writing/compositions-table.ts';
import { openChannels } from '../channels/open-channels.ts';
import type { RolloutTeam } from '../crew/rollout-team.ts';
import type { Announced, AnnouncedCard, AnnouncedCards } from '../feedback/announced.ts';
import { openInstalling } from '../installing/open-installing.ts';
import type { People } from '../people/people.ts';
import type { AnnouncedWaves } from '../rollout/changes/wave-announcements.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { TellingApi } from '../telling/room.ts';
import { openLinkKey } from '../training/links/link-key.ts';
import { createTrainingLinks } from '../training/links/training-links.ts';
import { announcingChat } from './chat.ts';
import { openCardWork } from './delivered-cards/card-work-table.ts';
import { openDeliveryDesk } from './delivery-desk.ts';
import { announcedWaves } from './reach.ts';
import { goRoutes } from './receipts/go-routes.ts';
import { openReceiptBook } from './receipts/receipt-book.ts';
import { openReports } from './receipts/reports.ts';
import { remindRoutes } from './reminding/remind-routes.ts';
import { openRemindersTable } from './reminding/reminders-table.ts';
import { remindAgain, remindJobs } from './reminding/send-reminders.ts';
import { resultsRoutes } from './results/results-routes.ts';
import { announcingRoutes } from './routes.ts';
import { type AnnouncementsTable, openAnnouncementsTable } from './runs/announcements-table.ts';
import { openDeliveriesTable } from './sending/deliveries-table.ts';
import { announcingJobs } from './sending/jobs.ts';
import type { Home } from './sending/office.ts';
import { SWEEP_TURNS, sweepAnnouncements, sweepJob } from './sending/sweep.ts';

export interface AnnouncingDeps extends TellingApi {
  people: People;
  rollouts: Rollouts;
  team: RolloutTeam;
  clock: Clock;
  timeZone: string;
  /** Messages per second, of all processes together. */
  sendRate: number;
  /** Where people's browsers reach the product; null: training is linked to directly, and openings are not counted. */
  publicUrl: string | null;
  home: Home;
  /** Null where Microsoft Graph is not set up to install the app for people. */
  installer: AppInstaller | null;
  /** Installations per second, of all processes together. */
  installRate: number;
  jobs: Jobs;
  /** Why waves of a rollout may not be announced, as their gates have it. */
  gateRefusals(rolloutId: string): Promise<ReadonlyMap<string, string>>;
  /** The form to report an issue with, from the room that takes reports; `from` is what it is about. */
  askForReport(sender: Sender, say: Say, from?: AnnouncedCard & Announced): Promise<Reply>;
}

/** The room of announcements: its faces, and what other rooms ask of it. */
export interface Announcing {
  routes: Route[];
  chat: ChatFace;
  handlers: JobHandler[];
  timetable: Recurring[];
  announcements: AnnouncementsTable;
  /** What is known and kept of the cards that people report from. */
  announcedCards: AnnouncedCards;
  announcedWaves(rolloutId: string): Promise<AnnouncedWaves>;
  /** Whether openings of the training of an announcement are counted at all. */
  countsOpenings(id: string): Promise<boolean>;
}

export async function openAnnouncing(storage: Storage, deps: AnnouncingDeps): Promise<Announcing> {
  const { clock, jobs, publicUrl } = deps;
  const announcements = await openAnnouncementsTable(storage);
  const deliveries = await openDeliveriesTable(storage);
  const compositions = await openCompositionsTable(storage);
  const links = publicUrl === null ? undefined : createTrainingLinks(publicUrl, await openLinkKey(storage));
  const basics = { ...deps, lists: await openListsTable(storage) };
  const cardBook = openCardBook({ ...basics, compositions, links });
  const delivering = {
    ...basics,
    announcements,
    deliveries,
    compositions,
    cardBook,
    links,
    rules: await openRulesTable(storage),
    receipts: openReceiptBook({ deliveries, jobs, clock }),
  };
  const audit = await openAuditTable(storage);
  const channels = await openChannels(storage, { ...delivering, audit });
  const composing = {
    ...delivering,
    audit,
    channelBook: channels.book,
    reviews: await openReviewsTable(storage),
    cardWork: await openCardWork(storage),
    desk: openDeliveryDesk({ announcements, cardBook, posts: channels.desk, jobs, clock }),
  };
  const service = createCompositions(composing);
  const installing = await openInstalling(storage, { ...delivering, audit });
  const reports = openReports(delivering);
  const reminding = { ...composing, reminders: await openRemindersTable(storage) };

  return {
    announcements,
    announcedCards: reports,
    announcedWaves: (rolloutId) => announcedWaves({ announcements, compositions }, rolloutId),
    async countsOpenings(id) {
      const linked = (await compositions.get(id))?.composition.training.length ?? 0;
      return links !== undefined && linked > 0;
    },
    routes: [
      ...announcingRoutes({ ...composing, service }),
      ...composeRoutes({ ...composing, service }),
      ...reviewRoutes(composing),
      ...rulesRoutes({ ...delivering, canInstall: installing.canInstall }),
      ...previewRoutes(composing),
      ...listRoutes(basics),
      ...channels.routes,
      ...installing.routes,
      ...(links ? goRoutes({ ...delivering, links }) : []),
      ...pauseRoutes(delivering),
      ...resultsRoutes(delivering),
      ...remindRoutes(reminding),
    ],
    chat: {
      ...announcingChat({ ...delivering, reports, appInstalled: installing.appInstalled }),
      teamNews: channels.teamNews,
    },
    handlers: [
      ...announcingJobs({ ...delivering, sendingBegan: installing.sendingBegan }),
      ...composingJobs(composing),
      ...channels.handlers,
      ...installing.handlers,
      ...remindJobs(reminding),
      sweepJob([sweepAnnouncements(delivering), remindAgain(reminding), installing.sweep, channels.sweep]),
    ],
    timetable: [SWEEP_TURNS, DUE_TURNS],
  };
}
