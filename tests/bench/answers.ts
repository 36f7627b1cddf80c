import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../bot/base/clock.ts';
import { LOCAL_TENANT } from '../../bot/local/issuer.ts';
import { executed } from '../../bot/local/simulator/activities.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { GOT_IT } from '../../bot/rooms/announcements/cards/content-card.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import { openDeliveriesTable } from '../../bot/rooms/delivery/sending/deliveries-table.ts';
import { bringInGroups, draftFor, somePeople } from './a-wave.ts';
import { announce } from './announce.ts';
import type { Bench, Figure } from './figure.ts';
import { createPost } from './post.ts';
import { onStage, type Stage } from './stage.ts';
import { startWorkers } from './workers.ts';

const PEOPLE = 3_000;
const PER_SECOND = 250;
const SECONDS = 60;
/** Enough for the announcement to be out quickly; what counts here comes after it. */
const NO_BUDGET = 5_000;
const RIGHT_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 250;
/** Teams waits about this long for a bot. */
const PATIENCE_MS = 15_000;

/** A storm of "Got it": 250 presses a second for a minute, several by each person. */
export const answers: Bench = {
  name: 'answers',
  minutes: 10,
  async run() {
    const people = somePeople('Field', PEOPLE);
    return onStage({ people, sendRate: NO_BUDGET, role: 'web' }, async (stage) => {
      await bringInGroups(stage, { Field: people });
      const workers = await startWorkers(stage, 1, NO_BUDGET);
      try {
        const { id } = await announce(stage, await draftFor(stage, 'Field'));
        return await measure(stage, people, id);
      } finally {
        await Promise.all(workers.map((worker) => worker.stop()));
      }
    });
  },
};

interface Answer {
  ms: number;
  ok: boolean;
}

async function measure(stage: Stage, people: readonly SimPerson[], id: string): Promise<Figure[]> {
  const { press, close } = await presser(stage, people, id);
  const before = { cpuMs: stage.product.cpuMs(), transactions: stage.transactions() };
  const presses: Promise<Answer>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < PER_SECOND * SECONDS; index += 1) {
    // At fixed moments, whether or not the answers keep up: people do not wait for each other.
    await wait(Math.max(0, startedAt + (index * 1_000) / PER_SECOND - performance.now()));
    presses.push(press(whose(index)));
  }
  const lastAt = systemClock.now();
  const all = await Promise.all(presses);
  close();
  const spent = stage.product.cpuMs() - before.cpuMs;
  const transactions = stage.transactions() - before.transactions;
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
  const rightAfter = await countersRightAfter(stage, id, people.length, lastAt);
  return [
    {
      figure: 'p99',
      value: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
      unit: 'ms',
      goal: { atMost: 500 },
    },
    { figure: 'lost', value: all.filter(({ ok }) => !ok).length, unit: 'presses', goal: { atMost: 0 } },
    {
      figure: 'counters right after',
      value: rightAfter / 1_000,
      unit: 's',
      goal: { atMost: RIGHT_WITHIN_MS / 1_000 },
    },
    { figure: 'median', value: times[Math.floor(times.length / 2)] ?? Number.NaN, unit: 'ms' },
    { figure: 'slowest', value: times.at(-1) ?? Number.NaN, unit: 'ms' },
    { figure: 'processor time per press', value: spent / all.length, unit: 'ms' },
    { figure: 'storage transactions per press', value: transactions / all.length, unit: '' },
    { figure: 'presses', value: all.length, unit: 'presses' },
  ];
}

/** Who makes the n-th press: in turn, but one of them presses last and only then, so that the counters must change. */
function whose(index: number): number {
  return index === PER_SECOND * SECONDS - 1 ? PEOPLE - 1 : index % (PEOPLE - 1);
}

/** Presses "Got it" for the n-th person, as their client would. */
async function presser(stage: Stage, people: readonly SimPerson[], id: string) {
  const deliveries = await openDeliveriesTable(stage.storage);
  const chunks = new Map<string, number>();
  for (let chunk = 0; chunks.size < people.length; chunk += 1) {
    const rows = await deliveries.chunk(id, chunk);
    if (rows.length === 0) throw new Error(`Only ${chunks.size} people have the announcement.`);
    for (const { personId } of rows) chunks.set(personId, chunk);
  }
  const presses = people.map((person) => {
    const reference = stage.teams.referenceOf(person);
    const scene = {
      person,
      userId: reference.user?.id ?? '',
      conversationId: reference.conversation?.id ?? '',
      botId: reference.bot?.id ?? '',
      tenantId: LOCAL_TENANT,
      serviceUrl: stage.teams.url,
      id: '',
      at: new Date(systemClock.now()),
    };
    const data = { a: id, c: String(chunks.get(person.id)) };
    return executed(scene, { type: 'Action.Execute', verb: GOT_IT, data }, null);
  });
  const { post, close } = createPost(`${stage.product.url}/api/messages`, PATIENCE_MS);

  async function press(index: number): Promise<Answer> {
    const before = performance.now();
    const answer = await post(JSON.stringify({ ...presses[index], id: `f:${randomUUID()}` })).catch(() => '');
    return { ms: performance.now() - before, ok: answer.includes('You said \\"Got it\\"') };
  }

  return { press, close };
}

/** Milliseconds from the last press until the counters say that everybody answered; infinite when they never do. */
async function countersRightAfter(stage: Stage, id: string, people: number, lastAt: number): Promise<number> {
  const sendings = await openSendingsTable(stage.storage);
  while (systemClock.now() - lastAt < 3 * RIGHT_WITHIN_MS) {
    if ((await sendings.get(id))?.tally?.counts.acknowledged === people) return systemClock.now() - lastAt;
    await wait(LOOK_EVERY_MS);
  }
  return Number.POSITIVE_INFINITY;
}
