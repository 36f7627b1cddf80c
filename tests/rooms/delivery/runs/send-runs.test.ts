import { describe, expect, test } from 'vitest';
import { countLateJoiners } from '../../../../bot/contract/delivery/sending.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { LEFT } from '../../../../bot/rooms/people/person.ts';
import { aConversation, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aDeliveringRoom } from '../../announcements/writing/a-delivering-room.ts';
import { anAnnouncement, ben, ofSales } from '../../announcements/writing/an-announcements-room.ts';

const failed: SendOutcome = { kind: 'failed', why: 'http-400', raw: '400' };

/** An announcement that everybody of a few has got but the first, for whom it failed. */
async function sentToAllButOne(people = 4) {
  const mended = { yes: false };
  const isFirst = (personId: string) => personId.startsWith('00000000-');
  const room = await aDeliveringRoom({
    people,
    answers: ({ act, personId }) => (act === 'tell' && !mended.yes && isFirst(personId) ? failed : undefined),
  });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  const look = async () => {
    const { state, seen, runs, audit, stoppedBecause } = await room.view(id);
    const counts = (await room.deps.sendings.get(id))?.tally?.counts;
    return { state, seen, runs, stoppedBecause, counts, record: audit.map(({ what }) => what).reverse() };
  };
  return { room, id, mended, look };
}

describe('a resend', () => {
  test('that is cancelled ends that run alone: the announcement is sent, as before', async () => {
    const { room, id, look } = await sentToAllButOne();
    const before = await look();
    await room.resend(id, ['failed']);

    await room.step(id, 'cancel', (await look()).seen, ben);
    await room.runLate();

    const after = await look();
    expect(after).toMatchObject({ state: 'sent', stoppedBecause: null, counts: before.counts });
    expect(after.runs.map(({ number, kind, state }) => [number, kind, state])).toEqual([
      [1, 'first', 'sent'],
    ]);
    expect(after.record).toEqual(['created', 'send', 'finished', 'resent', 'cancel']);
  });

  test('that is cancelled once its people are open leaves each of them as they were', async () => {
    const { room, id, look } = await sentToAllButOne();
    const before = await look();
    await room.resend(id, ['failed']);
    const job = room.queued().shift();
    await room.run(job?.kind ?? '', job?.data);
    expect((await room.deps.deliveries.chunk(id, 0)).filter(({ state }) => state === 'pending')).toHaveLength(
      1,
    );

    await room.step(id, 'cancel', (await look()).seen);
    await room.runLate();

    const after = await look();
    expect(after).toMatchObject({ state: 'sent', counts: before.counts });
    expect(after.runs.map(({ number, state }) => [number, state])).toEqual([
      [2, 'cancelled'],
      [1, 'sent'],
    ]);
    expect(await room.resend(id, ['failed'])).toEqual({ people: 1, posts: 0 });
  });

  test('can be cancelled whenever it is under way, ten times of ten, with one entry for each end', async () => {
    const { room, id, look } = await sentToAllButOne();
    for (let time = 0; time < 10; time += 1) {
      await room.resend(id, ['failed']);
      for (let jobs = 0; jobs < time % 4; jobs += 1) {
        const job = room.queued().shift();
        if (job && job.kind !== 'announcing.follow')
          await room.run(job.kind, job.data).catch(() => undefined);
      }
      const { state, seen } = await look();
      expect(state).toBe('sending');
      await room.step(id, 'cancel', seen);
      await room.runLate();
      expect((await look()).state).toBe('sent');
    }
    expect((await look()).record.filter((what) => what === 'finished')).toHaveLength(1);
  });

  test('has its own state, times and counts', async () => {
    const { room, id, mended, look } = await sentToAllButOne();
    mended.yes = true;

    await room.resend(id, ['failed']);
    await room.runAll();

    const { runs, record, state } = await look();
    expect(state).toBe('sent');
    expect(runs).toMatchObject([
      { number: 2, kind: 'resend', state: 'sent', people: 1, sent: 1, endedAt: expect.any(String) },
      { number: 1, kind: 'first', state: 'sent' },
    ]);
    expect(record).toEqual(['created', 'send', 'finished', 'resent', 'finished']);
  });
});

test('a resend leaves out whom it failed for and who has left since', async () => {
  const { room, id, mended, look } = await sentToAllButOne();
  const [first] = await room.deps.people.table.after('finance', undefined, 1);
  if (!first) throw new Error('Nobody is in Finance.');
  await room.deps.people.table.save({ ...first, groupId: LEFT.id });
  mended.yes = true;
  const told = room.tellings().length;

  await room.resend(id, ['failed']);
  await room.runAll();

  expect(room.tellings()).toHaveLength(told);
  expect(await look()).toMatchObject({ state: 'sent', counts: { failed: 1 } });
});

