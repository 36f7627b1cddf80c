import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../bot/base/words/message.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { aWorkplace, ERRAND, errands, untilStopped } from './a-worker.ts';

describe('a job', () => {
  test('is run with its data and does not come back', async () => {
    const { jobs, start, peek, parkedJobs } = await aWorkplace();
    const { handler, runs, ran } = errands();
    const worker = start([handler]);

    await jobs.add(ERRAND, { name: 'milk' });
    await ran(1);

    await worker.stop();
    expect(runs).toEqual(['milk']);
    expect(await peek()).toBeUndefined();
    expect(await parkedJobs()).toEqual([]);
  });

  test('that was added before the start is run as well', async () => {
    const { jobs, start } = await aWorkplace();
    const { handler, ran } = errands();
    await jobs.add(ERRAND, { name: 'milk' });

    start([handler]);

    await ran(1);
  });

  test('that waits for its time is not run before', async () => {
    const { jobs, start } = await aWorkplace();
    const { handler, runs, ran } = errands();
    start([handler]);

    await jobs.add(ERRAND, { name: 'later' }, 2);
    await jobs.add(ERRAND, { name: 'now' });
    await ran(2);

    expect(runs).toEqual(['now', 'later']);
  });

  test('is run beside others, but no more at once than allowed', async () => {
    const { jobs, start } = await aWorkplace();
    let [now, most] = [0, 0];
    const { handler, ran } = errands(async () => {
      most = Math.max(most, ++now);
      await wait(50);
      now--;
    });
    for (let n = 0; n < 12; n++) await jobs.add(ERRAND, { name: `${n}` });

    start([handler], { concurrency: 3 });
    await ran(12);

    expect(most).toBe(3);
  });

  test('is run by one of two workers', async () => {
    const { jobs, start } = await aWorkplace();
    const { handler, runs, ran } = errands();
    start([handler]);
    start([handler]);

    for (let n = 0; n < 20; n++) await jobs.add(ERRAND, { name: `${n}` });
    await ran(20);

    expect(new Set(runs)).toHaveLength(20);
    expect(runs).toHaveLength(20);
  });

  test('that outlasts its lease stays with its worker', async () => {
    const { jobs, start, peek } = await aWorkplace();
    const { handler, runs, ran } = errands(() => wait(5_000));
    const worker = start([handler], { leaseSeconds: 3 });
    start([handler], { leaseSeconds: 3 });

    await jobs.add(ERRAND, { name: 'long' });
    await ran(1);
    await worker.stop();

    expect(runs).toEqual(['long']);
    expect(await peek()).toBeUndefined();
  });

  test('whose worker vanished is taken again after its lease', async () => {
    const { queue, jobs, start } = await aWorkplace();
    const { handler, runs, ran } = errands();
    await jobs.add(ERRAND, { name: 'orphan' });
    const [taken] = await queue.take(1, 1);

    start([handler]);
    await ran(1);

    expect(taken?.tries).toBe(1);
    expect(runs).toEqual(['orphan']);
  });
});

