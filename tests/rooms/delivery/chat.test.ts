import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import { createConversation } from '../../../bot/doors/teams/conversation.ts';
import { DONE, GOT_IT, REPORT } from '../../../bot/rooms/announcements/cards/content-card.ts';
import { aCaller, aPerson, senderOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { silentLog } from '../../support/silent-log.ts';
import { aSendingRoom } from '../announcements/a-sending-room.ts';

async function announcedRoom() {
  const room = await aSendingRoom({ people: 2 });
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: aCaller({ role: 'lead', leads: null }), body });
  await room.runAll();
  const answer = createConversation([room.chat], silentLog);
  const press = async (
    person: { id: string; name: string },
    data: Record<string, unknown> = { a: id, c: '0' },
    verb = GOT_IT,
  ) => {
    const said = await answer(senderOf(person), { kind: 'press', verb, data, way: 'execute' });
    return said.kind === 'action' ? said.reply : undefined;
  };
  return {
    ...room,
    id,
    answer,
    press,
    counts: async () => (await room.sendings.get(id))?.tally?.counts,
  };
}

test('"Got it" is noted, and the card says so instead of offering the button again', async () => {
  const { press, members, sendings, runAll, id } = await announcedRoom();

  const reply = await press(members[0] ?? aPerson());
  await runAll();

  expect(JSON.stringify(reply)).toContain('You said \\"Got it\\" on');
  expect(JSON.stringify(reply)).not.toContain(GOT_IT);
  expect((await sendings.get(id))?.tally?.counts.acknowledged).toBe(1);
});

test('whoever types "Got it" is told where to press it, as only the card knows which announcement it is', async () => {
  const { answer, members, counts } = await announcedRoom();

  const reply = await answer(senderOf(members[0] ?? aPerson()), { kind: 'text', text: 'Got it' });

  expect(JSON.stringify(reply)).toContain('on the card that you mean');
  expect((await counts())?.acknowledged).toBe(0);
});

test('pressing again changes nothing', async () => {
  const { press, members, deliveries, sendings, runAll, id } = await announcedRoom();
  const person = members[0] ?? aPerson();
  const first = await press(person);
  const before = await deliveries.get(id, 0, person.id);

  const second = await press(person);
  await runAll();

  expect(second).toEqual(first);
  expect(await deliveries.get(id, 0, person.id)).toEqual(before);
  expect((await sendings.get(id))?.tally?.counts.acknowledged).toBe(1);
});

test('somebody whom the announcement was not for is told so, and nothing is noted', async () => {
  const { press, sendings, runAll, id } = await announcedRoom();

  const reply = await press(aPerson());
  await runAll();

  expect(reply).toEqual({ note: expect.stringContaining("wasn't for you") });
  expect((await sendings.get(id))?.tally?.counts.acknowledged).toBe(0);
});

test('an announcement that is gone is answered in words', async () => {
  const { press, members } = await announcedRoom();

  const reply = await press(members[0] ?? aPerson(), { a: randomUUID(), c: '0' });

  expect(reply).toEqual({ note: expect.stringContaining('has been removed') });
});

test('whoever says "Got it" and then "I have done it" has both on the card, in either order', async () => {
  const { press, members, counts, runAll, id } = await announcedRoom();
  const [first = aPerson(), second = aPerson()] = members;
  const where = { a: id, c: '0' };

  await press(first);
  const one = await press(first, where, DONE);
  await press(second, where, DONE);
  const other = await press(second);
  await press(second, where, DONE);
  await runAll();

  for (const reply of [one, other]) {
    expect(JSON.stringify(reply)).toContain('You said \\"Got it\\" on');
    expect(JSON.stringify(reply)).toContain('You said that you have done it on');
    expect(JSON.stringify(reply)).not.toContain(DONE);
  }
  expect(await counts()).toMatchObject({ acknowledged: 2, done: 2 });
});

test('"Report an issue" is answered by a form about the announcement, and counts only once it is filed', async () => {
  const { press, members, counts, reports, runAll, id } = await announcedRoom();
  const person = members[0] ?? aPerson();

  const reply = await press(person, { a: id, c: '0' }, REPORT);
  await press(person, { a: id, c: '0' }, REPORT);
  await runAll();
  const opened = await counts();
  await reports.reported({ announcement: id, chunk: 0 }, person.id);
  await reports.reported({ announcement: id, chunk: 0 }, person.id);
  await runAll();

  expect(reply).toMatchObject({ answer: { text: 'What went wrong with "Hello"?' } });
  expect(opened).toMatchObject({ reported: 0 });
  expect(await counts()).toMatchObject({ reported: 1, acknowledged: 0 });
});

test('a card is known to whom it was sent, with its title and phase, and to nobody else', async () => {
  const { reports, members, id } = await announcedRoom();
  const card = { announcement: id, chunk: 0 };

  expect(await reports.find(card, members[0]?.id ?? '')).toEqual({
    title: 'Hello',
    phase: { rolloutId: 'autumn', phaseId: 'identity' },
  });
  expect(await reports.find(card, randomUUID())).toBeUndefined();
  expect(await reports.find({ ...card, announcement: randomUUID() }, members[0]?.id ?? '')).toBeUndefined();
});

test('somebody whom the announcement was not for can report an issue as well', async () => {
  const { press, counts, runAll, id } = await announcedRoom();

  const reply = await press(aPerson(), { a: id, c: '0' }, REPORT);
  await runAll();

  expect(reply).toMatchObject({ answer: { text: 'What went wrong?' } });
  expect(await counts()).toMatchObject({ reported: 0 });
});

test('many presses within a second ask for one count', async () => {
  const { press, members, queued } = await announcedRoom();
  const [first = aPerson(), second = aPerson()] = members;

  await Promise.all([press(first), press(second)]);

  expect(queued.filter(({ kind }) => kind === 'announcing.tally')).toHaveLength(1);
});

test('of two presses at the same moment the first counts, and both cards tell of it', async () => {
  const { press, members, deliveries, receipts, id } = await announcedRoom();
  const person = members[0] ?? aPerson();
  const row = await deliveries.get(id, 0, person.id);
  if (!row) throw new Error('There is no delivery.');

  const times = [await receipts.note(row, 'acknowledged'), await receipts.note(row, 'acknowledged')];
  await press(person);

  expect(times[1]).toBe(times[0]);
  expect((await deliveries.get(id, 0, person.id))?.acknowledgedAt).toBe(times[0]);
});
