import { previewAnnouncement } from '../../bot/contract/announcing.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { bringInGroups, draftFor, somePeople } from './a-wave.ts';
import { announce } from './announce.ts';
import type { Bench, Figure } from './figure.ts';
import { mostWithin, ratePerSecond } from './rate.ts';
import { sendOneByOne } from './sequential.ts';
import type { Arrival } from './simulated-teams.ts';
import { onStage, type Stage } from './stage.ts';

/** Messages per second, as an administrator would set it a little below Teams' limit. */
const SEND_RATE = 45;
/** Teams' limit per app and tenant. */
const TEAMS_RATE = 50;
const TEAMS_LATENCY_MS = 100;

/** One announcement to a thousand people at Teams' pace; beside it, the loop of botbuilder's samples. */
export const delivery: Bench = {
  name: 'delivery',
  minutes: 5,
  async run() {
    const field = somePeople('Field', 1_000);
    const office = somePeople('Office', 100);
    return onStage({ people: [...field, ...office], sendRate: SEND_RATE }, async (stage) => {
      await bringInGroups(stage, { Field: field, Office: office });
      await stage.teams.limit(TEAMS_RATE, TEAMS_LATENCY_MS);
      return measure(stage, field);
    });
  },
};

async function measure(stage: Stage, audience: readonly SimPerson[]): Promise<Figure[]> {
  const { teams, product } = stage;
  const draft = await draftFor(stage, 'Field');
  const { card } = await product.asLead.post<{ card: Record<string, unknown> }>(
    previewAnnouncement.path,
    draft,
  );

  const refusedBefore = (await teams.stats()).refused429;
  const { seconds, transactions } = await announce(stage, draft);
  const refusals = (await teams.stats()).refused429 - refusedBefore;
  const arrivals = await teams.arrivals(draft.title);
  const rate = rateOf(arrivals);

  const summary = 'one by one';
  await sendOneByOne(stage, audience.slice(0, 100), { card, summary });
  const sequential = rateOf(await teams.arrivals(summary));

  return [
    { figure: 'achieved rate / SEND_RATE', value: rate / SEND_RATE, unit: '', goal: { atLeast: 0.95 } },
    { figure: 'lost', value: lost(audience, arrivals), unit: 'people', goal: { atMost: 0 } },
    { figure: 'repeated', value: repeated(arrivals), unit: 'people', goal: { atMost: 0 } },
    { figure: 'refusals (429)', value: refusals, unit: 'calls' },
    { figure: 'storage transactions per recipient', value: transactions / audience.length, unit: '' },
    { figure: 'achieved rate', value: rate, unit: 'messages/s' },
    { figure: 'most in one second', value: mostWithin(1_000, timesOf(arrivals)), unit: 'messages' },
    { figure: 'most in five seconds', value: mostWithin(5_000, timesOf(arrivals)), unit: 'messages' },
    { figure: 'from click to settled', value: seconds, unit: 's' },
    { figure: 'sequential botbuilder loop', value: sequential, unit: 'messages/s' },
    { figure: 'achieved rate / sequential loop', value: rate / sequential, unit: '' },
  ];
}

function timesOf(arrivals: readonly Arrival[]): number[] {
  return arrivals.map(({ at }) => at);
}

function rateOf(arrivals: readonly Arrival[]): number {
  return ratePerSecond(timesOf(arrivals));
}

/** People of the audience who have no card. */
function lost(audience: readonly SimPerson[], arrivals: readonly Arrival[]): number {
  const reached = new Set(arrivals.map(({ person }) => person));
  return audience.filter(({ id }) => !reached.has(id)).length;
}

/** People who have more than one card. */
function repeated(arrivals: readonly Arrival[]): number {
  const cards = Map.groupBy(arrivals, ({ person }) => person);
  return [...cards.values()].filter(({ length }) => length > 1).length;
}
