import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { aCaller, aConversation, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, messagesPerPerson } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const lead = aCaller({ role: 'lead', leads: null });
const blocked = { kind: 'unreachable', why: 'blocked', raw: '403' } as const;

async function send(room: Room, waveId = 'autumn.identity.finance'): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: lead,
    body: { id, waveId, title: 'Hello', text: 'It is time.' },
  });
  return id;
}

async function counts(room: Room, id: string) {
  const found = await room.sendings.get(id);
  return { state: found?.state, ...found?.tally?.counts };
}

test('everybody in the wave gets the card once, and the rows add up', async () => {
  const room = await aSendingRoom({ people: 230 });

  const id = await send(room);
  await room.runAll();

  expect([...messagesPerPerson(room.messages).values()].every((times) => times === 1)).toBe(true);
  expect(await counts(room, id)).toMatchObject({
    state: 'sent',
    audience: 230,
    sent: 230,
    possibleRepeats: 0,
  });
});

test('people of the pilot set and of other groups get nothing', async () => {
  const room = await aSendingRoom({ people: 2 });
  const pilot = aPerson({ pilot: true, conversation: aConversation({ userId: '29:pilot' }) });
  const elsewhere = aPerson({ groupId: 'sales', conversation: aConversation({ userId: '29:sales' }) });
  await addPeople(room.people, pilot, elsewhere);

  await send(room);
  await room.runAll();

  expect(room.messages.map((one) => one.personId).sort()).toEqual(room.members.map((one) => one.id).sort());
});

test('a person without the app is settled as unreachable without a message', async () => {
  const room = await aSendingRoom({ people: 1 });
  await addPeople(room.people, aPerson({ conversation: undefined }));

  const id = await send(room);
  await room.runAll();

  expect(await counts(room, id)).toMatchObject({ audience: 2, sent: 1, unreachable: 1 });
  expect((await room.sendings.get(id))?.tally?.reasons).toEqual([{ why: 'not-installed', people: 1 }]);
});

test('somebody who blocked the bot is settled with the reason, and remembered until they are seen again', async () => {
  const room = await aSendingRoom({ people: 1, teams: () => blocked });

  const id = await send(room);
  await room.runAll();

  expect((await room.sendings.get(id))?.tally?.reasons).toEqual([{ why: 'blocked', people: 1 }]);
  expect((await room.people.table.find(room.members[0]?.id ?? ''))?.unreachable).toBe('blocked');
});

test('a throttled message is sent again and counts as no repeat', async () => {
  const room = await aSendingRoom({
    teams: (_person, time) =>
      time === 0 ? { kind: 'throttled', retryAfterMs: 20 } : { kind: 'sent', activityId: 'x' },
  });

  const id = await send(room);
  await room.runAll();

  expect(await counts(room, id)).toMatchObject({ sent: 3, possibleRepeats: 0 });
});

test('when Teams asks for a long pause, people are given back and served later', async () => {
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) =>
      time === 0 ? { kind: 'throttled', retryAfterMs: 60_000 } : { kind: 'sent', activityId: 'x' },
  });
  const id = await send(room);
  await room.run('announcing.freeze', { id });

  await expect(room.run('announcing.deliver', { id, chunk: 0 })).rejects.toThrow('paused');

  const [delivery] = await room.deliveries.chunk(id, 0);
  expect(delivery).toMatchObject({ state: 'pending', tries: 0, repeat: false });
});

test('a long pause gives back as well whose conversation was about to be made anew', async () => {
  const room = await aSendingRoom({
    people: 2,
    teams: (person, time) => {
      if (time > 0) return { kind: 'sent', activityId: 'x' };
      return person === room.members[0]?.id
        ? { kind: 'unreachable', why: 'conversation-gone', raw: '404' }
        : { kind: 'throttled', retryAfterMs: 60_000 };
    },
  });
  const id = await send(room);
  await room.run('announcing.freeze', { id });

  await expect(room.run('announcing.deliver', { id, chunk: 0 })).rejects.toThrow('paused');

  expect(await room.deliveries.chunk(id, 0)).toMatchObject([
    { state: 'pending', tries: 0, why: null },
    { state: 'pending', tries: 0, why: null },
  ]);
  expect((await room.people.table.find(room.members[0]?.id ?? ''))?.unreachable).toBeUndefined();
});

test('an unknown outcome is sent once more, marked, and never a third time', async () => {
  const room = await aSendingRoom({ people: 1, teams: () => ({ kind: 'unknown', raw: '502' }) });

  const id = await send(room);
  await room.runAll();

  expect(room.messages).toHaveLength(2);
  expect(await counts(room, id)).toMatchObject({ state: 'sent', unknown: 1, possibleRepeats: 1 });
});

test('when Teams refuses the bot itself, the announcement stops and says why', async () => {
  const room = await aSendingRoom({
    people: 60,
    teams: () => ({ kind: 'bot-refused', raw: '401 BotNotRegistered' }),
  });

  const id = await send(room);
  await room.runAll();

  const found = await room.sendings.get(id);
  expect(found).toMatchObject({
    state: 'stopped',
    stoppedBecause: { id: 'delivery.bot-refused', params: { raw: expect.stringContaining('401') } },
  });
  expect(found?.tally?.counts).toMatchObject({ sent: 0, pending: 60 });
});

test('every job may run twice: nobody gets a second message', async () => {
  const room = await aSendingRoom({ people: 150 });
  const id = await send(room);

  await room.run('announcing.freeze', { id });
  await room.run('announcing.freeze', { id });
  for (const chunk of [0, 1, 0, 1]) await room.run('announcing.deliver', { id, chunk });
  await room.run('announcing.tally', { id });
  await room.run('announcing.tally', { id });

  expect(room.messages).toHaveLength(150);
  expect(await counts(room, id)).toMatchObject({ state: 'sent', audience: 150, sent: 150 });
});

test('two workers with the same chunk never send to the same person', async () => {
  const room = await aSendingRoom({ people: 100 });
  const id = await send(room);
  await room.run('announcing.freeze', { id });

  await Promise.allSettled(
    [room.worker(), room.worker(), room.worker()].map((one) =>
      one.run('announcing.deliver', { id, chunk: 0 }),
    ),
  );

  expect([...messagesPerPerson(room.messages).values()].every((times) => times === 1)).toBe(true);
});

test('a person who joins the group while the audience is frozen gets into one chunk at most', async () => {
  const room = await aSendingRoom({ people: 150 });
  const id = await send(room);
  await room.run('announcing.freeze', { id });
  const newcomer = aPerson({
    id: '00000000-0000-4000-8000-000000000001',
    conversation: aConversation({ userId: '29:new' }),
  });
  await addPeople(room.people, newcomer);

  await room.run('announcing.freeze', { id });
  await room.runAll();

  expect([...messagesPerPerson(room.messages).values()].every((times) => times === 1)).toBe(true);
  expect(await counts(room, id)).toMatchObject({ audience: 150, sent: 150 });
});
