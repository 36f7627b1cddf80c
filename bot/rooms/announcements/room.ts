import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { WebFiles } from '../../doors/http/web-files.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { RolloutTeam } from '../crew/rollout-team.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { Room } from '../room.ts';
import type { TellingApi } from '../telling/room.ts';
import { openLinkKey } from '../training/links/link-key.ts';
import { createTrainingLinks, type TrainingLinks } from '../training/links/training-links.ts';
import { listRoutes } from './audience/list-routes.ts';
import { type ListsTable, openListsTable } from './audience/lists-table.ts';
import { openZoneCounts } from './audience/zone-counts.ts';
import type { AuthoringDeps } from './authoring-deps.ts';
import { type CardBook, openCardBook } from './cards/card-book.ts';
import { pauseChat } from './pausing/pause-chat.ts';
import { pauseRoutes } from './pausing/pause-routes.ts';
import { PICTURE_TURNS, pictureJobs } from './pictures/picture-jobs.ts';
import { createPictureLinks } from './pictures/picture-links.ts';
import { pictureRoutes } from './pictures/picture-routes.ts';
import { createPictures } from './pictures/pictures.ts';
import { openPicturesTable } from './pictures/pictures-table.ts';
import { type ChannelBook, openChannelBook } from './places/channel-book.ts';
import { type ConnectionsTable, openConnectionsTable } from './places/connections-table.ts';
import { openTeamsTable, type TeamsTable } from './places/teams-table.ts';
import { previewRoutes } from './previewing/preview-routes.ts';
import { type AnnouncementsTable, openAnnouncementsTable } from './record/announcements-table.ts';
import { type AuditTable, openAuditTable } from './record/audit-table.ts';
import { reviewRoutes } from './reviewing/review-routes.ts';
import { openReviewsTable } from './reviewing/reviews-table.ts';
import { rulesRoutes } from './rules/rules-routes.ts';
import { openRulesTable, type RulesTable } from './rules/rules-table.ts';
import { type DeliveryNews, deliveryNews } from './runs/delivery-news.ts';
import { DUE_TURNS, dueJobs } from './scheduling/due-jobs.ts';
import { announcementRoutes } from './writing/announcement-routes.ts';
import { type Authoring, createAuthoring } from './writing/authoring.ts';
import { tellAuthorJobs } from './writing/tell-author.ts';

export interface AnnouncementsDeps extends TellingApi {
  people: People;
  rollouts: Rollouts;
  team: RolloutTeam;
  jobs: Jobs;
  clock: Clock;
  timeZone: string;
  /** Messages per second, of all processes together. */
  sendRate: number;
  /** Where people's browsers reach the product; null: training is linked to directly, and openings are not counted. */
  publicUrl: string | null;
  /** Whether Microsoft Graph is set up to install the app for people. */
  canInstall: boolean;
  /** Where pictures on the web are copied from. */
  webFiles: WebFiles;
}

/** What the rooms that deliver announcements read here, and tell. */
export interface Announcements {
  announcements: AnnouncementsTable;
  lists: ListsTable;
  rules: RulesTable;
  audit: AuditTable;
  cardBook: CardBook;
  channelBook: ChannelBook;
  teams: TeamsTable;
  connections: ConnectionsTable;
  /** Undefined where openings of training are not counted. */
  links: TrainingLinks | undefined;
  authoring: Authoring;
  news: DeliveryNews;
  /** For the steps that the room of delivery takes on behalf of a lead. */
  authoringDeps: AuthoringDeps & TellingApi;
  /** Whether openings of the training of an announcement are counted at all. */
  countsOpenings(id: string): Promise<boolean>;
}

/** Announcements from the first draft to the day that they are sent: one record, one life; audience; cards. */
export async function openAnnouncementsRoom(
  storage: Storage,
  deps: AnnouncementsDeps,
): Promise<Room<Announcements>> {
  const { clock, publicUrl, jobs } = deps;
  const key = publicUrl === null ? undefined : await openLinkKey(storage);
  const links = publicUrl !== null && key ? createTrainingLinks(publicUrl, key) : undefined;
  const announcements = await openAnnouncementsTable(storage);
  const teams = await openTeamsTable(storage);
  const connections = await openConnectionsTable(storage);
  const basics = { ...deps, announcements, links, lists: await openListsTable(storage) };
  const cardBook = openCardBook(basics);
  const authoringDeps = {
    ...basics,
    cardBook,
    pictures: key && (await openPictures(storage, key, clock)),
    zoneCounts: openZoneCounts(basics),
    channelBook: openChannelBook(teams, connections),
    audit: await openAuditTable(storage),
    reviews: await openReviewsTable(storage),
    rules: await openRulesTable(storage),
  };
  const authoring = createAuthoring(authoringDeps);
  const { lists, rules, audit, channelBook } = authoringDeps;

  return {
    routes: [
      ...announcementRoutes({ ...authoringDeps, authoring }),
      ...reviewRoutes(authoringDeps),
      ...rulesRoutes(authoringDeps),
      ...pictureRoutes(authoringDeps),
      ...previewRoutes(authoringDeps),
      ...listRoutes(authoringDeps),
      ...pauseRoutes(authoringDeps),
    ],
    chat: pauseChat(authoringDeps),
    jobs: [...dueJobs(authoringDeps), ...tellAuthorJobs(authoringDeps), ...pictureJobs(authoringDeps)],
    timetable: [DUE_TURNS, PICTURE_TURNS],
    api: {
      announcements,
      lists,
      rules,
      audit,
      cardBook,
      channelBook,
      teams,
      connections,
      links,
      authoring,
      authoringDeps,
      news: deliveryNews({ announcements, audit, jobs, clock }),
      async countsOpenings(id) {
        const linked = (await announcements.get(id))?.announcement.training.length ?? 0;
        return links !== undefined && linked > 0;
      },
    },
  };
}

async function openPictures(storage: Storage, key: KeyObject, clock: Clock) {
  return createPictures({
    table: await openPicturesTable(storage),
    files: storage.blobs('pictures'),
    links: createPictureLinks(key),
    clock,
  });
}
