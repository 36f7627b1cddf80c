import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { overtakenStorage } from '../../../support/overtaken-storage.ts';
import { testStorage } from '../../../support/storage.ts';
import { ada, aPlannedApp, ben, FINANCE } from '../../announcements/a-planned-app.ts';

// Two leads who hold, or let go, at the same moment, over HTTP: the slower is told, and the waves are where the row says.

const WISH = {
  title: 'Outlook fails',
  why: 'Outlook fails. We wait for a fix.',
  issue: null,
  groups: ['finance'],
  phases: ['identity'],
};

let close: (() => Promise<void>) | undefined;

afterEach(async () => {
  await close?.();
  close = undefined;
});

async function aRollout() {
  const { storage, overtake } = overtakenStorage(testStorage());
  const opened = await aPlannedApp({ storage });
  close = opened.close;
  const { call, rollouts } = opened;
  const at = '/api/rollouts/autumn/safeguards';
  return {
    overtake,
    storage,
    start: (who: typeof ada, id: string, wish: Partial<typeof WISH> = {}) =>
      call(who, 'POST', at, { ...WISH, ...wish, id }),
    end: (who: typeof ada, id: string, reason: string) => call(who, 'POST', `${at}/${id}/end`, { reason }),
    list: async () => (await call(ada, 'GET', at)).body.safeguards,
    holds: async () => (await rollouts.wave(FINANCE)).holds.length,
  };
}

test('of two who end a safeguard at once the second is told who was faster and why', async () => {
  const { overtake, start, end, list, holds } = await aRollout();
  const id = randomUUID();
  await start(ada, id);
  overtake('safeguards', () => end(ben, id, 'The fix is out'));

  const second = await end(ada, id, 'Not our problem');

  expect(second).toMatchObject({
    status: 409,
    body: { code: 'safeguard-ended', detail: expect.stringMatching(/Ben Boss.*The fix is out/) },
  });
  expect(await list()).toMatchObject([{ ended: { by: 'Ben Boss', reason: 'The fix is out' } }]);
  expect(await holds()).toBe(0);
});

test('who ends a safeguard while its waves are still being held ends it all the same', async () => {
  const { overtake, start, end, list, holds } = await aRollout();
  const id = randomUUID();
  const started: Promise<unknown>[] = [];
  // The click that started it is at its end when the other one writes.
  overtake('waves', async () => {
    overtake('safeguards', async () => {
      started.push(end(ben, id, 'The fix is out'));
      await started[0];
    });
  });

  await start(ada, id);
  await Promise.all(started);

  expect(await list()).toMatchObject([{ ended: { by: 'Ben Boss' } }]);
  expect(await holds()).toBe(0);
});

test('an end that meets the last write of a start is not lost', async () => {
  const { overtake, start, end, list, holds, storage } = await aRollout();
  const id = randomUUID();
  await start(ada, id);
  const rows = await storage.table<{ applied: boolean }>('safeguards');
  overtake('safeguards', () => rows.merge({ partitionKey: 'autumn', rowKey: id, applied: true }));

  const ended = await end(ben, id, 'The fix is out');

  expect(ended).toMatchObject({ status: 200, body: { ended: { by: 'Ben Boss' } } });
  expect(await list()).toMatchObject([{ ended: { by: 'Ben Boss' } }]);
  expect(await holds()).toBe(0);
});

test('an id that stands for another safeguard already is refused, and that one stays as it is', async () => {
  const { start, list } = await aRollout();
  const id = randomUUID();
  await start(ada, id);

  const second = await start(ben, id, { title: 'Printers fail', groups: ['sales'] });

  expect(second).toMatchObject({ status: 409, body: { code: 'safeguard-exists' } });
  expect(await list()).toMatchObject([{ title: 'Outlook fails', by: 'Ada Author' }]);
});
