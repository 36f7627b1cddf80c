import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import { CHUNK_SIZE } from '../../../../bot/rooms/delivery/sending/deliveries-table.ts';
import { chunkOf } from '../../../../bot/rooms/delivery/sending/delivery-row.ts';
import { LANES } from '../../../../bot/rooms/delivery/sending/lanes.ts';
import { SINCE_BEGINNING } from '../../../../bot/rooms/rollout/pilots/pilot-set.ts';
import { openPilotSetsTable } from '../../../../bot/rooms/rollout/pilots/pilot-sets-table.ts';
import { aCaller, addPeople } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { watchedStorage } from '../../../support/watched-storage.ts';
import { aMember, aSendingRoom } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

async function announce(room: Room, waveId = 'autumn.identity.finance'): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId, title: 'Hello', text: 'It is time.' },
  });
  return id;
}

async function planMark({ storage }: Room): Promise<string> {
  const rows = await storage.table<{ plan?: string }>('rollouts');
  return (await rows.get('rollout', 'autumn'))?.plan ?? '';
}

/** Everybody in the frozen audience, in the order of chunks. */
async function frozenPeople(room: Room, id: string): Promise<string[]> {
  const people: string[] = [];
  for (let chunk = 0; ; chunk += 1) {
    const rows = await room.deliveries.chunk(id, chunk);
    if (rows.length === 0) return people;
    people.push(...rows.map(({ personId }) => personId));
  }
}

/** Storage for a process that dies before it writes the rows of a chunk; of any if left out. */
function diesBeforeChunk(storage: Storage, chunk?: number): Storage {
  return watchedStorage(storage, async (table, partitionKey) => {
    const isIt = chunk === undefined || chunkOf({ partitionKey }) === chunk;
    if (table === 'deliveries' && isIt) throw new Error('it died');
  });
}

test('two runs of the freeze at the same time put nobody into two chunks', async () => {
  const room = await aSendingRoom({ people: 450 });
  const id = await announce(room);

  await Promise.all([1, 2, 3].map(() => room.worker().run('announcing.freeze', { id })));

  const people = await frozenPeople(room, id);
  expect(people).toHaveLength(450);
  expect(new Set(people).size).toBe(450);
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sending',
    chunks: 5,
  });
});

test('who joined the pilot set of this rollout is written down for its wave, and for no other', async () => {
  const room = await aSendingRoom({ people: 150 });
  const joined = room.members.slice(20, 60).map(({ id }) => id);
  const sets = await openPilotSetsTable(room.storage);
  await sets.change(
    { rolloutId: 'autumn', plan: await planMark(room), own: false },
    joined,
    () => SINCE_BEGINNING,
  );
  const ids = [await announce(room), await announce(room, 'autumn.identity.pilot')] as const;

  for (const id of ids) await room.run('announcing.freeze', { id });

  const [group, pilots] = [await frozenPeople(room, ids[0]), await frozenPeople(room, ids[1])];
  expect(group).toHaveLength(110);
  expect(pilots.filter((id) => group.includes(id))).toEqual([]);
  expect(joined.filter((id) => !pilots.includes(id))).toEqual([]);
});

test.each([0, 2, 4])(
  'a process that dies before it has written chunk %i leaves a gap that the next one fills, and nobody is in two chunks',
  async (gap) => {
    const room = await aSendingRoom({ people: 450 });
    const id = await announce(room);
    const dies = room.worker({ storage: diesBeforeChunk(room.storage, gap) });
    await expect(dies.run('announcing.freeze', { id })).rejects.toThrow('it died');
    // Somebody joins who belongs between those that are written down already.
    await addPeople(room.people, aMember(gap * CHUNK_SIZE + 40, 1));

    await room.run('announcing.freeze', { id });

    const people = await frozenPeople(room, id);
    expect(new Set(people).size).toBe(people.length);
    expect(room.members.filter((person) => !people.includes(person.id)).length).toBeLessThanOrEqual(1);
    expect(people.length).toBeGreaterThanOrEqual(450);
    expect(await room.sendings.get(id)).toMatchObject({ state: 'sending', chunks: 5 });
    expect(await room.freezePages.of(id)).toEqual([]);
  },
);

