import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, today } from '../../bot/base/clock.ts';
import { getMyRollout } from '../../bot/contract/overview/my-rollout.ts';
import { getStatus } from '../../bot/contract/overview/status.ts';
import { type CompareRollouts, compareRollouts } from '../../bot/contract/rollout/compare.ts';
import { LOCAL_TENANT } from '../../bot/local/issuer.ts';
import { typed } from '../../bot/local/simulator/activities.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { shippedPlaybooks } from '../../bot/rooms/playbooks/shipped-playbooks.ts';
import { somePeople } from './a-wave.ts';
import type { Bench, Figure } from './figure.ts';
import { type Answered, quantile, underLoad } from './load.ts';
import { createPost } from './post.ts';
import { importInGroups, planSideBySide } from './several-rollouts.ts';
import { onStage, type Stage } from './stage.ts';

const ROLLOUTS = 12;
const GROUPS = 500;
const PEOPLE = 1_500;
const AT_ONCE = 20;
/** Of each of those who ask at once. */
const TIMES_EACH = 50;
const WARM_UP = 10;
/** No longer than typing the next word takes. */
const MOST_TURN_MS = 50;
const MOST_STATUS_MS = 150;
const MOST_PLANNING_MS = 150;
const PLANS = 20;
const PATIENCE_MS = 15_000;
const NO_BUDGET = 5_000;

/** What one person, and one lead, ask of twelve rollouts of 500 groups side by side. */
export const turns: Bench = {
  name: 'turns',
  // Most of it is planning.
  minutes: 15,
  run() {
    const people = somePeople('Field', PEOPLE);
    return onStage({ people, sendRate: NO_BUDGET, role: 'web' }, (stage) => measure(stage, people));
  },
};

async function measure(stage: Stage, people: readonly SimPerson[]): Promise<Figure[]> {
  await importInGroups(stage, people, { groups: GROUPS, leads: AT_ONCE });
  // An answer to somebody without the app does not arrive, and is quicker or slower than one that does.
  await stage.teams.installForAll(people);
  const alone = await planAndAsk(stage, people, { from: 0, to: 1 });
  const among = await planAndAsk(stage, people, { from: 1, to: ROLLOUTS });
  const tokens = await Promise.all(people.slice(0, AT_ONCE).map(({ id }) => stage.product.tokenOf(id)));
  const status = await asked(stage, getStatus.path, tokens);
  const mine = await asked(stage, getMyRollout.path, tokens);
  const plans = await planned(stage, tokens[0] ?? '');
  return [
    {
      figure: `"When is my turn?", ${ROLLOUTS} rollouts of ${GROUPS} groups, ${AT_ONCE} at once, p99`,
      value: quantile(among.answers, 0.99),
      unit: 'ms',
      goal: { atMost: MOST_TURN_MS },
    },
    {
      figure: `Status over ${ROLLOUTS} rollouts, ${AT_ONCE} at once, p99`,
      value: quantile(status, 0.99),
      unit: 'ms',
      goal: { atMost: MOST_STATUS_MS },
    },
    {
      figure: `planning for ${GROUPS} groups, checked against ${ROLLOUTS} others, median`,
      value: quantile(plans, 0.5),
      unit: 'ms',
      goal: { atMost: MOST_PLANNING_MS },
    },
    { figure: 'the same turn, median', value: quantile(among.answers, 0.5), unit: 'ms' },
    {
      figure: `time in ${ROLLOUTS} rollouts / time in one`,
      value: quantile(among.answers, 0.5) / quantile(alone.answers, 0.5),
      unit: '',
    },
    { figure: 'processor time per turn', value: among.cpuMs, unit: 'ms' },
    { figure: 'storage transactions per turn', value: among.transactions, unit: '' },
    { figure: 'the first after they were planned', value: among.firstMs, unit: 'ms' },
    { figure: `My rollout, ${AT_ONCE} at once, p99`, value: quantile(mine, 0.99), unit: 'ms' },
    { figure: 'waves in each rollout', value: among.waves, unit: 'waves' },
  ];
}

async function planAndAsk(stage: Stage, people: readonly SimPerson[], numbers: { from: number; to: number }) {
  const waves = await planSideBySide(stage, { ...numbers, groups: GROUPS });
  // What another process planned is there after a second.
  await wait(1_100);
  const { ask, close } = asker(stage, people);
  try {
    const firstMs = (await ask(0)).ms;
    await all(ask, WARM_UP);
    const sentBefore = (await stage.teams.stats()).sent;
    const before = { cpuMs: stage.product.cpuMs(), transactions: stage.transactions() };
    const answers = await all(ask, TIMES_EACH);
    const arrived = (await stage.teams.stats()).sent - sentBefore;
    if (arrived !== answers.length) throw new Error(`Of ${answers.length} answers ${arrived} arrived.`);
    const each = (total: number) => total / answers.length;
    return {
      waves,
      firstMs,
      answers,
      cpuMs: each(stage.product.cpuMs() - before.cpuMs),
      transactions: each(stage.transactions() - before.transactions),
    };
  } finally {
    close();
  }
}

/** So many people ask, each again once they have their answer; nobody twice within a few seconds. */
async function all(ask: (person: number) => Promise<Answered>, timesEach: number): Promise<Answered[]> {
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, lane) => {
      const own: Answered[] = [];
      for (let time = 0; time < timesEach; time += 1) own.push(await ask(time * AT_ONCE + lane));
      return own;
    }),
  );
  return answers.flat();
}

/** Types "When is my turn?" for a person, as their client would; answered once the card is in their chat. */
function asker(stage: Stage, people: readonly SimPerson[]) {
  const { post, close } = createPost(`${stage.product.url}/api/messages`, PATIENCE_MS);
  const questions = people.map((person) => {
    const reference = stage.teams.referenceOf(person);
    return typed(
      {
        person,
        userId: reference.user?.id ?? '',
        conversationId: reference.conversation?.id ?? '',
        botId: reference.bot?.id ?? '',
        tenantId: LOCAL_TENANT,
        serviceUrl: stage.teams.url,
        id: '',
        at: new Date(systemClock.now()),
      },
      'When is my turn?',
    );
  });
  return {
    close,
    async ask(index: number): Promise<Answered> {
      const before = performance.now();
      const answer = await post(
        JSON.stringify({ ...questions[index % people.length], id: `f:${randomUUID()}` }),
      );
      return { ms: performance.now() - before, bytes: answer.length };
    },
  };
}

/** One lead asks, again and again, what one more rollout would mean beside all the others. */
async function planned(stage: Stage, token: string): Promise<Answered[]> {
  const start = today(systemClock, 'UTC').add({ days: 7 }).toString();
  const playbookId = shippedPlaybooks()[0]?.id ?? '';
  const body = JSON.stringify({ playbookId, start } satisfies CompareRollouts);
  const answers: Answered[] = [];
  for (let time = 0; time < WARM_UP + PLANS; time += 1) {
    const before = performance.now();
    const response = await fetch(`${stage.product.url}${compareRollouts.path}`, {
      method: compareRollouts.method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    if (!text.includes('"nextStart"')) throw new Error(`Nothing collided: ${text.slice(0, 200)}`);
    answers.push({ ms: performance.now() - before, bytes: text.length });
  }
  return answers.slice(WARM_UP);
}

async function asked(stage: Stage, path: string, tokens: readonly string[]): Promise<Answered[]> {
  const load = { url: `${stage.product.url}${path}`, tokens };
  await underLoad(load, WARM_UP);
  return underLoad(load, TIMES_EACH);
}
