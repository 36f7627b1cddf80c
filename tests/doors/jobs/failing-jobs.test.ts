import { describe, expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { aWorkplace, ERRAND, errands, NOW } from './a-worker.ts';

describe('a job that fails', () => {
  test('is tried again, and is done when that works', async () => {
    const { jobs, start, peek, parkedJobs } = await aWorkplace();
    const { handler, runs, ran } = errands(async () => {
      if (runs.length === 1) throw new Error('The shop is closed.');
    });
    const worker = start([handler]);

    await jobs.add(ERRAND, { name: 'milk' });
    await ran(2);

    await worker.stop();
    expect(runs).toEqual(['milk', 'milk']);
    expect(await peek()).toBeUndefined();
    expect(await parkedJobs()).toEqual([]);
  });

  test('holds up no other', async () => {
    const { jobs, start } = await aWorkplace();
    const { handler, runs, ran } = errands(async (name) => {
      if (name === 'bad') throw new Error('Never.');
    });
    start([handler], { concurrency: 1 });

    await jobs.add(ERRAND, { name: 'bad' });
    await jobs.add(ERRAND, { name: 'good' });
    await ran(2);

    expect(runs).toEqual(['bad', 'good']);
  });

  test('each time is parked with the reason of its last try', async () => {
    const { jobs, start, peek, parkedJob } = await aWorkplace();
    const { handler, runs } = errands(async () => {
      throw new Error(`Failure ${runs.length}.`);
    });
    const worker = start([handler], { mostTries: 2 });

    await jobs.add(ERRAND, { name: 'milk' });

    expect(await parkedJob()).toMatchObject({
      job: '{"kind":"errand","data":{"name":"milk"}}',
      reason: { id: 'doors.job-broke', params: { error: 'Failure 2.' } },
      parkedAt: NOW,
    });
    await worker.stop();
    expect(runs).toHaveLength(2);
    expect(await peek()).toBeUndefined();
  });

  test('with a long text is parked all the same', async () => {
    const { jobs, start, parkedJob } = await aWorkplace();
    const { handler } = errands(async () => {
      throw new Error('x'.repeat(50_000));
    });
    start([handler], { mostTries: 1 });

    await jobs.add(ERRAND, { name: 'n'.repeat(40_000) });

    expect((await parkedJob()).job).toContain('{"kind":"errand"');
  });

  test('by ending its process is parked without another run', async () => {
    const { queue, jobs, start, parkedJob } = await aWorkplace();
    const { handler, runs } = errands();
    await jobs.add(ERRAND, { name: 'deadly' });
    await queue.take(1, 1);

    start([handler], { mostTries: 1 });

    expect(await parkedJob()).toMatchObject({
      reason: { id: 'doors.job-never-ended', params: { tries: 1 } },
    });
    expect(runs).toEqual([]);
  });

  test.each([
    ['a kind that nobody knows', '{"kind":"juggle","data":{}}', /nothing that handles jobs of kind juggle/],
    ['no kind', '{"data":{}}', /kind/],
    ['data that are not right', '{"kind":"errand","data":{"name":7}}', /name/],
    ['a text that is no JSON', 'milk!', /JSON/],
  ])('for %s is parked and does not come back', async (_what, text, reason) => {
    const { queue, start, peek, parkedJob } = await aWorkplace();
    const { handler, runs } = errands();
    const worker = start([handler], { mostTries: 1 });

    await queue.add(text);

    const job = await parkedJob();
    await worker.stop();
    expect(job.job).toBe(text);
    expect(sayInEnglish(job.reason)).toMatch(reason);
    expect(runs).toEqual([]);
    expect(await peek()).toBeUndefined();
  });
});
