import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { settableClock, systemClock } from '../../../bot/base/clock.ts';
import { message } from '../../../bot/base/words/message.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { Cell } from '../../../bot/doors/azure/table.ts';
import type { JobKind } from '../../../bot/doors/jobs/job.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import type { Conversation, Office, Outgoing } from '../../../bot/doors/teams/chat.ts';
import type { CreateOutcome } from '../../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import { openAnnouncementsRoom } from '../../../bot/rooms/announcements/room.ts';
import { openRolloutTeam } from '../../../bot/rooms/crew/rollout-team.ts';
import { openReceiptBook } from '../../../bot/rooms/delivery/receipts/receipt-book.ts';
import type { Delivery } from '../../../bot/rooms/delivery/record/delivery.ts';
import { openSendRuns } from '../../../bot/rooms/delivery/record/send-runs-table.ts';
import { type DeliveryDeps, openDeliveryRoom } from '../../../bot/rooms/delivery/room.ts';
import { openFreezePages } from '../../../bot/rooms/delivery/sending/freeze-pages-table.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { openPlanChanges } from '../../../bot/rooms/rollout/waves/plan-changes.ts';
import { openSendBudget, type SendBudget } from '../../../bot/rooms/telling/send-budget.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aConversation, addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { noWeb } from '../../support/no-web.ts';
import { rolloutsWith } from '../../support/rollouts-with.ts';
import { testStorage } from '../../support/storage.ts';
import { aTelling } from '../telling/a-telling.ts';

/** What Teams answers to the n-th message (from 0) for a person. */
export type Teams = (personId: string, time: number) => SendOutcome | Promise<SendOutcome>;

/** What Teams answers when a conversation is to be made. */
export type Creates = (personId: string, office: Office) => CreateOutcome;

const notInstalled: Creates = () => ({ kind: 'unreachable', why: 'not-installed', raw: '403' });

/** Teams makes a conversation for everybody. */
export const makes: Creates = (personId, office) => ({
  kind: 'created',
  conversation: aConversation({ ...office, id: `a:new-${personId}`, userId: `29:${personId}` }),
});

const arrives: Teams = () => ({ kind: 'sent', activityId: randomUUID() });

/**
 * The rooms that send, on real storage, with a rollout whose identity wave for finance starts on 1 October 2026.
 * Jobs are kept in a list, so that a test decides when they run, how often, and which are lost. The clock runs, and
 * can be put forward.
 */
