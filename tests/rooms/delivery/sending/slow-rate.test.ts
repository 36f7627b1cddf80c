import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { aSendingRoom } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const SENT: SendOutcome = { kind: 'sent', activityId: 'first' };

async function announce(room: Room): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });
  await room.run('announcing.freeze', { id });
  return id;
}

async function claimed(room: Room, id: string): Promise<number> {
  return (await room.deliveries.chunk(id, 0)).filter(({ state }) => state === 'claimed').length;
}

/** So many messages per second, for one process. */
function aBudget(perSecond: number) {
  let freeAt = 0;
  return {
    everyMs: 1000 / perSecond,
    async reserve(messages: number) {
      const after = freeAt;
      const startAt = Math.max(freeAt, Date.now());
      freeAt = startAt + (messages * 1000) / perSecond;
      return { startAt, everyMs: 1000 / perSecond, after };
    },
    async pause() {},
  };
}

test('at one message a second only those are claimed who are sent to within seconds', async () => {
  const room = await aSendingRoom({ people: 60, budget: aBudget(1) });
  const id = await announce(room);

  const lanes = room.runAll();
  await waitUntil('two messages', () => room.messages.length >= 2);
  const held = await claimed(room, id);
  await room.sendings.stop(id, 'It is enough.');
  await lanes;

  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThanOrEqual(6);
});

test('nobody is sent to at the end of a claim, when another may have taken it over', async () => {
  let told = 0;
  const room = await aSendingRoom({
    people: 20,
    teams: async () => {
      told += 1;
      // The first answer takes so long that the others of its batch come too late for their claim.
      if (told === 1) room.pass(15_000);
      await wait(told === 1 ? 50 : 0);
      return SENT;
    },
    budget: aBudget(10),
  });
  const id = await announce(room);

  await room.runAll();

  const rows = await room.deliveries.chunk(id, 0);
  expect(rows.every(({ state, repeat }) => state === 'sent' && !repeat)).toBe(true);
  expect(room.messages).toHaveLength(20);
});

test('an outcome that comes after somebody else took the claim over is not written over theirs', async () => {
  const late = Promise.withResolvers<SendOutcome>();
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) => (time === 0 ? late.promise : { kind: 'sent', activityId: 'second' }),
  });
  const id = await announce(room);
  const slow = room.worker().run('announcing.deliver', { id, chunk: 0 });
  await waitUntil('the first message', () => room.messages.length === 1);

  room.pass(31_000);
  await room.worker().run('announcing.deliver', { id, chunk: 0 });
  late.resolve({ kind: 'unreachable', why: 'blocked', raw: '403' });
  await slow;

  expect(await room.deliveries.chunk(id, 0)).toMatchObject([
    { state: 'sent', activityId: 'second', repeat: true, why: null },
  ]);
});

test('who presses a button before their message is settled keeps both', async () => {
  const late = Promise.withResolvers<SendOutcome>();
  const room = await aSendingRoom({ people: 2, teams: () => late.promise });
  const id = await announce(room);
  const sending = room.run('announcing.deliver', { id, chunk: 0 });
  await waitUntil('the messages', () => room.messages.length === 2);
  const [row] = await room.deliveries.chunk(id, 0);

  if (row) await room.receipts.note(row, 'acknowledged');
  late.resolve(SENT);
  await sending;

  expect(await room.deliveries.chunk(id, 0)).toMatchObject([
    { state: 'sent', acknowledgedAt: expect.any(String) },
    { state: 'sent', acknowledgedAt: null },
  ]);
});

test.each([
  ['refused', { kind: 'unreachable', why: 'blocked', raw: '403' } as const],
  ['too large', { kind: 'failed', why: 'card-too-large', raw: '413' } as const],
])('where the first message may have arrived, a repeat that is %s leaves it unknown', async (_, second) => {
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) => (time === 0 ? { kind: 'unknown', raw: '502' } : second),
  });
  const id = await announce(room);

  await room.runAll();

  expect(await room.deliveries.chunk(id, 0)).toMatchObject([{ state: 'unknown', why: null, repeat: true }]);
  expect((await room.sendings.get(id))?.tally?.counts).toMatchObject({ unknown: 1, unreachable: 0 });
});
