import type { Storage } from '../../doors/azure/storage.ts';
import type { ChannelMessenger } from '../../doors/teams/channel-messenger.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import type { People } from '../people/people.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import type { ChannelLine, PersonLine } from './lines.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { openSendBudget } from './send-budget.ts';
import { createTelling, type Telling } from './telling.ts';

interface TellingRoomDeps extends Pick<Basics, 'clock'> {
  people: People;
  messenger: Messenger;
  channelMessenger: ChannelMessenger;
  /** Messages per second, of all processes together. */
  sendRate: number;
}

/** What the rooms after this one ask of it. */
export interface TellingApi {
  telling: Telling;
  /** The turns of this process; for who writes to many, and claims them shortly before. */
  pacer: Pacer;
  personLine: PersonLine;
  channelLine: ChannelLine;
}

/** The one way to write to a person or a channel: what the bot says first shares one budget. */
export async function openTellingRoom(
  storage: Storage,
  { people, messenger, channelMessenger, clock, sendRate }: TellingRoomDeps,
): Promise<Room<TellingApi>> {
  const pacer = createPacer(await openSendBudget(storage, clock, sendRate), clock);
  return roomOf({
    telling: createTelling({ people, messenger, channelMessenger, pacer, clock }),
    pacer,
    personLine: messenger,
    channelLine: channelMessenger,
  });
}
