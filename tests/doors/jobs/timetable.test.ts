import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type Clock, settableClock, systemClock } from '../../../bot/base/clock.ts';
import { defineJob, type JobKind, NoData } from '../../../bot/doors/jobs/job.ts';
import {
  openTimetable,
  type Recurring,
  startTimetable,
  type TimetableRows,
} from '../../../bot/doors/jobs/timetable.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { waitUntil } from '../../support/wait-until.ts';

const WATCH = defineJob('watch', NoData);
const SWEEP = defineJob('sweep', NoData);
const NOW = '2026-09-10T10:00:00.000Z';

/** Storage that replicas of a timetable share, and every job that any of them queued. */
async function aTimetable() {
  const rows = await openTimetable(testStorage());
  const queued: string[] = [];
  let reads = 0;
  const watched: TimetableRows = {
    ...rows,
    list: (query) => {
      reads += 1;
      return rows.list(query);
    },
  };
  return {
    rows,
    queued,
    reads: () => reads,
    start(timetable: readonly Recurring[], clock: Clock, changes: Partial<TimetableRows> = {}) {
      const jobs = {
        async add({ kind }: JobKind) {
          queued.push(kind);
        },
      };
      const replica = startTimetable({
        rows: { ...watched, ...changes },
        jobs,
        timetable,
        clock,
        log: silentLog,
      });
      onTestFinished(() => replica.stop());
      return replica;
    },
    dueAt: async (kind: string) => (await rows.get('timetable', kind))?.dueAt,
  };
}

test('several replicas take no more turns than one alone', async () => {
  const { start, queued } = await aTimetable();
  const periodMs = 300;
  const startedAt = performance.now();
  const replicas = [1, 2, 3].map(() => start([{ job: WATCH, everySeconds: periodMs / 1000 }], systemClock));

  await waitUntil('five turns', () => queued.length >= 5);
  await Promise.all(replicas.map((replica) => replica.stop()));

  const periods = (performance.now() - startedAt) / periodMs;
  expect(queued.length).toBeLessThanOrEqual(Math.floor(periods) + 1);
});

test('the first turn is taken at once, by one of two replicas that start together', async () => {
  const { start, queued, reads, dueAt } = await aTimetable();
  const clock = settableClock(NOW);

  start([{ job: WATCH, everySeconds: 3600 }], clock);
  start([{ job: WATCH, everySeconds: 3600 }], clock);

  await waitUntil('both have looked', () => reads() === 2 && queued.length > 0);
  await wait(200);
  expect(queued).toEqual(['watch']);
  expect(await dueAt('watch')).toBe('2026-09-10T11:00:00.000Z');
});

test('a turn that is not due is left alone, and looked at once in a period', async () => {
  const { start, queued, rows, reads, dueAt } = await aTimetable();
  const due = '2026-09-10T10:30:00.000Z';
  await rows.insert({ partitionKey: 'timetable', rowKey: 'watch', dueAt: due });

  start([{ job: WATCH, everySeconds: 3600 }], settableClock(NOW));
  await waitUntil('a look', () => reads() === 1);
  await wait(300);

  expect(queued).toEqual([]);
  expect(reads()).toBe(1);
  expect(await dueAt('watch')).toBe(due);
});

test('a turn that was missed while nobody ran is taken once', async () => {
  const { start, queued, rows, dueAt } = await aTimetable();
  await rows.insert({ partitionKey: 'timetable', rowKey: 'watch', dueAt: '2026-09-07T10:00:00.000Z' });

  start([{ job: WATCH, everySeconds: 3600 }], settableClock(NOW));
  await waitUntil('a turn', () => queued.length > 0);

  expect(queued).toEqual(['watch']);
  expect(await dueAt('watch')).toBe('2026-09-10T11:00:00.000Z');
});

test('a period that became shorter does not wait for the turn of the longer one', async () => {
  const { start, queued, rows } = await aTimetable();
  await rows.insert({ partitionKey: 'timetable', rowKey: 'watch', dueAt: '2026-09-20T10:00:00.000Z' });

  start([{ job: WATCH, everySeconds: 3600 }], settableClock(NOW));

  await waitUntil('a turn', () => queued.length > 0);
  expect(queued).toEqual(['watch']);
});

test('each kind has turns of its own', async () => {
  const { start, queued } = await aTimetable();

  start(
    [
      { job: WATCH, everySeconds: 3600 },
      { job: SWEEP, everySeconds: 60 },
    ],
    settableClock(NOW),
  );

  await waitUntil('two turns', () => queued.length === 2);
  expect(queued.toSorted()).toEqual(['sweep', 'watch']);
});

test('a look at the timetable is one reading, whatever the number of kinds', async () => {
  const { start, queued, reads } = await aTimetable();

  start(
    ['a', 'b', 'c', 'd'].map((kind) => ({ job: defineJob(kind, NoData), everySeconds: 3600 })),
    settableClock(NOW),
  );
  await waitUntil('four turns', () => queued.length === 4);

  expect(reads()).toBe(1);
});

test('storage that does not answer costs a turn its time, not its life', async () => {
  const { start, queued, rows } = await aTimetable();
  let outages = 2;

  start([{ job: WATCH, everySeconds: 0.1 }], systemClock, {
    list(query) {
      if (outages-- > 0) throw new Error('No answer.');
      return rows.list(query);
    },
  });

  await waitUntil('a turn', () => queued.length > 0);
  expect(queued[0]).toBe('watch');
});

test('after a stop no more turns are taken', async () => {
  const { start, queued } = await aTimetable();
  const replica = start([{ job: WATCH, everySeconds: 0.1 }], systemClock);
  await waitUntil('a turn', () => queued.length > 0);

  await replica.stop();
  const before = queued.length;
  await wait(400);

  expect(queued).toHaveLength(before);
});
