import { systemClock } from '../../bot/base/clock.ts';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import type { JobKind } from '../../bot/doors/jobs/job.ts';
import type { ChannelMessenger } from '../../bot/doors/teams/channel-messenger.ts';
import { createConversation } from '../../bot/doors/teams/conversation.ts';
import type { Messenger } from '../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../bot/doors/teams/outcome.ts';
import { openRooms, type RoomsDeps } from '../../bot/open-rooms.ts';
import type { Person } from '../../bot/rooms/people/person.ts';
import type { Room } from '../../bot/rooms/room.ts';
import { aConversation, senderOf } from './builders.ts';
import { silentLog } from './silent-log.ts';
import { testStorage } from './storage.ts';

interface Queued {
  kind: string;
  data: unknown;
}

export interface HouseWishes extends Partial<Omit<RoomsDeps, 'messenger' | 'channelMessenger'>> {
  storage?: Storage;
  /** What Teams does; nothing else is expected of it. */
  messenger?: Partial<Messenger>;
  channelMessenger?: Partial<ChannelMessenger>;
}

/**
 * All rooms, opened as the product opens them, on real storage: what a test calls, writes to the bot and runs is what
 * the doors would. Jobs are kept in a list, so that the test decides when they run.
 */
export async function aHouse({
  storage = testStorage(),
  messenger = {},
  channelMessenger = {},
  ...wishes
}: HouseWishes = {}) {
  const queued: Queued[] = [];
  const rooms = await openRooms(storage, {
    clock: systemClock,
    timeZone: 'UTC',
    jobs: { add: async ({ kind }: JobKind, data: unknown) => void queued.push({ kind, data }) },
    installer: null,
    installRate: 5_000,
    sendRate: 5_000,
    privacyFloor: 5,
    publicUrl: 'https://bot.contoso.example',
    screenLink: (screen) => `https://bot.contoso.example/tab/${screen}`,
    home: { tenantId: aConversation().tenantId, appId: null },
    log: silentLog,
    ...wishes,
    messenger: { tell: unexpected, create: unexpected, update: unexpected, remove: unexpected, ...messenger },
    channelMessenger: {
      post: unexpected,
      updatePost: unexpected,
      removePost: unexpected,
      channelsOf: unexpected,
      ...channelMessenger,
    },
  });
  const all: readonly Room[] = Object.values(rooms);
  const handlers = new Map(all.flatMap((room) => room.jobs).map((handler) => [handler.kind, handler]));
  const answer = createConversation(
    all.map((room) => room.chat),
    silentLog,
  );

  async function run(kind: string, data: unknown): Promise<void> {
    const handler = handlers.get(kind);
    if (!handler) throw new Error(`No handler for ${kind}.`);
    await handler.run(handler.data.parse(data), new AbortController().signal);
  }

  return {
    storage,
    rooms,
    people: rooms.people.api,
    ...rooms.rollout.api,
    routes: all.flatMap((room) => room.routes),
    queued,
    run,
    /** Runs what is queued, and what comes of it, until nothing is left. */
    async work(): Promise<void> {
      for (let next = queued.shift(); next; next = queued.shift()) await run(next.kind, next.data);
    },
    answer,
    /** What the bot answers to a text, as JSON. */
    async type(person: Pick<Person, 'id' | 'name'>, text: string): Promise<string> {
      return JSON.stringify(await answer(senderOf(person), { kind: 'text', text }));
    },
    /** What a button of a card does, as JSON. */
    async press(
      person: Pick<Person, 'id' | 'name'>,
      verb: string,
      data: Record<string, unknown>,
    ): Promise<string> {
      return JSON.stringify(await answer(senderOf(person), { kind: 'press', verb, data, way: 'execute' }));
    },
  };
}

async function unexpected(): Promise<Extract<SendOutcome, { kind: 'failed' }>> {
  return { kind: 'failed', why: 'not-expected', raw: '' };
}
