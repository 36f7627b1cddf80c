import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock, today } from '../../bot/base/clock.ts';
import { sendAnnouncement } from '../../bot/contract/announcements/waves-to-announce.ts';
import { planRollout } from '../../bot/contract/rollout/rollout.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import { openDeliveriesTable } from '../../bot/rooms/delivery/sending/deliveries-table.ts';
import { draftFor } from './a-wave.ts';
import type { Bench, Figure } from './figure.ts';
import { writePeople } from './many-people.ts';
import { onStage, type Stage } from './stage.ts';
import { type BenchWorker, startWorker } from './workers.ts';

const PEOPLE = 150_000;
const LOOK_EVERY_MS = 200;
const LATEST_MS = 300_000;

/** One group of 150,000 people: its announcement from the click to the frozen audience, and the same job again. */
export const fanout: Bench = {
  name: 'fanout',
  minutes: 15,
  run: () =>
    onStage({ people: [], sendRate: 45, role: 'web' }, async (stage) => {
      await writePeople(stage, 'Group 0', PEOPLE);
      await stage.product.asLead.post(planRollout.path, {
        id: 'bench',
        title: 'Bench',
        playbookId: 'foundation',
        strategy: 'serial',
        start: today(systemClock, 'UTC').toString(),
      });
      return measure(stage);
    }),
};

async function measure(stage: Stage): Promise<Figure[]> {
  const sendings = await openSendingsTable(stage.storage);
  const id = randomUUID();
  const draft = await draftFor(stage, 'Group 0');
  const first = await startWorker(stage, 45);
  const before = first.memoryMb();
  const clickedAt = systemClock.now();
  await stage.product.asLead.post(sendAnnouncement.path, { id, ...draft });
  await frozen();
  const seconds = (systemClock.now() - clickedAt) / 1_000;
  const memory = first.mostMemoryMb();
  await first.stop();
  const people = await count();

  const again = await freezeAgain();
  return [
    { figure: 'people frozen', value: people, unit: 'people', goal: { atLeast: PEOPLE } },
    { figure: 'from click to frozen', value: seconds, unit: 's', goal: { atMost: 40 } },
    { figure: 'most memory of the process', value: memory, unit: 'MB', goal: { atMost: 250 } },
    { figure: 'memory before', value: before, unit: 'MB' },
    {
      figure: 'rows that a second run adds',
      value: again.people - people,
      unit: 'rows',
      goal: { atMost: 0 },
    },
    { figure: 'second run: most memory', value: again.memory, unit: 'MB', goal: { atMost: 250 } },
  ];

  /** The same job once more, as if nobody knew how far the first had come. */
  async function freezeAgain(): Promise<{ people: number; memory: number }> {
    const rows = await stage.storage.table<{ state: string }>('announcements');
    await rows.merge({ partitionKey: 'announcement', rowKey: id, state: 'freezing' });
    const queue = await stage.storage.queue('jobs');
    await queue.add(JSON.stringify({ kind: 'announcing.freeze', data: { id } }));
    const second: BenchWorker = await startWorker(stage, 45);
    await frozen();
    const most = second.mostMemoryMb();
    await second.stop();
    return { people: await count(), memory: most };
  }

  async function frozen(): Promise<void> {
    const tooLate = AbortSignal.timeout(LATEST_MS);
    while ((await sendings.get(id))?.state === 'freezing') {
      tooLate.throwIfAborted();
      await wait(LOOK_EVERY_MS);
    }
  }

  async function count(): Promise<number> {
    const deliveries = await openDeliveriesTable(stage.storage);
    let rows = 0;
    for await (const _row of deliveries.after(id, undefined, { pageSize: 1_000 })) rows += 1;
    return rows;
  }
}
