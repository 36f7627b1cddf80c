import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { resendFailed } from '../../../../bot/contract/delivery/results.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { LEFT, type Person } from '../../../../bot/rooms/people/person.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { movedByImport } from '../../../support/moved-by-import.ts';
import { aSendingRoom, messagesPerPerson, type Teams } from '../../announcements/a-sending-room.ts';

// Days may go by between who is written down and who is written to: an hour of their own, a wave that is held, a resend.

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const lead = aCaller({ role: 'lead', leads: null });

/** An announcement to three people that is written down, and of which nothing is sent yet. */
async function writtenDown(teams?: Teams) {
  const room = await aSendingRoom({ people: 3, ...(teams && { teams }) });
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: lead, body });
  await room.run('announcing.freeze', { id });
  const [first] = room.members;
  if (!first) throw new Error('nobody is there');
  return { room, id, first };
}

/** An import says where they are from now on, and every process knows. */
async function imported(room: Room, person: Person, groupId: string): Promise<void> {
  await movedByImport(room.people, person, groupId);
  room.pass(5_000);
}

test('who has left since they were written down is not written to, and is counted as that', async () => {
  const { room, id, first } = await writtenDown();
  await imported(room, first, LEFT.id);

  await room.runAll();

  expect([...messagesPerPerson(room.messages).keys()]).not.toContain(first.id);
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { audience: 3, sent: 2, unreachable: 1 }, reasons: [{ why: 'left', people: 1 }] },
  });
});

test('who leaves while it is sent is not written to from then on', async () => {
  const { room, id, first } = await writtenDown((personId, time) =>
    personId === first.id && time === 0 ? { kind: 'unknown', raw: 'no answer' } : SENT,
  );
  await room.run('announcing.deliver', { id, chunk: 0 }).catch(() => undefined);
  await imported(room, first, LEFT.id);

  await room.runAll();

  expect(messagesPerPerson(room.messages).get(first.id)).toBe(1);
  expect(await room.sendings.get(id)).toMatchObject({ state: 'sent', tally: { counts: { unknown: 1 } } });
});

test('a resend does not reach who has left, and does once they are back', async () => {
  const { room, id, first } = await writtenDown((personId, time) =>
    personId === first.id && time === 0 ? { kind: 'unreachable', why: 'blocked', raw: '403' } : SENT,
  );
  await room.runAll();
  const resend = async () => {
    const body = { states: ['unreachable' as const] };
    await callRoute(room.routes, resendFailed, { caller: lead, params: { id }, body });
    await room.runAll();
    return messagesPerPerson(room.messages).get(first.id);
  };

  await imported(room, first, LEFT.id);
  const gone = await resend();
  await imported(room, first, 'finance');
  const back = await resend();

  expect([gone, back]).toEqual([1, 2]);
  expect(await room.people.table.find(first.id)).toMatchObject({
    groupId: 'finance',
    unreachable: 'blocked',
  });
});

const SENT: SendOutcome = { kind: 'sent', activityId: '1' };
