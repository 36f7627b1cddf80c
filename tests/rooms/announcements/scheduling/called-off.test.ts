import { expect, test } from 'vitest';
import { remindPeople } from '../../../../bot/contract/delivery/results.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import type { Outgoing } from '../../../../bot/doors/teams/chat.ts';
import { openRolloutLife } from '../../../../bot/rooms/rollout/waves/rollout-life.ts';
import { callRoute } from '../../../support/call-route.ts';
import { cancelARollout } from '../../../support/cancel-a-rollout.ts';
import { type Answers, aDeliveringRoom, FINANCE, textOf } from '../writing/a-delivering-room.ts';
import { ada, anAnnouncement } from '../writing/an-announcements-room.ts';

const dayBefore = { kind: 'relative' as const, offsetDays: -1, hour: '09:00', ownZone: false };
const WHY = 'Lea Lead cancelled the rollout: The licences are late.';

test('what is scheduled for a wave of a cancelled rollout never goes, and its author is told why', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement({ schedule: dayBefore }));
  await room.step(id, 'schedule', 1);

  await room.cancel();
  await room.due();
  await room.at('2026-09-14T09:00:10Z');
  await room.due();

  expect(room.tellings()).toEqual([]);
  expect(await room.view(id)).toMatchObject({
    state: 'cancelled',
    audit: [{ what: 'cancel', note: WHY }, {}, {}],
  });
  expect(room.toAuthor()).toEqual([expect.stringContaining(`nobody else gets it. ${WHY}`)]);
});

test('what is due just as its rollout is cancelled waits, and does not go', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement({ schedule: dayBefore }));
  await room.step(id, 'schedule', 1);
  await room.at('2026-09-14T09:00:10Z');

  await room.cancel();
  await Promise.all([room.due(), room.due()]);

  expect(room.tellings()).toEqual([]);
  expect((await room.view(id)).state).toBe('cancelled');
});

test('a sending stops where it is, and who has it reads that it was cancelled', async () => {
  const room = await aRoom({ people: 300 });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  room.cancelAfter(40, id);

  await room.runAll();
  await room.due();
  await room.runLate();

  const told = room.announced().length;
  const { state, runs } = await room.view(id);
  expect(told).toBeLessThan(300);
  expect(new Set(room.toldOff())).toEqual(new Set(room.announced()));
  expect([state, runs[0]?.state]).toEqual(['cancelled', 'cancelled']);
  const updated = room.calls.filter(({ act }) => act === 'update');
  expect(new Set(updated.map(({ personId }) => personId)).size).toBe(told);
  expect(textOf(updated[0]?.message)).toContain('Cancelled.');
  await room.due();
  await room.runLate();
  expect(room.announced()).toHaveLength(told);
  expect(room.toldOff()).toHaveLength(told);
});

test('the cards of people who were told say that it is cancelled and why, and ask for nothing', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();

  await room.cancel();
  await room.due();
  await room.runLate();

  const updates = room.calls.filter(({ act }) => act === 'update');
  expect(updates).toHaveLength(3);
  const card = textOf(updates[0]?.message);
  expect(card).toContain('The reason: The licences are late.');
  expect(card).not.toContain('I have done it');
  expect(card).not.toContain('Got it');
  expect(await room.view(id)).toMatchObject({
    state: 'sent',
    audit: [{ what: 'cards-updated', note: WHY }, {}, {}, {}],
  });
});

test('people who were told are told once that it is cancelled, also those who have answered', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();

  await room.cancel();
  await room.due();
  await room.runLate();
  await (await room.worker())('announcing.due');
  await room.runLate();

  expect(room.toldOff().toSorted()).toEqual(room.members.map((one) => one.id).toSorted());
  const [message] = room.tellings().filter(isToldOff);
  expect(textOf(message?.message)).toContain('Cancelled: Your turn');
  expect(textOf(message?.message)).toContain('The licences are late.');
  expect(textOf(message?.message)).not.toContain('Action');
});

test('a reminder that is under way gives way to the word that it is cancelled', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  await room.remind(id);

  await room.cancel();
  await room.due();
  await room.runLate();

  expect(room.tellings().filter(({ message }) => textOf(message).includes('Please read it.'))).toEqual([]);
  expect(room.toldOff()).toHaveLength(3);
});

test('who was told of a wave that was over by then keeps the card as it is', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();

  await room.cancel('2026-10-01');
  await room.due();
  await room.runLate();

  expect(room.calls.filter(({ act }) => act === 'update')).toEqual([]);
  expect(room.toldOff()).toEqual([]);
  expect((await room.view(id)).state).toBe('sent');
});

test('nobody is reminded of a cancelled wave, and nobody who joins late gets it', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  const { seen } = await room.step(id, 'send', 1);
  await room.runAll();
  await room.cancel();

  await expect(room.remind(id)).rejects.toMatchObject({ code: 'wave-cancelled' });
  await expect(room.step(id, 'send-to-late-joiners', seen + 1)).rejects.toThrow();
  expect(room.tellings()).toHaveLength(3);
});

