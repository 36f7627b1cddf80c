import { expect, test } from 'vitest';
import { anInstallingRoom } from './an-installing-room.ts';

/** The process dies in the middle of a call: whatever was written before stays, and nothing follows. */
const died = async () => Promise.reject(new Error('The process died.'));

test('a process that dies while Graph is asked costs nobody anything: they are asked for once more', async () => {
  const room = await anInstallingRoom({ without: 3 });
  const id = await room.send();
  await room.install(id);
  let calls = 0;
  const dying = room.worker({
    installer: {
      async install(personId) {
        calls += 1;
        if (calls > 1) return died();
        room.hasApp.add(personId);
        return { kind: 'installed' };
      },
    },
  });
  await expect(dying()).rejects.toThrow('died');

  await room.sweepLater();
  await room.runAll();

  expect(room.cards()).toEqual([1, 1, 1]);
  expect(await room.counts(id)).toMatchObject({
    state: 'sent',
    counts: { audience: 6, sent: 6, unreachable: 0, possibleRepeats: 0 },
  });
});

test('a process that dies between the installation and the announcement repeats nothing', async () => {
  const room = await anInstallingRoom({ without: 3 });
  const id = await room.send();
  await room.install(id);
  const { deliveries } = room.deps;
  const dying = room.worker({
    deliveries: {
      ...deliveries,
      // They are to be sent to, and nobody has been told yet.
      openAgain: async (rows) => (await deliveries.openAgain(rows)) && died(),
    },
  });
  await expect(dying()).rejects.toThrow('died');
  expect(room.cards()).toEqual([0, 0, 0]);

  await room.sweepLater();
  await room.runAll();

  expect(room.cards()).toEqual([1, 1, 1]);
  expect(await room.counts(id)).toMatchObject({
    state: 'sent',
    counts: { audience: 6, sent: 6, pending: 0, possibleRepeats: 0 },
  });
});

test('a wish whose job was never queued is found by the sweep', async () => {
  const room = await anInstallingRoom({ without: 2 });
  const id = await room.send();
  await room.install(id);
  room.queued().splice(0);

  await room.sweepLater();
  await room.runAll();

  expect(room.cards()).toEqual([1, 1]);
});

test('two processes at the same work install and send once', async () => {
  const room = await anInstallingRoom({ without: 5 });
  const id = await room.send();
  await room.install(id);
  room.queued().push({ kind: 'announcing.install', data: { id } });

  await Promise.all([room.worker()(), room.worker()()]);
  await room.runAll();

  expect(room.cards()).toEqual([1, 1, 1, 1, 1]);
  expect(await room.counts(id)).toMatchObject({ state: 'sent', counts: { audience: 8, sent: 8 } });
});

test('whoever is opened again just as the last count ends a resend gets it, and the resend ends once more', async () => {
  const room = await anInstallingRoom({ without: 2 });
  const id = await room.send();
  await room.resend(id, ['unreachable']);
  await room.runAll();
  await room.install(id);
  const { deliveries, news } = room.deps;
  const racing = room.worker({
    deliveries: {
      ...deliveries,
      async openAgain(rows) {
        const opened = await deliveries.openAgain(rows);
        // The word of the end was on its way, and the sweep comes before anybody is sent to.
        await news.partEnded(id, { part: 'people', number: 2, at: new Date(room.clock.now()).toISOString() });
        room.queued().unshift({ kind: 'announcing.sweep', data: {} });
        return opened;
      },
    },
  });

  await racing();
  await room.runAll();

  expect(room.cards()).toEqual([1, 1]);
  expect(await room.counts(id)).toMatchObject({
    state: 'sent',
    counts: { sent: 5, unreachable: 0, pending: 0 },
  });
  const { state, runs } = await room.view(id);
  expect(state).toBe('sent');
  expect(runs.map((run) => run.state)).toEqual(['sent', 'sent']);
});

test('whoever is opened again while the last count is just ending it is counted, and sent to', async () => {
  const room = await anInstallingRoom({ without: 2 });
  const id = await room.send();
  const { deliveries, sendings } = room.deps;
  await room.install(id);
  let ended = false;
  const racing = room.worker({
    deliveries: {
      ...deliveries,
      async openAgain(rows) {
        const found = ended ? undefined : await sendings.get(id);
        const opened = await deliveries.openAgain(rows);
        ended = true;
        if (found) await sendings.finish(found, new Date(room.clock.now()).toISOString());
        return opened;
      },
    },
  });

  await racing();
  await room.runAll();

  expect(room.cards()).toEqual([1, 1]);
  expect(await room.counts(id)).toMatchObject({ state: 'sent', counts: { sent: 5, pending: 0 } });
  expect((await room.view(id)).state).toBe('sent');
});
