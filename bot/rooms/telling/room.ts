import type { Logger } from 'pino';
import type { Storage } from '../../doors/azure/storage.ts';
import type { ChannelMessenger } from '../../doors/teams/channel-messenger.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import type { People } from '../people/people.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { openNotArrivedBook } from './not-arrived-book.ts';
import { notArrivedRoutes } from './not-arrived-routes.ts';
import { createPacer } from './pacer.ts';
import { openSendBudget } from './send-budget.ts';
import { createSendPacer, type SendPacer } from './send-pacer.ts';
import { createTelling, type Telling } from './telling.ts';

interface TellingRoomDeps extends Pick<Basics, 'clock'> {
  people: People;
  messenger: Messenger;
  channelMessenger: ChannelMessenger;
  /** Messages per second, of all processes together. */
  sendRate: number;
  log: Pick<Logger, 'warn'>;
}

/** What the rooms after this one ask of it. */
export interface TellingApi {
  /** For one message to one person. */
  telling: Telling;
  /** For who writes to many. */
  pacer: SendPacer;
}

/** The one way to write to a person or a channel: what the bot says first shares one budget. */
export async function openTellingRoom(
  storage: Storage,
  { people, clock, sendRate, log, ...teams }: TellingRoomDeps,
): Promise<Room<TellingApi>> {
  const budget = await openSendBudget(storage, clock, sendRate);
  const pacer = createSendPacer(createPacer(budget, clock), teams);
  const notArrived = await openNotArrivedBook(storage, { clock, log });
  return roomOf(
    { telling: createTelling({ people, pacer, notArrived, clock }), pacer },
    { routes: notArrivedRoutes(notArrived) },
  );
}
