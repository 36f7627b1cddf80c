import { randomUUID } from 'node:crypto';
import { openAnnouncementsTable } from '../../bot/announcing/announcements-table.ts';
import { openListsTable } from '../../bot/announcing/audience/lists-table.ts';
import { announcingChat } from '../../bot/announcing/chat.ts';
import { openCardBook } from '../../bot/announcing/composing/composed-messages.ts';
import { openCompositionsTable } from '../../bot/announcing/composing/compositions-table.ts';
import { openRulesTable } from '../../bot/announcing/composing/rules-table.ts';
import { openDeliveriesTable } from '../../bot/announcing/deliveries-table.ts';
import { announcingJobs } from '../../bot/announcing/jobs.ts';
import { announcingRoutes } from '../../bot/announcing/routes.ts';
import { openSendBudget } from '../../bot/announcing/send-budget.ts';
import { settableClock, systemClock } from '../../bot/clock.ts';
import { LaterError } from '../../bot/jobs/job.ts';
import { openPeople } from '../../bot/people/people.ts';
import type { Person } from '../../bot/people/person.ts';
import { openRollouts } from '../../bot/rollout/rollouts.ts';
import { openRolloutTeam } from '../../bot/rollout/team/rollout-team.ts';
import type { Conversation, Reply } from '../../bot/teams/chat.ts';
import type { SendOutcome } from '../../bot/teams/outcome.ts';
import { aPlaybook, aUserPhase } from '../support/a-playbook.ts';
import { aConversation, addPeople, aPerson, aRollout, aWave } from '../support/builders.ts';
import { testStorage } from '../support/storage.ts';

/** What Teams answers to the n-th message (from 0) for a person. */
export type Teams = (personId: string, time: number) => SendOutcome | Promise<SendOutcome>;

const arrives: Teams = () => ({ kind: 'sent', activityId: randomUUID() });

/**
 * The announcing room on real storage, with a rollout whose identity wave for finance starts on 1 October 2026.
 * Jobs are kept in a list, so that a test decides when they run, how often, and which are lost. The clock runs.
 */
export async function anAnnouncingRoom({
  people: count = 3,
  teams = arrives,
}: {
  people?: number;
  teams?: Teams;
} = {}) {
  const storage = testStorage();
  const people = await openPeople(storage);
  const playbook = aPlaybook({ phases: [aUserPhase({ id: 'identity' })] });
  const rollouts = await openRollouts(storage, [playbook]);
  const members = Array.from({ length: count }, (_, index) => aMember(index));
  await addPeople(people, ...members);
  await rollouts.add(aRollout({ playbook }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-10-01'),
    aWave('identity', 'finance', '2026-10-01', '2026-11-01'),
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);

  const queued: { kind: string; data: Record<string, unknown> }[] = [];
  const messages: { personId: string; message: Reply }[] = [];
  const date = settableClock('2026-09-24T08:00:00Z');
  const open = {
    people,
    rollouts,
    team: await openRolloutTeam(storage, people),
    compositions: await openCompositionsTable(storage),
    lists: await openListsTable(storage),
    rules: await openRulesTable(storage),
    timeZone: 'UTC',
    announcements: await openAnnouncementsTable(storage),
    deliveries: await openDeliveriesTable(storage),
    budget: await openSendBudget(storage, systemClock, 5_000),
    messenger: {
      async tell(conversation: Conversation, message: Reply) {
        const personId = conversation.userId.slice('29:'.length);
        const time = messages.filter((one) => one.personId === personId).length;
        messages.push({ personId, message });
        return teams(personId, time);
      },
      create: async () => ({ kind: 'unreachable', why: 'not-installed', raw: '403' }) as const,
      update: notYet,
      remove: notYet,
    },
    jobs: {
      async add(kind: string, data: Record<string, unknown>) {
        queued.push({ kind, data });
      },
    },
    clock: systemClock,
    bot: null,
  };
  const room = { ...open, cardBook: openCardBook(open) };
  const routes = announcingRoutes({ ...room, clock: date, sendRate: 45 });
  const chat = announcingChat(room);

  /** One worker process: its jobs share a claim window. */
  function worker() {
    const handlers = announcingJobs(room);
    async function run(kind: string, data: Record<string, unknown>): Promise<void> {
      const handler = handlers.find((candidate) => candidate.kind === kind);
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
      }
    }
    return { run, runAll };
  }

  return { ...room, date, members, queued, messages, routes, chat, worker, ...worker() };
}

function aMember(index: number): Person {
  const id = `${index.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  return aPerson({
    id,
    upn: `person${index}@contoso.example`,
    conversation: aConversation({ id: `a:${id}`, userId: `29:${id}` }),
  });
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
