import type { Logger } from 'pino';
import type { ScreenLink } from './base/screen-link.ts';
import type { Storage } from './doors/azure/storage.ts';
import type { AppInstaller } from './doors/graph/app-installer.ts';
import { createWebFiles, type WebFiles } from './doors/http/web-files.ts';
import type { ChannelMessenger } from './doors/teams/channel-messenger.ts';
import type { Messenger } from './doors/teams/messenger.ts';
import { openAdoptionRoom } from './rooms/adoption/room.ts';
import { openAnnouncementsRoom } from './rooms/announcements/room.ts';
import { openChampionsRoom } from './rooms/champions/room.ts';
import { openChannelsRoom } from './rooms/channels/room.ts';
import { openCrewRoom } from './rooms/crew/room.ts';
import { openCriteriaRoom } from './rooms/criteria/room.ts';
import { type DeliveryDeps, openDeliveryRoom } from './rooms/delivery/room.ts';
import { openDirectoryRoom } from './rooms/directory/room.ts';
import { askForReport } from './rooms/feedback/chat.ts';
import { openFeedbackRoom } from './rooms/feedback/room.ts';
import { openGatesRoom } from './rooms/gates/room.ts';
import { openImportingRoom } from './rooms/importing/room.ts';
import { openInstallingRoom } from './rooms/installing/room.ts';
import { openOverviewRoom } from './rooms/overview/room.ts';
import { openPeopleRoom } from './rooms/people/room.ts';
import type { Playbook } from './rooms/playbooks/playbook.ts';
import { openPlaybooksRoom } from './rooms/playbooks/room.ts';
import { openRolloutRoom } from './rooms/rollout/room.ts';
import type { Basics } from './rooms/room.ts';
import { openTellingRoom } from './rooms/telling/room.ts';
import { openTrainingRoom } from './rooms/training/room.ts';

export interface RoomsDeps extends Basics {
  messenger: Messenger;
  channelMessenger: ChannelMessenger;
  /** Null where Microsoft Graph is not set up to install the app for people. */
  installer: AppInstaller | null;
  /** Installations per second, of all processes together. */
  installRate: number;
  /** Messages per second, of all processes together. */
  sendRate: number;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
  /** Where people's browsers reach the product; null when nobody has said. */
  publicUrl: string | null;
  /** Where a screen opens for whoever presses a link to it. */
  screenLink: ScreenLink;
  /** Where it comes with other playbooks than those of its files. */
  shipped?: readonly Playbook[];
  home: DeliveryDeps['home'];
  /** The public web; where it is not, in tests. */
  webFiles?: WebFiles;
  log: Logger;
}

export type Rooms = Awaited<ReturnType<typeof openRooms>>;

/** Opens the rooms from left to right: each is given rooms before it, and none knows one after it. */
export async function openRooms(storage: Storage, { messenger, channelMessenger, ...deps }: RoomsDeps) {
  const people = await openPeopleRoom(storage, deps);
  const teams = { messenger, channelMessenger };
  const telling = await openTellingRoom(storage, { ...deps, ...teams, people: people.api });
  const playbooks = await openPlaybooksRoom(storage, deps);
  const rollout = await openRolloutRoom(storage, { ...deps, people: people.api, playbooks: playbooks.api });
  const basics = { ...deps, people: people.api, ...telling.api, ...rollout.api };
  const criteria = await openCriteriaRoom(storage);
  const crew = await openCrewRoom(storage, basics);
  const training = openTrainingRoom(basics);
  const champions = await openChampionsRoom(storage, basics);
  const feedback = await openFeedbackRoom(storage, basics);
  const announcing = { ...basics, team: crew.api };
  const announcements = await openAnnouncementsRoom(storage, {
    ...announcing,
    canInstall: deps.installer !== null,
    webFiles: deps.webFiles ?? createWebFiles(),
  });
  const delivery = await openDeliveryRoom(storage, {
    ...announcing,
    announcements: announcements.api,
    askForReport: (sender, say, from) => askForReport(feedback.api, sender, say, from),
    issues: feedback.api.issues,
  });
  const announced = { ...deps, announcements: announcements.api, delivery: delivery.api };
  const channels = await openChannelsRoom(storage, announced);
  const installing = await openInstallingRoom(storage, announced);
  const adoption = await openAdoptionRoom(storage, basics);
  const directory = await openDirectoryRoom(storage, { ...basics, adoption: adoption.api });
  const reading = {
    ...basics,
    exitCriteria: criteria.api,
    feedback: feedback.api,
    adoption: adoption.api,
    directory: directory.api,
  };
  const gates = await openGatesRoom(storage, {
    ...reading,
    sendings: delivery.api.runs,
    countsOpenings: announcements.api.countsOpenings,
  });
  const importing = await openImportingRoom(storage, { ...basics, adoption: adoption.api });
  const overview = openOverviewRoom({
    ...reading,
    team: crew.api,
    announcements: announcements.api.announcements,
    reviews: announcements.api.authoringDeps.reviews,
    imports: importing.api,
    delivery: delivery.api,
  });
  return {
    people,
    telling,
    playbooks,
    rollout,
    criteria,
    crew,
    training,
    champions,
    feedback,
    announcements,
    delivery,
    channels,
    installing,
    adoption,
    directory,
    gates,
    importing,
    overview,
  };
}
