import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { resendFailed } from '../../../../bot/contract/delivery/results.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { aSendingRoom, messagesPerPerson } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const WAVE = 'autumn.identity.finance';
const lead = aCaller({ role: 'lead', leads: null });

async function announce(room: Room): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: lead,
    body: { id, waveId: WAVE, title: 'Hello', text: 'It is time.' },
  });
  return id;
}

async function hold(room: Room): Promise<void> {
  await room.planChanges.hold(
    'autumn',
    { id: 'gate', kind: 'gate', why: 'Too many issues.' },
    anEntry('held'),
  );
}

async function release(room: Room): Promise<void> {
  await room.planChanges.release('autumn', 'gate', anEntry('released'));
}

function anEntry(change: 'held' | 'released') {
  return {
    id: randomUUID(),
    change,
    waveId: WAVE,
    by: { id: 'gate', name: 'Gate' },
    at: '2026-09-24T08:00:00.000Z',
    reason: 'Too many issues.',
    dates: null,
    waves: 0,
    version: null,
    rolloutEnd: null,
  };
}

/** The job that counts, beside all others as in a process that has time for both. */
async function followToTheEnd(room: Room, id: string, run = 1): Promise<void> {
  room.queued.splice(
    room.queued.findIndex(({ kind }) => kind === 'announcing.follow'),
    1,
  );
  for (;;) {
    try {
      return await room.run('announcing.follow', { id, run });
    } catch (error) {
      if (!(error instanceof LaterError)) throw error;
      await wait(50);
    }
  }
}

/** Lets messages through one by one, slowly enough for somebody to step in. */
async function slowly() {
  await wait(2);
  return { kind: 'sent', activityId: 'x' } as const;
}

test('a wave that is held before its announcement starts sends nothing until it is released', async () => {
  const room = await aSendingRoom({ people: 3 });
  const id = await announce(room);
  await hold(room);

  await expect(room.run('announcing.freeze', { id })).rejects.toThrow('held');
  const held = await room.sendings.get(id);
  await release(room);
  await room.runAll();

  expect(held).toMatchObject({ state: 'freezing', held: true });
  const after = await room.sendings.get(id);
  expect(after).toMatchObject({ state: 'sent', tally: { counts: { sent: 3 } } });
  expect(after?.held).toBeUndefined();
});

test('a resend of a wave that is held sends nothing until it is released', async () => {
  const room = await aSendingRoom({
    people: 3,
    teams: (_, time) =>
      time === 0 ? { kind: 'failed', why: 'http-400', raw: '400' } : { kind: 'sent', activityId: 'x' },
  });
  const id = await announce(room);
  await room.runAll();
  await hold(room);

  await callRoute(room.routes, resendFailed, {
    caller: lead,
    params: { id },
    body: { states: ['failed'] },
  });
  await room.run('announcing.resend', room.queued.shift()?.data);
  const lane = room.queued.shift();
  await room.run(lane?.kind ?? '', lane?.data);
  const whileHeld = room.messages.length;
  await release(room);
  await Promise.all([followToTheEnd(room, id, 2), room.runAll()]);

  expect(whileHeld).toBe(3);
  expect(await room.sendings.get(id)).toMatchObject({ state: 'sent', tally: { counts: { sent: 3 } } });
  expect([...messagesPerPerson(room.messages).values()]).toEqual([2, 2, 2]);
});

test('a hold while sending stops messages; after the release everybody gets one, and nobody two', async () => {
  // Thirteen seconds of messages: the hold is seen long before they are through.
  const budget = aBudget(30);
  const room = await aSendingRoom({ people: 400, teams: slowly, budget });
  const id = await announce(room);
  room.queued.length = 0;
  await room.run('announcing.freeze', { id });
  const everything = Promise.all([followToTheEnd(room, id), room.runAll()]);
  await waitUntil('some messages', () => room.messages.length > 20);

  await hold(room);
  await waitUntil('the hold to be seen', async () => (await room.sendings.get(id))?.held);
  // What is known of it is two seconds old at most.
  await wait(2_000);
  const atTheHold = room.messages.length;
  await wait(1_000);
  const later = room.messages.length;
  const rows = await room.deliveries.chunks(id, 0, 5);
  const claimed = rows.filter(({ state }) => state === 'claimed');
  budget.set(400);
  await release(room);
  await everything;

  expect(atTheHold).toBeLessThan(400);
  expect(later).toBe(atTheHold);
  expect(claimed).toEqual([]);
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { audience: 400, sent: 400, possibleRepeats: 0 } },
  });
  expect([...messagesPerPerson(room.messages).values()]).toEqual(Array(400).fill(1));
});

test('a cancel while sending stops messages, and whoever was claimed is free', async () => {
  const room = await aSendingRoom({ people: 400, teams: slowly, budget: aBudget(100) });
  const id = await announce(room);
  await room.run('announcing.freeze', { id });
  const lanes = room.runAll();
  await waitUntil('some messages', () => room.messages.length > 20);

  await room.sendings.stop(id, 'Lea Lead cancelled it.');
  const atTheCancel = room.messages.length;
  await lanes;

  // Two seconds of messages at 100 a second, and what was on its way.
  expect(room.messages.length).toBeLessThanOrEqual(atTheCancel + 205);
  const { counts } = (await room.sendings.get(id))?.tally ?? {};
  expect(counts).toMatchObject({ audience: 400, sent: room.messages.length, claimed: 0 });
});

/** So many messages per second, for one process, until it is set to another number. */
function aBudget(perSecond: number) {
  let freeAt = 0;
  return {
    everyMs: 1000 / perSecond,
    set(messagesPerSecond: number) {
      perSecond = messagesPerSecond;
    },
    async reserve(messages: number) {
      const after = freeAt;
      const startAt = Math.max(freeAt, Date.now());
      freeAt = startAt + (messages * 1000) / perSecond;
      return { startAt, everyMs: 1000 / perSecond, after };
    },
    async pause() {},
  };
}
