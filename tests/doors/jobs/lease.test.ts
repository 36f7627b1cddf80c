import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Queue } from '../../../bot/doors/azure/queue.ts';
import { aWorkplace, ERRAND, errands } from './a-worker.ts';

test('a job that ends while its lease is being renewed is finished with the new lease', async () => {
  const { jobs, start, queue } = await aWorkplace();
  const renewing = Promise.withResolvers<void>();
  const slow: Queue = {
    ...queue,
    async extend(message, seconds) {
      const renewed = await queue.extend(message, seconds);
      renewing.resolve();
      // The answer takes its time, while the service already counts with the new lease.
      await wait(300);
      return renewed;
    },
  };
  const finished: string[] = [];
  const watched: Queue = {
    ...slow,
    async finish(message) {
      finished.push(message.lease);
      await queue.finish(message);
    },
  };
  const { handler, ran } = errands(() => renewing.promise);
  await jobs.add(ERRAND, { name: 'milk' });

  const worker = start([handler], { queue: watched, leaseSeconds: 2 });
  await ran(1);
  await renewing.promise;
  await worker.stop();
  await wait(2_100);

  expect(finished).toHaveLength(1);
  expect(await queue.take(1, 1)).toEqual([]);
});

test('a job that fails waits longer after each try', async () => {
  const { jobs, start, queue } = await aWorkplace();
  const delays: number[] = [];
  const hasty: Queue = {
    ...queue,
    extend(message, seconds) {
      delays.push(seconds);
      return queue.extend(message, 0);
    },
  };
  const { handler, ran } = errands(() => Promise.reject(new Error('no milk')));
  await jobs.add(ERRAND, { name: 'milk' });

  start([handler], { queue: hasty, mostTries: 6 });
  await ran(6);

  expect(delays).toEqual([2, 4, 8, 16, 32]);
});
