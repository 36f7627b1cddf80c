import { describe, expect, test } from 'vitest';
import type { InstallOutcome } from '../../../bot/doors/graph/install-outcome.ts';
import { LEFT } from '../../../bot/rooms/people/person.ts';
import { openRolloutLife } from '../../../bot/rooms/rollout/waves/rollout-life.ts';
import { cancelARollout } from '../../support/cancel-a-rollout.ts';
import { movedByImport } from '../../support/moved-by-import.ts';
import { ofSales } from '../announcements/writing/an-announcements-room.ts';
import { anInstallingRoom } from './an-installing-room.ts';

describe('by hand', () => {
  test('people without the app get it, and then the announcement, once', async () => {
    const room = await anInstallingRoom({ without: 4 });
    const id = await room.send();
    expect(await room.look(id)).toMatchObject({
      without: 4,
      rule: 'by-hand',
      mayInstall: true,
      progress: null,
    });

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([1, 1, 1, 1]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      counts: { audience: 7, sent: 7, unreachable: 0, pending: 0 },
    });
    expect(await room.look(id)).toMatchObject({
      without: 0,
      progress: { state: 'done', asked: 4, served: 4, waiting: 0, refused: 0 },
    });
    expect((await room.view(id)).audit.map(({ what }) => what)).toContain('app-installed');
  });

  test('nothing happens to them before somebody asks for it', async () => {
    const room = await anInstallingRoom();

    const id = await room.send();

    expect(room.asked).toEqual([]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      counts: { sent: 3, unreachable: 2 },
      reasons: [{ why: 'not-installed', people: 2 }],
    });
  });

  test('who has left meanwhile does not get it, and is not greeted by it', async () => {
    const room = await anInstallingRoom({ without: 2 });
    const id = await room.send();
    const [gone, here] = room.people;
    if (gone) await movedByImport(room.deps.people, gone, LEFT.id);
    room.clock.set(new Date(room.clock.now() + 5_000).toISOString());

    await room.install(id);
    await room.runAll();

    expect(room.asked).toEqual([here?.id]);
    expect(room.cards()).toEqual([0, 1]);
    expect(await room.look(id)).toMatchObject({ progress: { state: 'done', asked: 1 } });
  });

  test('who leaves once they have it is not written to', async () => {
    const room = await anInstallingRoom({ without: 1, tells: false });
    const id = await room.send();
    const [gone] = room.people;
    if (!gone) throw new Error('nobody is there');
    await room.install(id);
    const job = room.queued().shift();
    await room.run(job?.kind ?? '', job?.data).catch(() => undefined);
    await movedByImport(room.deps.people, gone, LEFT.id);
    await room.tell(gone.id);
    room.clock.set(new Date(room.clock.now() + 5_000).toISOString());

    room.queued().push({ kind: 'announcing.install', data: { id } });
    await room.runAll();

    expect(room.cards()).toEqual([0]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      reasons: [{ why: 'left', people: 1 }],
    });
  });

  test('nobody gets it for a wave that was cancelled, also where somebody asked for it before', async () => {
    const room = await anInstallingRoom();
    const id = await room.send();
    await room.install(id);

    await cancelARollout(
      await openRolloutLife(room.storage),
      'autumn',
      new Date(room.clock.now()).toISOString(),
    );
    await room.runAll();

    expect([room.asked, room.cards()]).toEqual([[], [0, 0]]);
    expect(await room.look(id)).toMatchObject({
      mayInstall: false,
      progress: { state: 'stopped', stoppedBecause: 'Its rollout was cancelled.' },
    });
    expect((await room.view(id)).state).toBe('sent');
    await expect(room.install(id)).rejects.toMatchObject({ code: 'app-not-installed' });
  });

  test('who got it just before the wave was cancelled does not get the announcement', async () => {
    const room = await anInstallingRoom({ without: 1, tells: false });
    const id = await room.send();
    await room.install(id);
    const job = room.queued().shift();
    await room.run(job?.kind ?? '', job?.data).catch(() => undefined);

    await cancelARollout(
      await openRolloutLife(room.storage),
      'autumn',
      new Date(room.clock.now()).toISOString(),
    );
    await room.tell(room.people[0]?.id ?? '');
    room.queued().push({ kind: 'announcing.install', data: { id } });
    await room.runAll();

    expect(room.cards()).toEqual([0]);
    expect((await room.view(id)).state).toBe('sent');
  });

  test('while the wave is held it waits, and goes on after the release', async () => {
    const room = await anInstallingRoom();
    const id = await room.send();
    await room.hold('Too many issues.');
    await room.install(id);
    const job = room.queued().shift();
    if (!job) throw new Error('nothing is queued');

    await expect(room.run(job.kind, job.data)).rejects.toThrow('the wave is held');
    const whileHeld = [...room.asked];
    await room.release();
    room.queued().push(job);
    await room.runAll();

    expect(whileHeld).toEqual([]);
    expect(room.cards()).toEqual([1, 1]);
  });

  test('asking twice is one wish, and a job that runs twice asks nobody twice', async () => {
    const room = await anInstallingRoom();
    const id = await room.send();

    await room.install(id);
    await room.install(id);
    room.queued().push({ kind: 'announcing.install', data: { id } });
    await room.runAll();

    expect(room.asked).toHaveLength(2);
    expect(room.cards()).toEqual([1, 1]);
  });

  test('it is for leads who may address its people, where somebody has no app', async () => {
    const room = await anInstallingRoom({ without: 0 });
    const id = await room.send();

    await expect(room.install(id, ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
    await expect(room.install(id)).rejects.toMatchObject({ code: 'everybody-has-the-app' });
  });

  test('the list of them is a file with reasons', async () => {
    const room = await anInstallingRoom({
      without: 2,
      graph: (personId) => (personId.startsWith('00010000') ? policy : undefined),
    });
    const id = await room.send();

    await room.install(id);
    await room.runAll();

    expect((await room.csv(id)).split('\r\n').slice(0, 3)).toEqual([
      'Name,Sign-in name,Business group,Why',
      'Person 0,without0@contoso.example,Finance,may not be given the app: look at their app policies and licences',
      '',
    ]);
  });
});