test('whom it failed for does not get it any more, also by a resend that was asked for before', async () => {
  let mended = false;
  const failed = { kind: 'failed', why: 'http-400', raw: '400' } as const;
  const room = await aRoom({
    answers: ({ act, personId }) =>
      act === 'tell' && personId.startsWith('00000000') && !mended ? failed : undefined,
  });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  mended = true;
  const told = room.tellings().length;

  await room.resend(id, ['failed']);
  await room.cancel();
  for (let round = 0; round < 2; round += 1) await room.runEachOnce();
  const whileCancelled = room.tellings().length;
  await room.due();
  await room.runLate();

  expect(whileCancelled).toBe(told);
  expect(room.announced()).toHaveLength(told);
  expect((await room.view(id)).state).toBe('sent');
  await expect(room.resend(id, ['failed'])).rejects.toMatchObject({ code: 'wave-cancelled' });
});

test('a reminder that is under way ends with its rollout', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  await room.remind(id);

  await room.cancel();
  await room.runLate();

  expect(room.tellings()).toHaveLength(3);
});

test('an announcement of a cancelled wave cannot be sent, and says why', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement());
  await room.cancel();

  const send = () => room.step(id, 'send', 1);

  await expect(send()).rejects.toMatchObject({
    message: expect.stringContaining('Lea Lead cancelled the rollout of this wave on 12 September 2026'),
  });
});

test('what was to go to others becomes a draft for its author to look at', async () => {
  const room = await aRoom();
  const at = { kind: 'at' as const, date: '2026-09-14', hour: '09:00', ownZone: false };
  const audience = { kind: 'groups' as const, groups: ['finance'] };
  const { id } = await room.save(anAnnouncement({ audience, schedule: at, rollout: 'autumn' }));
  await room.step(id, 'schedule', 1);

  await room.cancel();
  await room.due();

  expect(await room.view(id)).toMatchObject({
    state: 'draft',
    audit: [{ what: 'unschedule', note: WHY }, {}, {}],
  });
  expect(room.toAuthor()).toHaveLength(1);
});

test('what is being sent to others stops where it is, and what somebody sends afterwards goes', async () => {
  const room = await aRoom({ people: 300 });
  const toOthers = { audience: { kind: 'groups' as const, groups: ['finance'] }, rollout: 'autumn' };
  const { id } = await room.save(anAnnouncement(toOthers));
  await room.step(id, 'send', 1);
  room.cancelAfter(40, id);

  await room.runAll();
  await room.due();
  await room.runLate();

  const told = room.announced().length;
  expect(told).toBeLessThan(300);
  expect(await room.view(id)).toMatchObject({
    state: 'cancelled',
    audit: [{ what: 'cancel', note: WHY }, {}, {}],
  });
  expect(room.toAuthor()).toEqual([expect.stringContaining(`nobody else gets it. ${WHY}`)]);
  expect([room.toldOff(), room.calls.filter(({ act }) => act === 'update')]).toEqual([[], []]);
  const later = await room.save(anAnnouncement(toOthers));
  await room.step(later.id, 'send', 1);
  await (await room.worker())('announcing.due');
  await room.runLate();
  expect((await room.view(later.id)).state).toBe('sent');
});

test('what was written for a rollout that was deleted goes with it', async () => {
  const room = await aRoom();
  const { id } = await room.save(anAnnouncement({ schedule: dayBefore }));
  await room.step(id, 'schedule', 1);
  const life = await openRolloutLife(room.storage);

  await life.remove('autumn', 0, '2026-09-12T10:00:00.000Z');
  await room.due();
  await room.at('2026-09-14T09:00:10Z');
  await room.due();

  await expect(room.view(id)).rejects.toMatchObject({ code: 'announcement-not-found' });
  expect(room.tellings()).toEqual([]);
});

async function aRoom({ people = 3, answers = (() => undefined) as Answers } = {}) {
  let left = Number.POSITIVE_INFINITY;
  let sent = '';
  const room = await aDeliveringRoom({
    people,
    async answers(call, time) {
      left -= call.act === 'tell' ? 1 : 0;
      if (left !== 0) return answers(call, time);
      await cancel();
      // As another process does it meanwhile; a few seconds pass.
      await room.run('announcing.due');
      await room.run('announcing.freeze', { id: sent });
      room.clock.set(new Date(room.clock.now() + 3_000).toISOString());
      return undefined;
    },
  });
  const life = await openRolloutLife(room.storage);

  const cancel = (on = '2026-09-12') =>
    cancelARollout(life, 'autumn', `${on}${new Date(room.clock.now()).toISOString().slice(10)}`);

  return {
    ...room,
    waveId: FINANCE,
    cancel,
    /** Who got the announcement, and who was told that it is cancelled. */
    announced: () => room.tellings().flatMap((one) => (isToldOff(one) ? [] : [one.personId])),
    toldOff: () => room.tellings().flatMap((one) => (isToldOff(one) ? [one.personId] : [])),
    remind: (id: string) =>
      callRoute(room.routes, remindPeople, {
        caller: ada,
        params: { id },
        body: { text: 'Please read it.' },
      }),
    /** Runs what is queued, and not what that queues. */
    async runEachOnce() {
      for (const job of room.queued().splice(0)) {
        await room.run(job.kind, job.data).catch((error: unknown) => {
          if (!(error instanceof LaterError)) throw error;
          room.queued().push(job);
        });
      }
    },
    /** Cancels the rollout while so many people have been written to. */
    cancelAfter(people: number, id: string) {
      left = people;
      sent = id;
    },
  };
}

function isToldOff({ message }: { message: Outgoing | undefined }): boolean {
  return textOf(message).includes('Cancelled: Your turn');
}
