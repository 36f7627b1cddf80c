import { expect, test } from 'vitest';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { aDeliveringRoom, FINANCE, textOf } from '../../announcements/writing/a-delivering-room.ts';
import { ada, anAnnouncement, ben } from '../../announcements/writing/an-announcements-room.ts';

type Room = Awaited<ReturnType<typeof aDeliveringRoom>>;
const AFTER = '2026-09-12T12:00:00Z';
const news = { en: { title: 'New title', text: 'Soon.', picture: null, buttons: [] } };
const gone: SendOutcome = { kind: 'failed', why: 'message-gone', raw: '404' };

/** An announcement that everybody has, two hours later: nobody is just being sent to. */
async function sent(room: Room, changes = {}) {
  const { id } = await room.save(anAnnouncement(changes));
  await room.step(id, 'send', 1);
  await room.runAll();
  await room.at(AFTER);
  return room.view(id);
}

const changesOf = (room: Room) => room.calls.filter(({ act }) => act !== 'tell');

test('what is changed after sending is changed on every card, in place', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await sent(room);
  const told = new Map(room.tellings().map(({ personId, activityId }) => [personId, activityId]));

  const before = await room.save(anAnnouncement({ contents: news, schedule: { kind: 'now' } }), { id, seen });
  await room.runLate();

  expect(before).toMatchObject({ state: 'sent', cards: { wish: 'update', done: 0, finishedAt: null } });
  expect(new Map(changesOf(room).map(({ personId, activityId }) => [personId, activityId]))).toEqual(told);
  for (const { message } of changesOf(room)) expect(textOf(message)).toContain('New title');
  expect((await room.view(id)).cards).toMatchObject({
    done: 3,
    gone: 0,
    failed: 0,
    finishedAt: expect.any(String),
  });
});

test('a card keeps what its person did with it', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await sent(room);
  const [row] = await room.deps.deliveries.chunk(id, 0);
  if (!row) throw new Error('nobody');
  await room.deps.deliveries.note(row, 'acknowledged', '2026-09-12T11:00:00.000Z');

  await room.save(anAnnouncement({ contents: news }), { id, seen });
  await room.runLate();

  const card = changesOf(room).find(({ personId }) => personId === row.personId);
  expect(textOf(card?.message)).toContain('You said \\"Got it\\" on Saturday, 12 September 2026');
});

test('cards get the new date in place when the wave moves', async () => {
  const room = await aDeliveringRoom();
  const { id } = await sent(room);

  await room.move('2026-10-01', '2026-10-11');
  await room.due();
  await room.runLate();
  await room.due();

  expect(changesOf(room)).toHaveLength(3);
  for (const { message } of changesOf(room))
    expect(textOf(message)).toMatch(/October 1\W+Saturday, October 10, 2026/);
  expect((await room.view(id)).audit[0]).toMatchObject({
    what: 'cards-updated',
    by: { name: 'Groundswell' },
  });
});

test('an announcement is taken back: every card goes, once', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await sent(room);

  const retracted = await room.step(id, 'retract', seen);
  await room.runLate();
  await room.run('announcing.retract', { id });
  await room.due();

  expect(retracted).toMatchObject({ state: 'retracted', cards: { wish: 'retract', done: 0 } });
  expect(changesOf(room).map(({ act }) => act)).toEqual(['remove', 'remove', 'remove']);
  expect((await room.view(id)).cards).toMatchObject({ done: 3, finishedAt: expect.any(String) });
});

test('a card that is gone is no fault, and one that Teams refuses to change is counted', async () => {
  const big: SendOutcome = { kind: 'failed', why: 'card-too-large', raw: '413' };
  const room = await aDeliveringRoom({
    answers: ({ act, personId }) =>
      act !== 'remove'
        ? undefined
        : personId.startsWith('00000000')
          ? gone
          : personId.startsWith('00000001')
            ? big
            : undefined,
  });
  const { id, seen } = await sent(room);

  await room.step(id, 'retract', seen);
  await room.runLate();

  expect((await room.view(id)).cards).toMatchObject({ done: 1, gone: 1, failed: 1 });
});