const policy: InstallOutcome = { kind: 'refused', why: 'install-forbidden', raw: '403 Forbidden policy' };

describe('what Graph says', () => {
  test('who has the app already is written to without waiting for Teams', async () => {
    const room = await anInstallingRoom({ graph: () => ({ kind: 'already' }), tells: false });
    const id = await room.send();
    for (const { id: personId } of room.people) room.hasApp.add(personId);

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([1, 1]);
    expect(await room.counts(id)).toMatchObject({ state: 'sent', counts: { sent: 5, unreachable: 0 } });
  });

  test('whom it refuses stays unreachable, with the reason and what Graph said', async () => {
    const room = await anInstallingRoom({ graph: () => policy });
    const id = await room.send();

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([0, 0]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      counts: { audience: 5, sent: 3, unreachable: 2 },
      reasons: [{ why: 'install-forbidden', people: 2 }],
    });
    expect(await room.look(id)).toMatchObject({ without: 2, progress: { state: 'done', refused: 2 } });
  });

  test('too fast makes everybody wait, and then goes on with the same people', async () => {
    const room = await anInstallingRoom({
      graph: (_, time) => (time === 0 ? { kind: 'throttled', retryAfterMs: 20 } : undefined),
    });
    const id = await room.send();

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([1, 1]);
    expect(await room.counts(id)).toMatchObject({ counts: { sent: 5 } });
  });

  test('no answer is asked for again, and is given up with a reason in the end', async () => {
    const room = await anInstallingRoom({
      graph: (personId, time) =>
        personId.startsWith('00010000') || time < 2 ? { kind: 'unavailable', raw: '502' } : undefined,
    });
    const id = await room.send();

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([0, 1]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      reasons: [{ why: 'install-unanswered', people: 1 }],
    });
  });

  test('a missing permission stops it with what to do, and asking again goes on', async () => {
    const closed = { now: true };
    const room = await anInstallingRoom({
      graph: () => (closed.now ? { kind: 'not-permitted', raw: '403 Missing role permissions' } : undefined),
    });
    const id = await room.send();
    await room.install(id);
    await room.runAll();
    const { progress } = await room.look(id);
    expect(progress).toMatchObject({ state: 'stopped' });
    expect(progress?.stoppedBecause).toMatch(/TeamsAppInstallation.ReadWriteSelfForUser.All/);
    expect(room.cards()).toEqual([0, 0]);

    closed.now = false;
    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([1, 1]);
  });
});

describe('what Teams says', () => {
  test('when it never tells of an installation, the conversation is made after a while', async () => {
    const room = await anInstallingRoom({ tells: false });
    const id = await room.send();

    await room.install(id);
    await room.runAll();

    expect(room.cards()).toEqual([1, 1]);
    expect(await room.counts(id)).toMatchObject({ state: 'sent', counts: { sent: 5, unreachable: 0 } });
  });

  test('who got the app long after Graph gave up gets the announcement then, once', async () => {
    const room = await anInstallingRoom({ graph: () => policy });
    const id = await room.send();
    await room.install(id);
    await room.runAll();

    const [first] = room.people;
    await room.tell(first?.id ?? '');
    await room.tell(first?.id ?? '');
    await room.runAll();
    await room.tell(first?.id ?? '');
    await room.runAll();

    expect(room.cards()).toEqual([1, 0]);
    expect(await room.counts(id)).toMatchObject({
      state: 'sent',
      counts: { audience: 5, sent: 4, unreachable: 1 },
    });
    expect((await room.view(id)).state).toBe('sent');
  });

  test('who gets the app after a month hears nothing of what is long out of date', async () => {
    const room = await anInstallingRoom({ graph: () => policy });
    const id = await room.send();
    await room.install(id);
    await room.runAll();

    await room.at('2026-10-20T10:00:00Z');
    await room.tell(room.people[0]?.id ?? '');
    await room.runAll();

    expect(room.cards()).toEqual([0, 0]);
  });
});

describe('by itself', () => {
  test('where the rule says so, people get the app while the announcement is sent', async () => {
    const room = await anInstallingRoom({ rule: 'automatic', without: 3 });

    const id = await room.send();

    expect(room.cards()).toEqual([1, 1, 1]);
    expect(await room.counts(id)).toMatchObject({ state: 'sent', counts: { audience: 6, sent: 6 } });
    expect((await room.look(id)).progress).toMatchObject({ state: 'done', served: 3 });
  });

  test('without Graph they are listed, and nothing else', async () => {
    const room = await anInstallingRoom({ rule: 'automatic', graphIsSetUp: false });

    const id = await room.send();

    expect(await room.look(id)).toMatchObject({ without: 2, rule: 'off', mayInstall: false, progress: null });
    await expect(room.install(id)).rejects.toThrow(/Ask your Teams admin/);
    expect((await room.csv(id)).split('\r\n')).toHaveLength(4);
  });
});

describe('an announcement that is over', () => {
  test('nobody gets a card that was taken back meanwhile', async () => {
    const room = await anInstallingRoom({ tells: false });
    const id = await room.send();
    await room.install(id);
    const { seen } = await room.view(id);
    await room.step(id, 'retract', seen);

    await room.runAll();

    expect(room.cards()).toEqual([0, 0]);
    expect((await room.look(id)).progress).toMatchObject({ state: 'stopped' });
  });
});