describe('a job that must go on later', () => {
  test('is run again as often as it needs, without failing', async () => {
    const { jobs, start, peek, parkedJobs } = await aWorkplace();
    const { handler, runs, ran } = errands(async () => {
      if (runs.length < 5) throw new LaterError(0, 'The shop opens soon.');
    });
    const worker = start([handler], { mostTries: 1 });

    await jobs.add(ERRAND, { name: 'milk' });
    await ran(5);

    await worker.stop();
    expect(runs).toHaveLength(5);
    expect(await peek()).toBeUndefined();
    expect(await parkedJobs()).toEqual([]);
  });

  test('lets others go first meanwhile', async () => {
    const { jobs, start } = await aWorkplace();
    const { handler, runs, ran } = errands(async (name) => {
      if (name === 'patient' && runs.length === 1) throw new LaterError(1.2, 'The shop opens soon.');
    });
    start([handler], { concurrency: 1 });

    await jobs.add(ERRAND, { name: 'patient' });
    await ran(1);
    await jobs.add(ERRAND, { name: 'quick' });
    await ran(3);

    expect(runs).toEqual(['patient', 'quick', 'patient']);
  });

  test.each([-5, 30 * 24 * 3600])('in %d seconds is kept', async (seconds) => {
    const { jobs, start, queue, parkedJobs } = await aWorkplace();
    const { handler, ran } = errands(async () => {
      throw new LaterError(seconds, 'Some day.');
    });
    const worker = start([handler], { mostTries: 1 });

    await jobs.add(ERRAND, { name: 'milk' });
    await ran(1);

    await worker.stop();
    expect(await parkedJobs()).toEqual([]);
    // At once, or after more days than a test has.
    expect(await queue.take(1, 30)).toHaveLength(seconds < 0 ? 1 : 0);
  });
});

describe('stopping', () => {
  test('waits for the jobs that run', async () => {
    const { jobs, start, peek } = await aWorkplace();
    const done: string[] = [];
    const { handler, ran } = errands(async (name) => {
      await wait(300);
      done.push(name);
    });
    const worker = start([handler]);
    await jobs.add(ERRAND, { name: 'milk' });
    await ran(1);

    await worker.stop();

    expect(done).toEqual(['milk']);
    expect(await peek()).toBeUndefined();
  });

  test('gives back a job that it interrupts, with all of its tries', async () => {
    const { jobs, start, peek, parkedJobs } = await aWorkplace();
    const { handler, ran } = errands((_name, stopping) => untilStopped(stopping));
    const worker = start([handler], { mostTries: 1 });
    await jobs.add(ERRAND, { name: 'milk' });
    await ran(1);

    await worker.stop();

    expect(await peek()).toMatchObject({ text: '{"kind":"errand","data":{"name":"milk"}}', tries: 1 });
    expect(await parkedJobs()).toEqual([]);
  });

  test('takes no more jobs', async () => {
    const { jobs, start, peek } = await aWorkplace();
    const { handler, runs } = errands();
    const worker = start([handler]);

    await worker.stop();
    await jobs.add(ERRAND, { name: 'milk' });

    expect(await peek()).toMatchObject({ tries: 1 });
    expect(runs).toEqual([]);
  });

  test('twice is no error', async () => {
    const { start } = await aWorkplace();
    const worker = start([]);

    await Promise.all([worker.stop(), worker.stop()]);

    await expect(worker.stop()).resolves.toBeUndefined();
  });
});

test('a worker goes on after the queue did not answer', async () => {
  const { queue, jobs, start } = await aWorkplace();
  const { handler, runs, ran } = errands();
  let outages = 2;
  const shaky: typeof queue = {
    ...queue,
    take: (most, seconds) =>
      outages-- > 0 ? Promise.reject(new Error('No answer.')) : queue.take(most, seconds),
  };
  start([handler], { queue: shaky });

  await jobs.add(ERRAND, { name: 'milk' });
  await ran(1);

  expect(runs).toEqual(['milk']);
});

test('a job that cannot be parked right now is parked later', async () => {
  const { queue, jobs, start } = await aWorkplace();
  const reasons: Message[] = [];
  const { handler } = errands(async () => {
    throw new Error('Never.');
  });
  let outages = 1;
  const parked = {
    async add(_id: string, _job: string, reason: Message) {
      if (outages-- > 0) throw new Error('No answer.');
      reasons.push(reason);
    },
  };
  const worker = start([handler], { parked, mostTries: 1, leaseSeconds: 1 });

  await jobs.add(ERRAND, { name: 'milk' });
  await waitUntil('a parked job', () => reasons.length > 0);

  await worker.stop();
  expect(reasons).toHaveLength(1);
  expect(await queue.take(1, 30)).toEqual([]);
});
