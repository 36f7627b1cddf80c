import { systemClock } from '../../../bot/base/clock.ts';
import type { ChannelMessenger } from '../../../bot/doors/teams/channel-messenger.ts';
import type { Messenger } from '../../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import type { People } from '../../../bot/rooms/people/people.ts';
import type { NotArrivedBook } from '../../../bot/rooms/telling/not-arrived-book.ts';
import { createPacer } from '../../../bot/rooms/telling/pacer.ts';
import type { TellingApi } from '../../../bot/rooms/telling/room.ts';
import type { SendBudget } from '../../../bot/rooms/telling/send-budget.ts';
import { createSendPacer } from '../../../bot/rooms/telling/send-pacer.ts';
import { createTelling } from '../../../bot/rooms/telling/telling.ts';

/** A budget that hardly makes anybody wait. */
export function aFreeBudget(): SendBudget {
  return {
    everyMs: 0.2,
    reserve: async () => ({ startAt: systemClock.now(), everyMs: 0.2, after: 0 }),
    pause: async () => undefined,
  };
}

/** The room of telling over another Teams. */
export function aTelling({
  people,
  messenger = {},
  channelMessenger = {},
  budget = aFreeBudget(),
  clock = systemClock,
  notArrived = { note: async () => undefined },
}: {
  people: Pick<People, 'table'>;
  messenger?: Partial<Messenger>;
  channelMessenger?: Partial<ChannelMessenger>;
  budget?: SendBudget;
  clock?: { now(): number };
  notArrived?: Pick<NotArrivedBook, 'note'>;
}): TellingApi {
  const persons = {
    tell: unexpected,
    update: unexpected,
    remove: unexpected,
    create: unexpected,
    ...messenger,
  };
  const channels = {
    post: unexpected,
    updatePost: unexpected,
    removePost: unexpected,
    channelsOf: unexpected,
    ...channelMessenger,
  };
  const teams = { messenger: persons, channelMessenger: channels };
  const pacer = createSendPacer(createPacer(budget, clock), teams);
  return { telling: createTelling({ people, pacer, notArrived, clock }), pacer };
}

async function unexpected(): Promise<Extract<SendOutcome, { kind: 'failed' }>> {
  return { kind: 'failed', why: 'not-expected', raw: '' };
}
