import type { Say } from '../../base/words/message.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Reply, Sender } from '../../doors/teams/chat.ts';
import type { Announcements, AnnouncementsDeps } from '../announcements/room.ts';
import type { Announced, AnnouncedCard } from '../feedback/announced.ts';
import type { IssuesTable } from '../feedback/issues-table.ts';
import type { Room } from '../room.ts';
import type { TellingApi } from '../telling/room.ts';
import { deliveryChat } from './chat.ts';
import { openCardWork } from './delivered-cards/card-work-table.ts';
import { deliveredCardsJobs } from './delivered-cards/delivered-cards-jobs.ts';
import { SENDING_BEGAN } from './job-kinds.ts';
import { type AnnouncedWaves, announcedWaves } from './reach.ts';
import { goRoutes } from './receipts/go-routes.ts';
import { openReceiptBook } from './receipts/receipt-book.ts';
import { reportJobs } from './receipts/report-jobs.ts';
import { openReports, type Reports } from './receipts/reports.ts';
import { reportedSendings } from './record/reported-sendings.ts';
import { openSendRuns } from './record/send-runs-table.ts';
import { openSendingsTable, type SendingsTable } from './record/sendings-table.ts';
import { remindRoutes } from './reminding/remind-routes.ts';
import { openRemindersTable } from './reminding/reminders-table.ts';
import { remindAgain, remindJobs } from './reminding/send-reminders.ts';
import { tellCalledOffJobs } from './reminding/tell-called-off.ts';
import { resultsRoutes } from './results/results-routes.ts';
import { deliveryRoutes } from './routes.ts';
import { lateJoinerRoutes } from './runs/late-joiner-routes.ts';
import { laterRunJobs } from './runs/later-runs.ts';
import { runRoutes } from './runs/run-routes.ts';
import { sweepRecords } from './runs/sync-delivery.ts';
import { type DeliveriesTable, openDeliveriesTable } from './sending/deliveries-table.ts';
import { openFreezePages } from './sending/freeze-pages-table.ts';
import { type Leavers, openLeavers } from './sending/leavers.ts';
import { createLiveCounts } from './sending/live-counts.ts';
import type { Home } from './sending/office.ts';
import { SWEEP_TURNS, sweepAnnouncements, sweepJob } from './sending/sweep.ts';
import { sendingJobs } from './sending-jobs.ts';

export interface DeliveryDeps
  extends Pick<
    AnnouncementsDeps,
    'people' | 'rollouts' | 'team' | 'jobs' | 'clock' | 'timeZone' | 'sendRate' | keyof TellingApi
  > {
  announcements: Announcements;
  home: Home;
  issues: Pick<IssuesTable, 'attach'>;
  /** The form to report an issue with; `from` is what it is about. */
  askForReport(sender: Sender, say: Say, from?: AnnouncedCard & Announced): Promise<Reply>;
}

/** What the rooms behind it ask of deliveries. */
export interface Delivery {
  /** Where each announcement stands that is being sent, or was, with its counts. */
  runs: SendingsTable;
  deliveries: DeliveriesTable;
  leavers: Leavers;
  /** What is known and kept of the cards that people report from. */
  announcedCards: Reports;
  announcedWaves(rolloutId: string): Promise<AnnouncedWaves>;
}

/** Send runs: freeze, claim, send, settle, count; delivered cards; reminders; results. */
export async function openDeliveryRoom(
  storage: Storage,
  { announcements: announced, ...deps }: DeliveryDeps,
): Promise<Room<Delivery>> {
  const { jobs, clock } = deps;
  const { news, authoringDeps } = announced;
  const table = await openSendingsTable(storage);
  const deliveries = await openDeliveriesTable(storage);
  const sendRuns = await openSendRuns(storage);
  const sendings = reportedSendings({ sendings: table, sendRuns, news, clock });
  const delivering = {
    ...authoringDeps,
    ...announced,
    ...deps,
    sendings,
    deliveries,
    sendRuns,
    freezePages: await openFreezePages(storage),
    leavers: openLeavers(deps.people, clock),
    liveCounts: createLiveCounts(deliveries, clock),
    receipts: openReceiptBook({ deliveries, jobs, clock }),
    cardWork: await openCardWork(storage),
  };
  const syncing = { ...delivering, sendings: table };
  const reports = openReports(delivering);
  const reminding = { ...delivering, reminders: await openRemindersTable(storage) };
  const { links } = announced;

  return {
    routes: [
      ...deliveryRoutes(delivering),
      ...runRoutes({ ...delivering, syncing }),
      ...lateJoinerRoutes(delivering),
      ...(links ? goRoutes({ ...delivering, links }) : []),
      ...resultsRoutes(delivering),
      ...remindRoutes(reminding),
    ],
    chat: deliveryChat({ ...delivering, reports }),
    jobs: [
      ...sendingJobs({
        ...delivering,
        syncing,
        sendingBegan: (id) => jobs.add(SENDING_BEGAN, { id }),
      }),
      ...reportJobs({ reports, issues: deps.issues }),
      ...laterRunJobs(delivering),
      ...deliveredCardsJobs(delivering),
      ...remindJobs(reminding),
      ...tellCalledOffJobs(reminding),
      sweepJob([sweepAnnouncements(delivering), sweepRecords(syncing), remindAgain(reminding)]),
    ],
    timetable: [SWEEP_TURNS],
    api: {
      runs: sendings,
      deliveries,
      leavers: delivering.leavers,
      announcedCards: reports,
      announcedWaves: (rolloutId) => announcedWaves(delivering, rolloutId),
    },
  };
}
