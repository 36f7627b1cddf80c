import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { getSending } from '../../../../bot/contract/delivery/sending.ts';
import { CHUNK_SIZE } from '../../../../bot/rooms/delivery/sending/deliveries-table.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const lead = aCaller({ role: 'lead', leads: null });
const PEOPLE = CHUNK_SIZE + 20;

/** An announcement to two chunks of people, written down and not yet sent. */
async function frozen(room: Room): Promise<string> {
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: lead, body });
  await room.run('announcing.freeze', { id });
  return id;
}

/** What a lead sees who looks some seconds after looking last. */
async function counts(room: Room, id: string) {
  room.date.set(new Date(room.date.now() + 2_000).toISOString());
  return (await callRoute(room.routes, getSending, { caller: lead, params: { id } })).counts;
}

test('whoever looks while it is sent sees the counts of that moment, though nobody has saved them', async () => {
  const room = await aSendingRoom({ people: PEOPLE });
  const id = await frozen(room);

  const before = await counts(room, id);
  await room.run('announcing.deliver', { id, chunk: 0 });
  const between = await counts(room, id);
  await room.run('announcing.deliver', { id, chunk: 1 });
  const after = await counts(room, id);

  expect((await room.sendings.get(id))?.tally).toBeNull();
  expect([before, between, after]).toMatchObject([
    { audience: PEOPLE, pending: PEOPLE, sent: 0 },
    { audience: PEOPLE, pending: 20, sent: CHUNK_SIZE },
    { audience: PEOPLE, pending: 0, sent: PEOPLE },
  ]);
});

test('somebody who is through and answers meanwhile is counted with the next look after the count they ask for', async () => {
  const room = await aSendingRoom({ people: PEOPLE });
  const id = await frozen(room);
  await room.run('announcing.deliver', { id, chunk: 0 });
  await counts(room, id);
  const [first] = await room.deliveries.chunk(id, 0);
  if (!first) throw new Error('nobody is there');

  await room.deliveries.note(first, 'acknowledged', '2026-09-24T08:00:00.000Z');
  await room.sendings.countAgain(id);

  expect(await counts(room, id)).toMatchObject({ sent: CHUNK_SIZE, acknowledged: 1 });
});
