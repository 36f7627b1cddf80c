import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { getParkedJobs, retryParkedJob } from '../../../bot/contract/jobs/jobs.ts';
import { parkedRoutes } from '../../../bot/doors/jobs/parked-routes.ts';
import { openParkedJobs } from '../../../bot/doors/jobs/parked-table.ts';
import { aCaller } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { testStorage } from '../../support/storage.ts';

const lead = aCaller({ role: 'lead', leads: null });
const JOB = JSON.stringify({ kind: 'announcing.lane', data: { id: 'a', chunk: 3 } });

async function parkedPlace() {
  const clock = settableClock('2026-09-10T10:00:00.000Z');
  const parked = await openParkedJobs(testStorage(), clock);
  const queued: string[] = [];
  const routes = parkedRoutes({
    parked,
    jobs: {
      async again(message) {
        queued.push(message);
      },
    },
  });
  const list = async () => (await callRoute(routes, getParkedJobs, { caller: lead })).jobs;
  const retry = (id: string, caller = lead) => callRoute(routes, retryParkedJob, { caller, params: { id } });
  return { clock, parked, queued, routes, list, retry };
}

test('parked jobs are listed with what they were to do and why they failed, the newest first', async () => {
  const { clock, parked, list } = await parkedPlace();
  await parked.add('one', JOB, 'Storage did not answer.');
  clock.set('2026-09-10T11:00:00.000Z');
  await parked.add('two', JOB, 'Storage did not answer again.');

  expect(await list()).toEqual([
    {
      id: 'two',
      kind: 'announcing.lane',
      data: '{"id":"a","chunk":3}',
      reason: 'Storage did not answer again.',
      parkedAt: '2026-09-10T11:00:00.000Z',
    },
    expect.objectContaining({ id: 'one' }),
  ]);
});

test('a parked job goes back into the queue as it was, and is parked no more', async () => {
  const { parked, queued, list, retry } = await parkedPlace();
  await parked.add('one', JOB, 'Storage did not answer.');

  await retry('one');

  expect(queued).toEqual([JOB]);
  expect(await list()).toEqual([]);
});

test('a job that somebody else put back already is not there any more', async () => {
  const { parked, queued, retry } = await parkedPlace();
  await parked.add('one', JOB, 'Storage did not answer.');
  await retry('one');

  await expect(retry('one')).rejects.toMatchObject({ code: 'job-not-found' });
  expect(queued).toHaveLength(1);
});

test.each(['milk!', '{"kind":"errand"', '{"data":{}}'])(
  'what cannot be read, %s, is listed and stays',
  async (job) => {
    const { parked, queued, list, retry } = await parkedPlace();
    await parked.add('odd', job, 'It is no job.');

    await expect(retry('odd')).rejects.toMatchObject({ code: 'job-not-readable' });

    expect(await list()).toMatchObject([{ id: 'odd', kind: '', reason: 'It is no job.' }]);
    expect(queued).toEqual([]);
  },
);

test('a lead of some groups only has nothing to do with parked jobs', async () => {
  const { parked, routes, retry, queued } = await parkedPlace();
  await parked.add('one', JOB, 'Storage did not answer.');
  const limited = aCaller({ role: 'lead', leads: ['finance'] });

  await expect(callRoute(routes, getParkedJobs, { caller: limited })).rejects.toMatchObject({
    code: 'not-all-groups',
  });
  await expect(retry('one', limited)).rejects.toMatchObject({ code: 'not-all-groups' });
  expect(queued).toEqual([]);
});