test('when Teams asks to wait, or nobody knows what became of it, the card is tried again', async () => {
  const room = await aDeliveringRoom({
    answers: (call, time) => {
      if (call.act !== 'update') return undefined;
      if (time === 0) return { kind: 'throttled', retryAfterMs: 50 };
      return time === 1 ? { kind: 'unknown', raw: '502' } : undefined;
    },
  });
  const { id, seen } = await sent(room);

  await room.save(anAnnouncement({ contents: news }), { id, seen });
  await room.runLate();

  expect((await room.view(id)).cards).toMatchObject({ done: 3, failed: 0 });
  expect(changesOf(room)).toHaveLength(9);
});

test('work that was lost is taken up again, and cards that were done stay as they are', async () => {
  const room = await aDeliveringRoom({ people: 250 });
  const { id, seen } = await sent(room);
  await room.save(anAnnouncement({ contents: news }), { id, seen });
  room.loseJobs();
  const wish = (await room.deps.announcements.get(id))?.wish;
  const rows = await room.deps.deliveries.chunk(id, 0);
  await room.deps.deliveries.cardsDone(rows, wish?.at ?? '');

  await room.at('2026-09-12T12:05:00Z');
  await room.due();

  expect(changesOf(room)).toHaveLength(250 - rows.filter(({ state }) => state === 'sent').length);
  expect((await room.view(id)).cards?.finishedAt).not.toBeNull();
  expect(await room.deps.announcements.wished()).toEqual([]);
});

test('of two runs of the same work one goes on', async () => {
  const room = await aDeliveringRoom({ people: 250 });
  const { id, seen } = await sent(room);
  await room.step(id, 'retract', seen);
  await room.at('2026-09-12T12:05:00Z');

  await Promise.all([
    (await room.worker())('announcing.retract', { id }),
    (await room.worker())('announcing.retract', { id }),
  ]);

  const counts = new Map<string, number>();
  for (const { personId } of changesOf(room)) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  expect(counts.size).toBe(250);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  expect((await room.view(id)).cards).toMatchObject({ failed: 0, finishedAt: expect.any(String) });
});

test('whoever was just being sent to when it was taken back loses the card as well', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await sent(room);
  const [row] = await room.deps.deliveries.chunk(id, 0);
  const [claimed] = row
    ? await room.deps.deliveries.claim([{ delivery: row, repeat: false }], '2026-09-12T12:00:00.000Z')
    : [];
  if (!claimed || typeof claimed === 'string') throw new Error('nobody');

  await room.step(id, 'retract', seen);
  await room.runAll();
  expect(changesOf(room)).toHaveLength(2);
  await room.deps.deliveries.settle(
    [{ delivery: claimed, settlement: { state: 'sent', activityId: 'late' } }],
    '2026-09-12T12:00:01.000Z',
  );
  await room.at('2026-09-12T12:02:00Z');
  await room.runAll();

  expect(changesOf(room).map(({ activityId }) => activityId)).toContain('late');
});

test('only what it says can be changed once people have it, and nothing that is faulty', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await sent(room);
  const change = (changes: object, caller = ada) => room.save(anAnnouncement(changes), { id, seen, caller });

  await expect(
    change({ audience: { kind: 'wave', waveId: FINANCE.replace('finance', 'sales') } }),
  ).rejects.toMatchObject({ code: 'not-editable', message: expect.stringContaining('who it is for') });
  const faulty = { en: { ...news.en, text: 'Dear {nobody}' } };
  await expect(change({ contents: faulty })).rejects.toMatchObject({ code: 'not-editable' });
  await room.require({ approval: 'required' });
  await expect(change({ contents: news })).rejects.toMatchObject({
    message: expect.stringContaining('approver'),
  });
  expect((await change({ contents: news }, ben)).state).toBe('sent');
});

test('once people have it, it stays with its rollout', async () => {
  const room = await aDeliveringRoom();
  await room.deps.rollouts.add(aRollout({ id: 'spring' }), [
    aWave('identity', 'sales', '2026-11-01', '2026-12-01'),
  ]);
  const audience = { kind: 'everyone' as const };
  const { id, seen } = await sent(room, { audience, rollout: 'autumn' });
  const change = (rollout: string) =>
    room.save(anAnnouncement({ audience, rollout, contents: news }), { id, seen });

  await expect(change('spring')).rejects.toMatchObject({
    code: 'not-editable',
    message: expect.stringContaining('which rollout it is for'),
  });
  expect((await change('autumn')).rollout.id).toBe('autumn');
});
