import type { FaultKind, MetFault } from '../../bot/local/simulator/fault-mix.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { bringInGroups, draftFor, somePeople } from './a-wave.ts';
import { announce } from './announce.ts';
import type { Bench, Figure } from './figure.ts';
import { cardsEach, type SettledRow, settledRows, unmarked } from './settled-rows.ts';
import { onStage, type Stage } from './stage.ts';
import { startWorkers } from './workers.ts';

const RECIPIENTS = 1_000;
const WORKERS = 2;
const SEND_RATE = 45;
/** 5 % throttled, half of it without saying for how long; 2 % and 1 % of unknown outcomes; 1 % each of 403 and 404. */
const MIX = {
  throttled: 0.025,
  'throttled-silent': 0.025,
  'bad-gateway': 0.02,
  'reset-after-landing': 0.01,
  blocked: 0.01,
  gone: 0.01,
} as const;
/** Nobody can tell whether these arrived. */
const UNKNOWN: readonly FaultKind[] = ['bad-gateway', 'reset-after-landing'];

/** An announcement while Teams refuses, fails and hangs up. */
export const faults: Bench = {
  name: 'faults',
  minutes: 10,
  async run() {
    const people = somePeople('Field', RECIPIENTS);
    return onStage({ people, sendRate: SEND_RATE, role: 'web' }, async (stage) => {
      await bringInGroups(stage, { Field: people });
      await stage.teams.limit(50, 100);
      await stage.teams.mixFaults(MIX);
      return measure(stage, people);
    });
  },
};

async function measure(stage: Stage, people: readonly SimPerson[]): Promise<Figure[]> {
  const draft = await draftFor(stage, 'Field');
  const workers = await startWorkers(stage, WORKERS, SEND_RATE);
  try {
    const { id, seconds } = await announce(stage, draft);
    const rows = await settledRows(stage, id);
    const cards = cardsEach(await stage.teams.arrivals(draft.title));
    const met = Map.groupBy(await stage.teams.faultsMet(), ({ person }) => person);
    const unknown = [...met.values()].flat().filter(({ kind }) => UNKNOWN.includes(kind)).length;
    const repeats = [...cards.values()].reduce((sum, count) => sum + count - 1, 0);
    const wrong = rows.filter((row) => !isRight(row, cards.get(row.person) ?? 0, met.get(row.person) ?? []));
    return [
      {
        figure: 'people without a settled row',
        value: people.length - rows.filter(({ state }) => state !== 'pending' && state !== 'claimed').length,
        unit: 'people',
        goal: { atMost: 0 },
      },
      { figure: 'rows settled wrongly', value: wrong.length, unit: 'people', goal: { atMost: 0 } },
      { figure: 'lost', value: lost(people, cards, met), unit: 'people', goal: { atMost: 0 } },
      { figure: 'repeats', value: repeats, unit: 'messages', goal: { atMost: unknown } },
      {
        figure: 'repeats that are not marked',
        value: unmarked(rows, cards),
        unit: 'people',
        goal: { atMost: 0 },
      },
      { figure: 'unknown outcomes', value: unknown, unit: 'calls' },
      { figure: 'faults met', value: [...met.values()].flat().length, unit: 'calls' },
      { figure: 'from click to settled', value: seconds, unit: 's' },
    ];
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Does the row say what happened in Teams? */
function isRight({ state, why, repeat }: SettledRow, cards: number, met: readonly MetFault[]): boolean {
  const kinds = met.map(({ kind }) => kind);
  const unknowns = kinds.filter((kind) => UNKNOWN.includes(kind)).length;
  if (repeat && unknowns === 0) return false;
  switch (state) {
    case 'sent':
      return cards > 0;
    case 'unreachable':
      return why === 'blocked'
        ? kinds.at(-1) === 'blocked'
        : kinds.filter((kind) => kind === 'gone').length > 1;
    case 'unknown':
      // Sent once more after an unknown outcome, and refused then: the first may have arrived.
      return unknowns > 1 || (repeat && refusedAfterUnknown(kinds));
    default:
      return false;
  }
}

function refusedAfterUnknown(kinds: readonly FaultKind[]): boolean {
  const last = kinds.at(-1);
  return kinds.length > 1 && (last === 'blocked' || last === 'gone');
}

/** People without a card whom nothing kept from getting it. */
function lost(
  people: readonly SimPerson[],
  cards: ReadonlyMap<string, number>,
  met: ReadonlyMap<string, readonly MetFault[]>,
): number {
  return people.filter(({ id }) => {
    const kinds = (met.get(id) ?? []).map(({ kind }) => kind);
    const final = kinds.includes('blocked') || kinds.filter((kind) => kind === 'gone').length > 1;
    const unknown = kinds.filter((kind) => UNKNOWN.includes(kind)).length > 1;
    return !cards.has(id) && !final && !unknown;
  }).length;
}