describe('those who joined the audience since', () => {
  const newcomer = aPerson({
    id: 'f0000000-0000-4000-8000-000000000000',
    conversation: aConversation({ id: 'a:f0000000-0000-4000-8000-000000000000' }),
  });

  test('get it in a run of their own, and nobody gets it twice', async () => {
    const { room, id, look } = await sentToAllButOne();
    const told = room.tellings().length;
    await addPeople(room.deps.people, newcomer);

    await room.step(id, 'send-to-late-joiners', (await look()).seen);
    await room.runAll();

    expect(room.tellings().slice(told)).toMatchObject([{ personId: newcomer.id }]);
    const { state, runs, counts, record } = await look();
    expect(state).toBe('sent');
    expect(runs[0]).toMatchObject({ kind: 'late-joiners', state: 'sent', people: 1, sent: 1 });
    expect(counts).toMatchObject({ audience: 6, failed: 1 });
    expect(record.slice(-2)).toEqual(['send-to-late-joiners', 'finished']);
  });

  test('are counted, but for those whom it would pass by, and after their run there is nobody left', async () => {
    const { room, id, look } = await sentToAllButOne();
    const count = (caller = ben) => callRoute(room.routes, countLateJoiners, { caller, params: { id } });
    await addPeople(room.deps.people, newcomer, aPerson({ pausedUntil: '9999-12-31' }));

    expect(await count()).toEqual({ people: 1 });
    await expect(count(ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
    await room.step(id, 'send-to-late-joiners', (await look()).seen);
    expect(await count()).toEqual({ people: 0 });
    await room.runAll();
    expect(await count()).toEqual({ people: 0 });
  });

  test('are not counted while an import of people is being applied', async () => {
    const { room, id } = await sentToAllButOne();
    const count = () => callRoute(room.routes, countLateJoiners, { caller: ben, params: { id } });
    const { upheaval } = room.deps.people;
    await upheaval.begin({ importId: 'one', by: 'Lea Lead', since: '2026-09-01T09:00:00Z' });

    await expect(count()).rejects.toMatchObject({ code: 'people-being-imported' });
    await upheaval.end('one');

    expect(await count()).toEqual({ people: 0 });
  });

  test('are told nothing where there are none, and the announcement is sent as before', async () => {
    const { room, id, look } = await sentToAllButOne();
    const told = room.tellings().length;

    await room.step(id, 'send-to-late-joiners', (await look()).seen);
    await room.runAll();

    expect(room.tellings()).toHaveLength(told);
    expect((await look()).state).toBe('sent');
  });
});

describe('a crash between two writes', () => {
  test('of "send now" leaves nothing "being sent" for good: the sweep goes on with it', async () => {
    const room = await aDeliveringRoom();
    const { id } = await room.save(anAnnouncement());
    await room.step(id, 'send', 1);
    room.loseJobs();
    await room.at('2026-09-12T10:10:00Z');

    await room.run('announcing.sweep');
    await room.runAll();

    expect((await room.view(id)).state).toBe('sent');
    expect(room.tellings()).toHaveLength(3);
  });

  test('that leaves the record alone, with no row of its delivery, is gone on with as well', async () => {
    const room = await aDeliveringRoom();
    const { id } = await room.save(anAnnouncement());
    // The process died once the record was written: nothing was queued, and nobody looked at it.
    await room.deps.authoring.step(ben, id, { step: 'send', note: '', seen: 1 });
    room.loseJobs();
    expect(await room.deps.sendings.get(id)).toBeUndefined();
    await room.at('2026-09-12T10:10:00Z');

    await room.run('announcing.sweep');
    await room.runAll();

    expect((await room.view(id)).state).toBe('sent');
  });

  test('of a cancel ends the delivery with the next sweep', async () => {
    const room = await aDeliveringRoom();
    const { id } = await room.save(anAnnouncement());
    const { seen } = await room.step(id, 'send', 1);
    await room.deps.authoring.step(ben, id, { step: 'cancel', note: '', seen });
    room.loseJobs();

    await room.run('announcing.sweep');

    expect(await room.deps.sendings.get(id)).toMatchObject({
      state: 'stopped',
      stoppedBecause: { id: 'delivery.cancelled-by', params: { name: 'Ben Boss' } },
    });
  });

  test('at the end of a run is told to the record by the sweep, once', async () => {
    const room = await aDeliveringRoom();
    const { id } = await room.save(anAnnouncement());
    await room.step(id, 'send', 1);
    await room.runAll();
    const found = await room.deps.announcements.get(id);
    if (!found?.run) throw new Error('It has no run.');
    const run = { ...found.run, ended: false };
    await room.deps.announcements.update(found, { ...found, state: 'sending', run, open: ['people'] });
    await room.at('2026-09-12T12:00:00Z');

    await room.run('announcing.sweep');
    await room.run('announcing.sweep');

    const { state, audit } = await room.view(id);
    expect(state).toBe('sent');
    expect(audit.filter(({ what }) => what === 'finished')).toHaveLength(1);
  });
});