test('everybody of a chunk may leave before it is written: the others get it, and it comes to its end', async () => {
  const room = await aSendingRoom({ people: CHUNK_SIZE + 10 });
  const id = await announce(room);
  const dies = room.worker({ storage: diesBeforeChunk(room.storage) });
  await expect(dies.run('announcing.freeze', { id })).rejects.toThrow('it died');
  const first = (await room.people.table.after('finance', undefined, CHUNK_SIZE)).slice(0, CHUNK_SIZE);
  for (const person of first) await room.people.table.save({ ...person, groupId: 'sales' });

  await room.run('announcing.freeze', { id });
  await room.runAll();

  expect(await room.sendings.get(id)).toMatchObject({ state: 'sent', tally: { counts: { sent: 10 } } });
  expect(room.messages).toHaveLength(10);
});

test('however many people it has, an announcement has the same few jobs', async () => {
  const room = await aSendingRoom({ people: 950 });
  const id = await announce(room);
  room.queued.length = 0;

  await room.run('announcing.freeze', { id });

  expect(room.queued.map(({ kind }) => kind)).toEqual([
    ...Array(LANES).fill('announcing.lane'),
    'announcing.follow',
    // For the room that brings the app to those who have not got it.
    'delivery.sending-began',
  ]);
});

test('an audience is written down once an import that is being applied is over', async () => {
  const room = await aSendingRoom({ people: 3 });
  const id = await announce(room);
  await room.people.upheaval.begin({ importId: 'one', by: 'Lea Lead', since: '2026-09-01T09:00:00Z' });

  await expect(room.run('announcing.freeze', { id })).rejects.toBeInstanceOf(LaterError);
  expect(await frozenPeople(room, id)).toEqual([]);
  await room.people.upheaval.end('one');
  await room.run('announcing.freeze', { id });

  expect(await frozenPeople(room, id)).toHaveLength(3);
});

test('nobody is written down whom an import may have moved while they were read', async () => {
  const room = await aSendingRoom({ people: 3 });
  const id = await announce(room);
  const { table, upheaval } = room.people;
  const read = table.after;
  vi.spyOn(table, 'after').mockImplementationOnce(async (...from) => {
    await upheaval.begin({ importId: 'one', by: 'Lea Lead', since: '2026-09-01T09:00:00Z' });
    const page = await read(...from);
    await upheaval.end('one');
    return page;
  });

  await expect(room.run('announcing.freeze', { id })).rejects.toBeInstanceOf(LaterError);
  expect(await frozenPeople(room, id)).toEqual([]);
  await room.run('announcing.freeze', { id });

  expect(await frozenPeople(room, id)).toHaveLength(3);
});

test('an audience that everybody has left meanwhile comes to its end', async () => {
  const room = await aSendingRoom({ people: 1 });
  const id = await announce(room);
  for (const person of room.members) await room.people.table.save({ ...person, groupId: 'sales' });

  await room.runAll();

  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { audience: 0 } },
  });
});

test.each([0, 1, LANES])('a process that dies with %i lanes queued leaves nobody waiting', async (lanes) => {
  const room = await aSendingRoom({ people: 450 });
  const id = await announce(room);
  const doomed = await room.mortalWorker({ jobsItQueues: lanes });
  await waitUntil('it dies', () => doomed.isDead());
  expect(room.queued.filter(({ kind }) => kind === 'announcing.lane')).toHaveLength(lanes);

  await room.runAll();

  expect(await room.sendings.get(id)).toMatchObject({ state: 'sent', tally: { counts: { sent: 450 } } });
  expect(room.messages).toHaveLength(450);
});

test('a freeze that ended before its lanes were queued queues them when it is run again', async () => {
  const room = await aSendingRoom({ people: 3 });
  const id = await announce(room);
  await room.sendings.beginFreeze(id, new Date(room.clock.now()).toISOString());
  await room.deliveries.addChunk(
    id,
    0,
    room.members.map((person) => room.aDelivery(id, 0, person)),
  );
  await room.sendings.startSending(id, 1);
  room.queued.length = 0;

  await room.run('announcing.freeze', { id });
  await room.runAll();

  expect(await room.sendings.get(id)).toMatchObject({ state: 'sent', tally: { counts: { sent: 3 } } });
});
