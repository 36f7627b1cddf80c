import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { message } from '../../../bot/base/words/message.ts';
import { getParkedJobs, retryParkedJob } from '../../../bot/contract/jobs/jobs.ts';
import { openUnreadRows } from '../../../bot/doors/azure/unread-rows.ts';
import { parkedRoutes } from '../../../bot/doors/jobs/parked-routes.ts';
import { openParkedJobs } from '../../../bot/doors/jobs/parked-table.ts';
import { aCaller } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';
import { waitUntil } from '../../support/wait-until.ts';

const lead = aCaller({ role: 'lead', leads: null });
const JOB = JSON.stringify({ kind: 'announcing.lane', data: { id: 'a', chunk: 3 } });

const broke = (error: string) => message('doors.job-broke', { error });

async function parkedPlace() {
  const clock = settableClock('2026-09-10T10:00:00.000Z');
  const storage = testStorage();
  const parked = await openParkedJobs(storage, clock);
  const unread = await openUnreadRows(storage, clock, silentLog);
  const queued: string[] = [];
  const routes = parkedRoutes({
    parked,
    unread,
    jobs: {
      async again(message) {
        queued.push(message);
      },
    },
  });
  const look = () => callRoute(routes, getParkedJobs, { caller: lead });
  const list = async () => (await look()).jobs;
  const retry = (id: string, caller = lead) => callRoute(routes, retryParkedJob, { caller, params: { id } });
  return { clock, storage, parked, queued, routes, look, list, retry };
}

test('parked jobs are listed with what they were to do and why they failed, the newest first', async () => {
  const { clock, parked, list } = await parkedPlace();
  await parked.add('one', JOB, broke('Storage did not answer.'));
  clock.set('2026-09-10T11:00:00.000Z');
  await parked.add('two', JOB, broke('Storage did not answer again.'));

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
  await parked.add('one', JOB, broke('Storage did not answer.'));

  await retry('one');

  expect(queued).toEqual([JOB]);
  expect(await list()).toEqual([]);
});

test('a job that somebody else put back already is not there any more', async () => {
  const { parked, queued, retry } = await parkedPlace();
  await parked.add('one', JOB, broke('Storage did not answer.'));
  await retry('one');

  await expect(retry('one')).rejects.toMatchObject({ code: 'job-not-found' });
  expect(queued).toHaveLength(1);
});

test.each(['milk!', '{"kind":"errand"', '{"data":{}}'])(
  'what cannot be read, %s, is listed and stays',
  async (job) => {
    const { parked, queued, list, retry } = await parkedPlace();
    await parked.add('odd', job, broke('It is no job.'));

    await expect(retry('odd')).rejects.toMatchObject({ code: 'job-not-readable' });

    expect(await list()).toMatchObject([{ id: 'odd', kind: '', reason: 'It is no job.' }]);
    expect(queued).toEqual([]);
  },
);

test('a lead of some groups only has nothing to do with parked jobs', async () => {
  const { parked, routes, retry, queued } = await parkedPlace();
  await parked.add('one', JOB, broke('Storage did not answer.'));
  const limited = aCaller({ role: 'lead', leads: ['finance'] });

  await expect(callRoute(routes, getParkedJobs, { caller: limited })).rejects.toMatchObject({
    code: 'not-all-groups',
  });
  await expect(retry('one', limited)).rejects.toMatchObject({ code: 'not-all-groups' });
  expect(queued).toEqual([]);
});

test('a job that the version before parked keeps the sentence that it wrote', async () => {
  const { storage, list } = await parkedPlace();
  const rows = await storage.table<{ job: string; reason: string; parkedAt: string }>('parkedjobs');

  await rows.put({
    partitionKey: 'parked',
    rowKey: 'old',
    job: JOB,
    reason: 'Storage did not answer.',
    parkedAt: '2026-09-01T10:00:00.000Z',
  });

  expect(await list()).toMatchObject([{ id: 'old', reason: 'Storage did not answer.' }]);
});

test('a row that cannot be read is named beside the others, and they are still there', async () => {
  const { storage, parked, look } = await parkedPlace();
  const rows = await storage.table<{ job: string; why: string; parkedAt: string }>('parkedjobs');
  await parked.add('one', JOB, broke('Storage did not answer.'));
  await rows.merge({ partitionKey: 'parked', rowKey: 'two', job: JOB, why: '{"id":"doors.job-bro' });

  await look();

  const seen = await waitUntil('the note', async () => {
    const { jobs, unread } = await look();
    return unread.length > 0 && { jobs, unread };
  });
  expect(seen.jobs).toMatchObject([{ id: 'one' }]);
  expect(seen.unread).toMatchObject([
    { table: 'parkedjobs', rowKey: 'two', why: expect.stringMatching(/^why/) },
  ]);
});

test('a row that was mended is no longer named a day after it was come upon', async () => {
  const { clock, storage, look } = await parkedPlace();
  const rows = await storage.table<{ job: string; why: string }>('parkedjobs');
  await rows.put({ partitionKey: 'parked', rowKey: 'two', job: JOB, why: 'nonsense' });
  await look();
  await waitUntil('the note', async () => (await look()).unread.length > 0);
  await rows.remove('parked', 'two');

  clock.set('2026-09-11T10:00:01.000Z');

  expect((await look()).unread).toEqual([]);
});
