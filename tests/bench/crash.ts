import { setTimeout as wait } from 'node:timers/promises';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { CLAIM_WINDOW } from '../../bot/rooms/delivery/sending/deliver.ts';
import { bringInGroups, draftFor, somePeople } from './a-wave.ts';
import { announce } from './announce.ts';
import type { Bench, Figure } from './figure.ts';
import { cardsEach, settledRows, unmarked } from './settled-rows.ts';
import { onStage, type Stage } from './stage.ts';
import { type BenchWorker, startWorker, startWorkers } from './workers.ts';

const RECIPIENTS = 2_000;
const WORKERS = 3;
const KILLS = 20;
const SEND_RATE = 45;
/** The kills fall into the time that sending takes. */
const BETWEEN_KILLS_MS = 2_000;

/** Three workers, of which one after the other is killed while an announcement is being sent. */
export const crash: Bench = {
  name: 'crash',
  minutes: 10,
  async run() {
    const people = somePeople('Field', RECIPIENTS);
    return onStage({ people, sendRate: SEND_RATE, role: 'web' }, async (stage) => {
      await bringInGroups(stage, { Field: people });
      await stage.teams.limit(50, 100);
      return measure(stage, people);
    });
  },
};

async function measure(stage: Stage, people: readonly SimPerson[]): Promise<Figure[]> {
  const draft = await draftFor(stage, 'Field');
  const workers = await startWorkers(stage, WORKERS, SEND_RATE);
  try {
    const announced = announce(stage, draft);
    await killSome(stage, workers);
    const { id, seconds } = await announced;

    const rows = await settledRows(stage, id);
    const cards = cardsEach(await stage.teams.arrivals(draft.title));
    const repeats = [...cards.values()].reduce((sum, count) => sum + count - 1, 0);
    const marked = rows.filter(({ repeat }) => repeat).length;
    return [
      { figure: 'kills', value: KILLS, unit: 'processes' },
      {
        figure: 'lost',
        value: people.filter((one) => !cards.has(one.id)).length,
        unit: 'people',
        goal: { atMost: 0 },
      },
      {
        figure: 'rows that are not settled as sent',
        value: rows.filter(({ state }) => state !== 'sent').length,
        unit: 'people',
        goal: { atMost: 0 },
      },
      { figure: 'repeats', value: repeats, unit: 'messages', goal: { atMost: CLAIM_WINDOW * KILLS } },
      {
        figure: 'repeats that are not marked',
        value: unmarked(rows, cards),
        unit: 'people',
        goal: { atMost: 0 },
      },
      { figure: 'repeats / kill', value: repeats / KILLS, unit: 'messages' },
      { figure: 'marked as possible repeats', value: marked, unit: 'people' },
      { figure: 'from click to settled', value: seconds, unit: 's' },
    ];
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** Kills one worker after the other at random moments; another one takes its place at once. */
async function killSome(stage: Stage, workers: BenchWorker[]): Promise<void> {
  const replacements: Promise<void>[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await wait(2 * Math.random() * BETWEEN_KILLS_MS);
    const place = Math.floor(Math.random() * workers.length);
    workers[place]?.kill();
    replacements.push(
      startWorker(stage, SEND_RATE).then((worker) => {
        workers[place] = worker;
      }),
    );
    // One that is still starting cannot be killed in its place.
    await Promise.all(replacements);
  }
}