export async function aSendingRoom({
  people: count = 3,
  teams = arrives,
  creates = notInstalled,
  budget: slow,
}: {
  people?: number;
  teams?: Teams;
  creates?: Creates;
  /** Another send budget than one that hardly makes anybody wait. */
  budget?: SendBudget;
} = {}) {
  const storage = testStorage();
  const people = await openPeople(storage);
  const training = [
    { id: 'sign-in', title: 'Sign in', url: 'https://learn.microsoft.com/sign-in', minutes: 5 },
  ];
  const playbook = aPlaybook({ phases: [aUserPhase({ id: 'identity', training })] });
  const rollouts = await rolloutsWith(storage, [playbook]);
  const members = Array.from({ length: count }, (_, index) => aMember(index));
  await addPeople(people, ...members);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);

  const planChanges = await openPlanChanges(storage);

  const queued: Job[] = [];
  const messages: { personId: string; message: Outgoing; conversationId: string }[] = [];
  const created: string[] = [];
  let passed = 0;
  const clock = { now: () => systemClock.now() + passed };
  const date = settableClock('2026-09-24T08:00:00Z');
  const given = {
    people,
    rollouts,
    team: await openRolloutTeam(storage, people),
    timeZone: 'UTC',
    budget: slow ?? (await openSendBudget(storage, clock, 5_000)),
    messenger: {
      async tell(conversation: Conversation, message: Outgoing) {
        const personId = conversation.userId.slice('29:'.length);
        const time = messages.filter((one) => one.personId === personId).length;
        messages.push({ personId, message, conversationId: conversation.id });
        return teams(personId, time);
      },
      async create(office: Office, personId: string) {
        created.push(personId);
        return creates(personId, office);
      },
      update: notYet,
      remove: notYet,
    },
    jobs: {
      async add({ kind }: JobKind, data: unknown) {
        queued.push({ kind, data });
      },
    },
    clock,
    home: { tenantId: aConversation().tenantId, appId: null },
    sendRate: 45,
  };
  const askForReport: DeliveryDeps['askForReport'] = async (_sender, _say, from) => ({
    say: message('common.one', { value: `What went wrong${from ? ` with "${from.title}"` : ''}?` }),
  });
  type HouseChanges = Partial<typeof given> & { storage?: Storage };

  /** The rooms as one process opens them, on a day before the wave of Finance where they have routes. */
  async function openHouse({ storage: own = storage, ...changes }: HouseChanges = {}) {
    const mine = { ...given, ...changes };
    // Turns are those of the budget, whose clock runs.
    const deps = { ...mine, ...aTelling({ ...mine, clock }) };
    const announcements = await openAnnouncementsRoom(own, {
      ...deps,
      publicUrl: 'https://bot.contoso.example',
      canInstall: false,
      webFiles: noWeb,
    });
    const delivery = await openDeliveryRoom(own, {
      ...deps,
      issues: { attach: async () => {} },
      announcements: announcements.api,
      askForReport,
    });
    return { announcements, delivery, routes: [...announcements.routes, ...delivery.routes] };
  }
  const { announcements: announced, delivery } = await openHouse();
  const sendRuns = await openSendRuns(storage);
  const room = {
    ...given,
    ...aTelling(given),
    ...announced.api,
    sendings: delivery.api.runs,
    deliveries: delivery.api.deliveries,
    freezePages: await openFreezePages(storage),
    sendRuns,
    storage,
    receipts: openReceiptBook({ ...given, deliveries: delivery.api.deliveries }),
  };
  const { routes } = await openHouse({ clock: date });
  const reports = delivery.api.announcedCards;
  const chat = delivery.chat;

  /** One worker process: its jobs share a claim window. */
  function worker(changes: HouseChanges = {}) {
    const house = openHouse(changes);
    async function run(kind: string, data: unknown): Promise<void> {
      const { jobs } = (await house).delivery;
      const handler = jobs.find((candidate) => candidate.kind === kind);
      await handler?.run(handler.data.parse(data), new AbortController().signal);
    }
    /** Runs what is queued until nothing is left; a job that must wait is queued again. */
    async function runAll(): Promise<void> {
      for (let job = queued.shift(); job; job = queued.shift()) {
        // One that follows goes on for as long as something is left to do: it comes last.
        if (job.kind === 'announcing.follow' && queued.some(({ kind }) => kind !== job?.kind)) {
          queued.push(job);
          continue;
        }
        try {
          await run(job.kind, job.data);
        } catch (error) {
          if (!(error instanceof LaterError)) throw error;
          queued.push(job);
        }
        // As in a queue, whoever waits lets everything else go on.
        await nextTurn();
      }
    }
    return { run, runAll };
  }

  /**
   * A worker process that can be killed: after that nothing it does reaches storage or Teams any more. One that may
   * queue only so many jobs dies with the next.
   */
  async function mortalWorker({ jobsItQueues = Number.POSITIVE_INFINITY }: { jobsItQueues?: number } = {}) {
    let dead = false;
    let left = jobsItQueues;
    const isDead = () => dead;
    const { jobs: handlers } = (
      await openHouse({
        storage: {
          ...storage,
          async table<T extends { [K in keyof T]: Cell }>(name: string) {
            return mortal(await storage.table<T>(name), isDead);
          },
        },
        budget: mortal(given.budget, isDead),
        messenger: mortal(given.messenger, isDead),
        jobs: mortal(given.jobs, () => {
          if (!dead && left === 0) kill();
          left -= 1;
          return dead;
        }),
      })
    ).delivery;
    const held = new Set<Job>();

    async function runOne(job: Job): Promise<void> {
      const handler = handlers.find(({ kind }) => kind === job.kind);
      const later = await handler?.run(handler.data.parse(job.data), new AbortController().signal).then(
        () => false,
        () => true,
      );
      if (dead) return;
      held.delete(job);
      if (later) queued.push(job);
    }

    async function takeJobs(): Promise<void> {
      while (!dead) {
        for (const job of queued.splice(0)) {
          held.add(job);
          void runOne(job);
        }
        await wait(10);
      }
    }
    /** What it held comes back to the queue, once everybody has waited for its leases. */
    function kill(): void {
      dead = true;
      queued.push(...held);
      passed += 31_000;
    }

    void takeJobs();
    return { kill, isDead };
  }

  return {
    ...room,
    /** Time goes by, all at once. */
    pass(ms: number) {
      passed += ms;
    },
    aDelivery,
    storage,
    date,
    members,
    queued,
    messages,
    created,
    planChanges,
    routes,
    reports,
    chat,
    openHouse,
    worker,
    mortalWorker,
    ...worker(),
  };
}

/** @param behind puts somebody between two of the others, which have 0 */
export function aMember(index: number, behind = 0): Person {
  const id = `${index.toString(16).padStart(8, '0')}-0000-4000-8000-${String(behind).padStart(12, '0')}`;
  return aPerson({
    id,
    upn: `person${index}@contoso.example`,
    conversation: aConversation({ id: `a:${id}`, userId: `29:${id}` }),
  });
}

interface Job {
  kind: string;
  data: unknown;
}

const never = new Promise<never>(() => {});
/** Whether it is waited for or gone through. */
const NEVER = Object.assign(never, { [Symbol.asyncIterator]: () => ({ next: () => never }) });

/** The same as long as its process lives; calls of a dead one never come to anything. */
function mortal<T extends object>(part: T, dead: () => boolean): T {
  return new Proxy(part, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => (dead() ? NEVER : Reflect.apply(member, target, args));
    },
  });
}

/** A person as the freeze writes them down. */
function aDelivery(announcementId: string, chunk: number, person: Person): Delivery {
  return {
    announcementId,
    chunk,
    personId: person.id,
    name: person.name,
    upn: person.upn,
    groupId: person.groupId,
    audience: person.groupId,
    notBefore: null,
    state: 'pending',
    why: null,
    tries: 0,
    repeat: false,
    claimedAt: null,
    conversation: person.conversation ?? null,
    locale: undefined,
    acknowledgedAt: null,
  };
}

/** Announcing only sends so far. */
async function notYet(): Promise<SendOutcome> {
  return { kind: 'failed', why: 'not-expected', raw: '' };
}

/** How many messages each person got. */
export function messagesPerPerson(messages: readonly { personId: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { personId } of messages) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}
