import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { aCaller, aConversation, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, makes } from '../../announcements/a-sending-room.ts';

// What Teams' answers mean for a delivery: facts of "Status codes from bot conversational APIs".

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const SENT: SendOutcome = { kind: 'sent', activityId: 'x' };
const GONE: SendOutcome = { kind: 'unreachable', why: 'conversation-gone', raw: '404 ConversationNotFound' };
const REFUSED: SendOutcome = { kind: 'bot-refused', raw: '401 BotNotRegistered' };

async function announce(room: Room): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });
  return id;
}

async function tallyOf(room: Room, id: string) {
  const found = await room.sendings.get(id);
  return { state: found?.state, ...found?.tally?.counts, reasons: found?.tally?.reasons };
}

test('a conversation that is gone is made anew once, and used from then on', async () => {
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) => (time === 0 ? GONE : SENT),
    creates: makes,
  });
  const person = room.members[0]?.id ?? '';

  const id = await announce(room);
  await room.runAll();

  expect(await tallyOf(room, id)).toMatchObject({ state: 'sent', sent: 1, possibleRepeats: 0 });
  expect(room.created).toEqual([person]);
  expect(room.messages.map(({ conversationId }) => conversationId)).toEqual([
    `a:${person}`,
    `a:new-${person}`,
  ]);
  expect((await room.people.table.find(person))?.conversation?.id).toBe(`a:new-${person}`);
  expect((await room.deliveries.get(id, 0, person))?.conversation?.id).toBe(`a:new-${person}`);
});

test('a conversation that is gone again after that is given up', async () => {
  const room = await aSendingRoom({ people: 1, teams: () => GONE, creates: makes });

  const id = await announce(room);
  await room.runAll();

  expect(room.messages).toHaveLength(2);
  expect(room.created).toHaveLength(1);
  expect(await tallyOf(room, id)).toMatchObject({
    unreachable: 1,
    reasons: [{ why: 'conversation-gone', people: 1 }],
  });
});

test('a conversation that is gone and cannot be made anew says why', async () => {
  const room = await aSendingRoom({ people: 1, teams: () => GONE });

  const id = await announce(room);
  await room.runAll();

  expect(room.messages).toHaveLength(1);
  expect(await tallyOf(room, id)).toMatchObject({ reasons: [{ why: 'not-installed', people: 1 }] });
});

test('somebody who has the app but never wrote gets a conversation and the message', async () => {
  const room = await aSendingRoom({ people: 1, creates: makes });
  const silent = aPerson({ conversation: undefined });
  await addPeople(room.people, silent);

  const id = await announce(room);
  await room.runAll();

  expect(room.created).toEqual([silent.id]);
  expect(await tallyOf(room, id)).toMatchObject({ audience: 2, sent: 2, unreachable: 0 });
});

test('somebody without the app is asked for once, and not again by the next announcement', async () => {
  const room = await aSendingRoom({ people: 1 });
  const without = aPerson({ conversation: undefined });
  await addPeople(room.people, without);

  const id = await announce(room);
  await room.runAll();

  expect(room.created).toEqual([without.id]);
  expect(await tallyOf(room, id)).toMatchObject({ sent: 1, reasons: [{ why: 'not-installed', people: 1 }] });
  expect((await room.people.table.find(without.id))?.unreachable).toBe('not-installed');
});

test('while nobody ever wrote to the bot, nothing shows where conversations are made', async () => {
  const room = await aSendingRoom({ people: 0, creates: makes });
  await addPeople(room.people, aPerson({ conversation: undefined }));

  const id = await announce(room);
  await room.runAll();

  expect(room.created).toEqual([]);
  expect(await tallyOf(room, id)).toMatchObject({ reasons: [{ why: 'not-installed', people: 1 }] });
});

test('making a conversation that is throttled is tried again', async () => {
  let asked = 0;
  const room = await aSendingRoom({
    people: 1,
    creates: (person, office) => {
      asked += 1;
      return asked === 1 ? { kind: 'throttled', retryAfterMs: 10 } : makes(person, office);
    },
  });
  await addPeople(room.people, aPerson({ conversation: undefined }));

  const id = await announce(room);
  await room.runAll();

  expect(asked).toBe(2);
  expect(await tallyOf(room, id)).toMatchObject({ sent: 2, possibleRepeats: 0 });
});

test('an answer that nobody knows is permanent, and kept as it came', async () => {
  const raw = '403 BrandNewRule not today';
  const room = await aSendingRoom({
    people: 1,
    teams: () => ({ kind: 'unreachable', why: 'forbidden', raw }),
  });

  const id = await announce(room);
  await room.runAll();

  const table = await room.storage.table<{ raw?: string; why?: string }>('deliveries');
  const stored = await Array.fromAsync(table.list({ filter: "RowKey lt '~'" }));
  expect(stored).toMatchObject([{ raw, why: 'forbidden' }]);
  expect(await tallyOf(room, id)).toMatchObject({ state: 'sent', unreachable: 1 });
  expect(room.messages).toHaveLength(1);
});

test('a 429 pauses everybody for as long as Teams asks', async () => {
  const pauses: number[] = [];
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) => (time === 0 ? { kind: 'throttled', retryAfterMs: 70 } : SENT),
    budget: aBudgetThatNotes(pauses),
  });

  const id = await announce(room);
  await room.runAll();

  expect(pauses).toEqual([70]);
  expect(await tallyOf(room, id)).toMatchObject({ sent: 1 });
});

test('two calls that met in one conversation make nobody else wait', async () => {
  const pauses: number[] = [];
  const room = await aSendingRoom({
    people: 1,
    teams: (_person, time) =>
      time === 0 ? { kind: 'throttled', retryAfterMs: undefined, only: 'this-conversation' } : SENT,
    budget: aBudgetThatNotes(pauses),
  });

  const id = await announce(room);
  await room.runAll();

  expect(pauses).toEqual([]);
  expect(await tallyOf(room, id)).toMatchObject({ sent: 1, possibleRepeats: 0 });
});

test('when Teams refuses the bot, nobody counts as tried and the leads of the wave are told', async () => {
  const lead = aLead({ leads: null });
  const limited = aLead({ leads: ['finance'] });
  const elsewhere = aLead({ leads: ['sales'] });
  const leads = [lead, limited, elsewhere].map(({ id }) => id);
  const room = await aSendingRoom({
    people: 3,
    teams: (person) => (leads.includes(person) ? SENT : REFUSED),
  });
  await addPeople(room.people, lead, limited, elsewhere);

  const id = await announce(room);
  await room.runAll();

  expect(await tallyOf(room, id)).toMatchObject({ state: 'stopped', pending: 3, claimed: 0 });
  expect((await room.deliveries.chunk(id, 0)).map(({ tries }) => tries)).toEqual([0, 0, 0]);
  const told = room.messages.filter(({ personId }) => leads.includes(personId));
  expect(told.map(({ personId }) => personId).sort()).toEqual([lead.id, limited.id].sort());
  expect(JSON.stringify(told[0]?.message)).toContain('401 BotNotRegistered');
});

function aLead(changes: Parameters<typeof aPerson>[0]) {
  const id = randomUUID();
  return aPerson({
    id,
    groupId: 'it',
    role: 'lead',
    conversation: aConversation({ userId: `29:${id}` }),
    ...changes,
  });
}

/** A budget that makes nobody wait. */
function aBudgetThatNotes(pauses: number[]) {
  return {
    everyMs: 1,
    async reserve() {
      return { startAt: Date.now(), everyMs: 1, after: 0 };
    },
    async pause(ms: number) {
      pauses.push(ms);
    },
  };
}
