import { setTimeout as wait } from 'node:timers/promises';
import { WATCH_TURNS } from '../../bot/rooms/gates/jobs.ts';
import type { Stage } from './stage.ts';

const LOOK_MS = 5_000;
/** Looks at the queue and at the timetable go on; a rollout that is made up all at once has hundreds of gates to open. */
const MOST_PER_LOOK = 60;
const LATEST_MS = 240_000;

/** Waits until a product has done what it does by itself after a change. @throws Error when it does not come to rest. */
export async function atRest({ transactions }: Pick<Stage, 'transactions'>): Promise<void> {
  await wait((WATCH_TURNS.everySeconds + 5) * 1_000);
  for (let waited = 0; waited < LATEST_MS; waited += LOOK_MS) {
    const before = transactions();
    await wait(LOOK_MS);
    if (transactions() - before <= MOST_PER_LOOK) return;
  }
  throw new Error('The product did not come to rest.');
}
