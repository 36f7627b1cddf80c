import { previewWaveDraft } from '../../bot/contract/announcements/waves-to-announce.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { bringInGroups, draftFor, somePeople } from './a-wave.ts';
import { announce } from './announce.ts';
import { sendWithBotbuilder } from './botbuilder.ts';
import { type Delivered, delivered } from './delivered.ts';
import type { Bench, Figure } from './figure.ts';
import { onStage, type Stage } from './stage.ts';
import { startWorkers } from './workers.ts';

const RECIPIENTS = 6_000;
/** Messages per second, as an administrator would set it a little below Teams' limit. */
const SEND_RATE = 45;
/** Teams' limit per app and tenant. */
const TEAMS = { rate: 50, latencyMs: 100 };
const UNTHROTTLED = { rate: 0, latencyMs: 0 };
/** A tenant that other apps write to as well: claims must not outlive their lease. */
const SLOW_RATE = 1;
/** At that rate more than any lease lasts. */
const SLOW_RECIPIENTS = 60;
/** So high that it never makes anybody wait. */
const NO_BUDGET = 5_000;
const POOL = 50;

/** An announcement at Teams' pace by one worker and by three, and as fast as it goes; beside it, plain botbuilder. */
export const delivery: Bench = {
  name: 'delivery',
  minutes: 15,
  async run() {
    const people = somePeople('Field', RECIPIENTS);
    const few = somePeople('Few', SLOW_RECIPIENTS);
    return onStage({ people: [...people, ...few], sendRate: SEND_RATE, role: 'web' }, async (stage) => {
      await bringInGroups(stage, { Field: people, Few: few });
      const message = await cardOf(stage);
      return [
        ...(await atTeamsPace(stage, people, 1)),
        ...(await atTeamsPace(stage, people, 3)),
        ...(await beside(stage, people, message)),
        ...(await asFastAsItGoes(stage, people, message)),
        ...(await atASlowRate(stage, few)),
      ];
    });
  },
};

/** What an announcement to them would show. */
async function cardOf(stage: Stage): Promise<{ card: Record<string, unknown> }> {
  const draft = await draftFor(stage, 'Field');
  return stage.product.asLead.post<{ card: Record<string, unknown> }>(previewWaveDraft.path, draft);
}

interface Sent extends Delivered {
  seconds: number;
  transactions: number;
  refused: number;
  cpuMs: number;
}

/** Announces the next wave of a group with so many workers, which are there for this announcement only. */
async function sendWith(
  stage: Stage,
  people: readonly SimPerson[],
  workers: number,
  sendRate: number,
  group = 'Field',
): Promise<Sent> {
  const { teams } = stage;
  const draft = { ...(await draftFor(stage, group)), title: `With ${workers} at ${sendRate}` };
  const running = await startWorkers(stage, workers, sendRate);
  try {
    const cpuMs = () => running.reduce((sum, worker) => sum + worker.cpuMs(), 0);
    const [refusedBefore, cpuBefore] = [(await teams.stats()).refused429, cpuMs()];
    const { seconds, transactions } = await announce(stage, draft);
    const used = cpuMs() - cpuBefore;
    const refused = (await teams.stats()).refused429 - refusedBefore;
    const arrivals = await teams.arrivals(draft.title);
    return { ...delivered(people, arrivals), seconds, transactions, refused, cpuMs: used };
  } finally {
    await Promise.all(running.map((worker) => worker.stop()));
  }
}

async function atTeamsPace(stage: Stage, people: readonly SimPerson[], workers: number): Promise<Figure[]> {
  await stage.teams.limit(TEAMS.rate, TEAMS.latencyMs);
  const sent = await sendWith(stage, people, workers, SEND_RATE);
  const by = workers === 1 ? 'one worker' : `${workers} workers`;
  return [
    { figure: `${by}: rate / SEND_RATE`, value: sent.rate / SEND_RATE, unit: '', goal: { atLeast: 0.97 } },
    {
      figure: `${by}: most in 5 s / 5 s at SEND_RATE`,
      value: sent.mostInFiveSeconds / (5 * SEND_RATE),
      unit: '',
      goal: { atMost: 1.02 },
    },
    {
      figure: `${by}: refusals (429) / recipients`,
      value: sent.refused / RECIPIENTS,
      unit: '',
      goal: { atMost: 0.001 },
    },
    { figure: `${by}: lost`, value: sent.lost, unit: 'people', goal: { atMost: 0 } },
    { figure: `${by}: repeated`, value: sent.repeats, unit: 'messages', goal: { atMost: 0 } },
    {
      figure: `${by}: storage transactions / recipient`,
      value: sent.transactions / RECIPIENTS,
      unit: '',
      goal: { atMost: 0.15 },
    },
    { figure: `${by}: achieved rate`, value: sent.rate, unit: 'messages/s' },
    { figure: `${by}: most in one second`, value: sent.mostInOneSecond, unit: 'messages' },
    { figure: `${by}: from click to settled`, value: sent.seconds, unit: 's' },
    { figure: `${by}: CPU / recipient`, value: sent.cpuMs / RECIPIENTS, unit: 'ms' },
  ];
}

