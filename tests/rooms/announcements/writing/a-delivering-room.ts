import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../../bot/base/clock.ts';
import { message } from '../../../../bot/base/words/message.ts';
import type { Announcement, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import {
  getAnnouncement,
  getAnnouncements,
  saveAnnouncement,
  stepAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import { resendFailed } from '../../../../bot/contract/delivery/results.ts';
import { getSending } from '../../../../bot/contract/delivery/sending.ts';
import type { AppInstaller } from '../../../../bot/doors/graph/app-installer.ts';
import type { JobKind } from '../../../../bot/doors/jobs/job.ts';
import { type JobHandler, LaterError } from '../../../../bot/doors/jobs/job.ts';
import type { ChannelMessenger } from '../../../../bot/doors/teams/channel-messenger.ts';
import type { Conversation, Outgoing } from '../../../../bot/doors/teams/chat.ts';
import type { Messenger } from '../../../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { openAnnouncementsRoom } from '../../../../bot/rooms/announcements/room.ts';
import { openChannelsRoom } from '../../../../bot/rooms/channels/room.ts';
import { openDeliveryRoom } from '../../../../bot/rooms/delivery/room.ts';
import type { DeliveriesTable } from '../../../../bot/rooms/delivery/sending/deliveries-table.ts';
import { openInstallingRoom } from '../../../../bot/rooms/installing/room.ts';
import { openPlanChanges } from '../../../../bot/rooms/rollout/waves/plan-changes.ts';
import type { PlanEntry } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import type { WaveGate } from '../../../../bot/rooms/rollout/waves/wave-gate.ts';
import { LEAD_HOLD } from '../../../../bot/rooms/rollout/waves/wave-hold.ts';
import { openSendBudget } from '../../../../bot/rooms/telling/send-budget.ts';
import { aConversation, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { noWeb } from '../../../support/no-web.ts';
import { aTelling } from '../../telling/a-telling.ts';
import { ada, anAnnouncementsRoom } from './an-announcements-room.ts';

export const FINANCE = 'autumn.identity.finance';

interface Call {
  act: 'tell' | 'update' | 'remove';
  personId: string;
  activityId: string;
  message: Outgoing | undefined;
}

/** What Teams answers to a call; `time` counts the calls of that kind for this person, from 0. */
export type Answers = (
  call: Omit<Call, 'activityId'>,
  time: number,
) => SendOutcome | undefined | Promise<SendOutcome | undefined>;

/** A call about a post; `message` is what it says, or nothing for one that is taken back. */
interface ChannelCall {
  act: 'post' | 'update' | 'remove';
  channelId: string;
  message: Outgoing | undefined;
}

/** What Teams answers to a call about a post; `time` counts the calls of that kind for this channel, from 0. */
export type AnswersInChannels = (
  call: ChannelCall,
  time: number,
) => Exclude<SendOutcome, { kind: 'sent' }> | undefined | Promise<undefined>;

/** What is not as in the product: parts that fail, or that know more. */
export interface HouseChanges {
  messenger?: Messenger;
  installer?: AppInstaller | null;
  /** As the rooms behind see them. */
  deliveries?: DeliveriesTable;
}

/** A job that has to wait for longer than this waits until a test lets time pass. */
const SOON_SECONDS = 5;

/**
 * The room of announcements with its deliveries: announcements really go out to `people` people of Finance and one of
 * Sales, all of them with a chat. Its clock runs from 12 September 2026 and can be put forward.
 */
export async function aDeliveringRoom({
  people = 3,
  answers = (() => undefined) as Answers,
  inChannels = (() => undefined) as AnswersInChannels,
} = {}) {
  const clock = runningClock('2026-09-12T10:00:00Z');
  const announcing = await anAnnouncementsRoom({ clock });
  const { storage } = announcing;
  const members = Array.from({ length: people }, (_, index) => withChat(index, 'finance'));
  const author = withChat(900_000, 'sales');
  await addPeople(announcing.deps.people, ...members, {
    ...author,
    id: ada.id,
    name: ada.name,
    conversation: aConversation({ id: `a:${ada.id}` }),
  });

  const calls: Call[] = [];
  async function teams(call: Omit<Call, 'activityId'>, activityId: string): Promise<SendOutcome> {
    const time = calls.filter(({ act, personId }) => act === call.act && personId === call.personId).length;
    calls.push({ ...call, activityId });
    return (await answers(call, time)) ?? { kind: 'sent', activityId };
  }
  const messenger = {
    tell: ({ id }: Conversation, message: Outgoing) =>
      teams({ act: 'tell', personId: id.slice(2), message }, randomUUID()),
    update: ({ id }: Conversation, activityId: string, message: Outgoing) =>
      teams({ act: 'update', personId: id.slice(2), message }, activityId),
    remove: ({ id }: Conversation, activityId: string) =>
      teams({ act: 'remove', personId: id.slice(2), message: undefined }, activityId),
    create: async () => ({ kind: 'unreachable', why: 'not-installed', raw: '403' }) as const,
  };

  const posting: ChannelCall[] = [];
  async function inChannel(call: ChannelCall) {
    const time = posting.filter(
      ({ act, channelId }) => act === call.act && channelId === call.channelId,
    ).length;
    posting.push(call);
    return inChannels(call, time);
  }
  const channelMessenger: ChannelMessenger = {
    async post(_, channelId, message) {
      const post = { conversationId: `${channelId};messageid=1`, activityId: '1' };
      return (await inChannel({ act: 'post', channelId, message })) ?? { kind: 'posted', post };
    },
    async updatePost(_, { conversationId, activityId }, message) {
      const call = { act: 'update', channelId: channelIn(conversationId), message } as const;
      return (await inChannel(call)) ?? { kind: 'sent', activityId };
    },
    async removePost(_, { conversationId, activityId }) {
      const call = { act: 'remove', channelId: channelIn(conversationId), message: undefined } as const;
      return (await inChannel(call)) ?? { kind: 'sent', activityId };
    },
    channelsOf: async (_, teamId) => ({
      kind: 'found',
      channels: [
        { id: teamId, name: 'General' },
        { id: `${teamId}-news`, name: 'News' },
      ],
    }),
  };

  type Job = { kind: string; data: unknown };
  let queued: Job[] = [];
  let later: Job[] = [];
  const jobs = {
    async add({ kind }: JobKind, data: unknown, delaySeconds = 0) {
      (delaySeconds > SOON_SECONDS ? later : queued).push({ kind, data });
    },
  };
  const given = {
    people: announcing.deps.people,
    rollouts: announcing.deps.rollouts,
    team: announcing.deps.team,
    messenger,
    jobs,
    budget: await openSendBudget(storage, clock, 5_000),
    clock,
    timeZone: 'UTC',
    sendRate: 45,
  };
  /** The rooms as one process opens them: what their jobs know of each other is its own. */
  async function openHouse({ installer = null, deliveries, ...changed }: HouseChanges = {}) {
    const mine = { ...given, ...changed };
    const own = { ...mine, ...aTelling({ ...mine, channelMessenger }) };
    const announcements = await openAnnouncementsRoom(storage, {
      ...own,
      publicUrl: null,
      canInstall: installer !== null,
      webFiles: noWeb,
    });
    const delivery = await openDeliveryRoom(storage, {
      ...own,
      issues: { attach: async () => {} },
      announcements: announcements.api,
      home: { tenantId: aConversation().tenantId, appId: null },
      askForReport: async () => ({ say: message('common.one', { value: 'What went wrong?' }) }),
    });
    const faces = { ...delivery.api, ...(deliveries && { deliveries }) };
    const announced = { announcements: announcements.api, delivery: faces };
    const channels = await openChannelsRoom(storage, announced);
    const installing = await openInstallingRoom(storage, { ...announced, installer, installRate: 5_000 });
    const rooms = [announcements, delivery, channels, installing];
    return { announcements, delivery, channels, installing, rooms };
  }
  const { announcements, delivery, channels, rooms } = await openHouse();
  const deps = {
    ...announcing.deps,
    ...announcements.api,
    ...given,
    ...aTelling({ ...given, channelMessenger }),
    sendings: delivery.api.runs,
    deliveries: delivery.api.deliveries,
  };
  const planChanges = await openPlanChanges(storage);
  const entry = (waveId: string): PlanEntry => ({
    id: randomUUID(),
    change: 'moved',
    waveId,
    by: ada,
    at: '2026-09-12T10:00:00.000Z',
    reason: '',
    dates: null,
    waves: 0,
    version: null,
    rolloutEnd: null,
  });
  const routes = rooms.flatMap((room) => room.routes);

  function running(handlers: readonly JobHandler[]) {
    return async function run(kind: string, data: unknown = {}): Promise<void> {
      const handler = handlers.find((candidate) => candidate.kind === kind);
      if (!handler) throw new Error(`There is no handler for ${kind}.`);
      await handler.run(handler.data.parse(data), new AbortController().signal);
    };
  }
  const worker = async () => running((await openHouse()).rooms.flatMap((room) => room.jobs));
  const run = running(rooms.flatMap((room) => room.jobs));

  /** Runs what is queued until nothing is left but what waits for its time. */
  async function runAll(): Promise<void> {
    for (let job = queued.shift(); job; job = queued.shift()) {
      // One that follows goes on for as long as something is left to do: it comes last.
      if (job.kind === 'announcing.follow' && queued.some(({ kind }) => kind !== job?.kind)) {
        queued.push(job);
        continue;
      }
      if (job.kind === 'announcing.follow' && later.some(({ kind }) => kind === 'announcing.deliver')) {
        later.push(job);
        continue;
      }
      try {
        await run(job.kind, job.data);
      } catch (error) {
        if (!(error instanceof LaterError)) throw error;
        (error.seconds > SOON_SECONDS ? later : queued).push(job);
      }
    }
  }

  /** An announcement, with what becomes of the cards that people have. */
  async function view(id: string, caller = ada) {
    const shown = await callRoute(routes, getAnnouncement, { caller, params: { id } });
    if (!(await deps.sendings.get(id))) return { ...shown, cards: null, runs: [] };
    const { cards, runs } = await callRoute(routes, getSending, { caller, params: { id } });
    return { ...shown, cards, runs };
  }

  return {
    ...announcing,
    deps,
    openHouse,
    running,
    channels,
    posting,
    routes,
    clock,
    calls,
    members,
    worker,
    run,
    runAll,
    queued: () => queued,
    loseJobs() {
      queued = [];
    },
    /** Puts the clock to a moment, where jobs that waited go on. */
    async at(moment: string) {
      clock.set(moment);
      queued.push(...later);
      later = [];
    },
    hold: (why: string, waveId = FINANCE) =>
      planChanges.hold('autumn', { id: LEAD_HOLD, kind: 'lead', why }, entry(waveId)),
    /** What the gate of the wave of Finance says from now on. */
    gate: (gate: WaveGate) => planChanges.setGate({ id: FINANCE, rolloutId: 'autumn' }, gate),
    release: (waveId = FINANCE) => planChanges.release('autumn', LEAD_HOLD, entry(waveId)),
    /** Puts the wave of Finance on other dates. */
    async move(start: string, end: string) {
      const wave = await deps.rollouts.wave(FINANCE);
      const from = { start: wave.start.toString(), end: wave.end.toString() };
      const seen = await planChanges.version('autumn');
      const moves = [{ waveId: FINANCE, from, to: { start, end } }];
      return planChanges.move({
        rolloutId: 'autumn',
        seen,
        entry: entry(FINANCE),
        moves,
        end: '2026-12-01',
      });
    },
    /** Runs what waits for its time as well, two minutes on. */
    async runLate() {
      await runAll();
      clock.set(new Date(clock.now() + 120_000).toISOString());
      queued.push(...later);
      later = [];
      await runAll();
    },
    /** The recurring job, and everything that it begins. */
    async due() {
      await run('announcing.due');
      await runAll();
    },
    tellings: () => calls.filter(({ act, personId }) => act === 'tell' && personId !== ada.id),
    toAuthor: () => calls.filter(({ personId }) => personId === ada.id).map(({ message }) => textOf(message)),
    async save(announcement: Announcement, { id = randomUUID() as string, seen = 0, caller = ada } = {}) {
      await callRoute(routes, saveAnnouncement, { caller, params: { id }, body: { announcement, seen } });
      return view(id, caller);
    },
    async step(id: string, step: LifeStep, seen: number, caller = ada) {
      await callRoute(routes, stepAnnouncement, { caller, params: { id }, body: { step, seen } });
      return view(id, caller);
    },
    view,
    resend: (id: string, states: readonly string[], caller = ada) =>
      callRoute(routes, resendFailed, { caller, params: { id }, body: { states } }),
    list: (caller = ada) => callRoute(routes, getAnnouncements, { caller }),
  };
}

function channelIn(conversationId: string): string {
  return conversationId.slice(0, conversationId.indexOf(';'));
}

/** All that a message says, as JSON. */
export function textOf(message: Outgoing | undefined): string {
  return JSON.stringify(message ?? '');
}

function withChat(index: number, groupId: string) {
  const id = `${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const upn = `person${index}@contoso.example`;
  return aPerson({ id, upn, groupId, conversation: aConversation({ id: `a:${id}`, userId: `29:${id}` }) });
}

/** Runs like any clock, from wherever it is put. */
function runningClock(start: string): Clock & { set(moment: string): void } {
  let offset = Date.parse(start) - Date.now();
  return {
    now: () => Date.now() + offset,
    set: (moment) => {
      offset = Date.parse(moment) - Date.now();
    },
  };
}