/** Few messages a second: nobody may be claimed for so long that another worker sends to them as well. */
async function atASlowRate(stage: Stage, few: readonly SimPerson[]): Promise<Figure[]> {
  await stage.teams.limit(TEAMS.rate, TEAMS.latencyMs);
  const sent = await sendWith(stage, few, 3, SLOW_RATE, 'Few');
  const at = `3 workers at ${SLOW_RATE} message/s`;
  return [
    { figure: `${at}: lost`, value: sent.lost, unit: 'people', goal: { atMost: 0 } },
    { figure: `${at}: repeated`, value: sent.repeats, unit: 'messages', goal: { atMost: 0 } },
    { figure: `${at}: achieved rate`, value: sent.rate, unit: 'messages/s' },
  ];
}

/** What the samples do: one after the other, or many at once without a budget. */
async function beside(
  { teams, ...rest }: Stage,
  people: readonly SimPerson[],
  { card }: { card: Record<string, unknown> },
): Promise<Figure[]> {
  const stage = { teams, ...rest };
  await teams.limit(TEAMS.rate, TEAMS.latencyMs);
  const oneByOne = { card, summary: 'one by one', atOnce: 1 };
  await sendWithBotbuilder(stage, people.slice(0, 100), oneByOne);
  const sequential = delivered([], await teams.arrivals(oneByOne.summary)).rate;

  const pooled = { card, summary: 'in a pool', atOnce: POOL };
  const before = await teams.stats();
  const pool = await sendWithBotbuilder(stage, people.slice(0, 1_000), pooled);
  const after = await teams.stats();
  const calls = after.requests - before.requests;
  return [
    { figure: 'sequential botbuilder loop', value: sequential, unit: 'messages/s' },
    {
      figure: `botbuilder pool of ${POOL}, no budget: refused`,
      value: (after.refused429 - before.refused429) / calls,
      unit: 'of calls',
    },
    { figure: `botbuilder pool of ${POOL}, no budget: lost`, value: pool.lost, unit: 'of 1000 people' },
  ];
}

/** Without latency or limit only what each spends itself counts. */
async function asFastAsItGoes(
  stage: Stage,
  people: readonly SimPerson[],
  { card }: { card: Record<string, unknown> },
): Promise<Figure[]> {
  await stage.teams.limit(UNTHROTTLED.rate, UNTHROTTLED.latencyMs);
  const bare = await sendWithBotbuilder(stage, people, { card, summary: 'bare', atOnce: POOL });
  const bareRate = delivered(people, await stage.teams.arrivals('bare')).rate;
  const sent = await sendWith(stage, people, 1, NO_BUDGET);
  const again = await sendWithBotbuilder(stage, people, { card, summary: 'bare again', atOnce: POOL });
  const againRate = delivered(people, await stage.teams.arrivals('bare again')).rate;
  // Before and after: what the machine does beside meets both.
  const rate = (bareRate + againRate) / 2;
  const cpuMs = (bare.cpuMs + again.cpuMs) / 2;
  return [
    {
      figure: 'unthrottled: rate / bare botbuilder pool',
      value: sent.rate / rate,
      unit: '',
      goal: { atLeast: 0.8 },
    },
    { figure: 'unthrottled: lost', value: sent.lost, unit: 'people', goal: { atMost: 0 } },
    { figure: 'unthrottled: achieved rate', value: sent.rate, unit: 'messages/s' },
    { figure: 'unthrottled: bare botbuilder pool', value: rate, unit: 'messages/s' },
    {
      figure: 'unthrottled: CPU / bare botbuilder send',
      value: sent.cpuMs / cpuMs,
      unit: '',
      goal: { atMost: 1.1 },
    },
    { figure: 'bare botbuilder send: CPU', value: cpuMs / people.length, unit: 'ms' },
  ];
}
