import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { CHUNK_SIZE } from '../../../../bot/rooms/delivery/sending/deliveries-table.ts';
import { remedyFor } from '../../../../bot/rooms/delivery/sending/sweep.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, messagesPerPerson } from '../../announcements/a-sending-room.ts';

type Room = Awaited<ReturnType<typeof aSendingRoom>>;

const NOW = Date.parse('2026-09-24T08:00:00Z');

function aCourse(secondsSinceSign: number, secondsSinceProgress = secondsSinceSign) {
  const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();
  return {
    run: 1,
    aliveAt: '',
    lastSign: ago(secondsSinceSign),
    progressAt: ago(secondsSinceProgress),
  };
}

test.each([
  ['frozen a moment ago', { state: 'freezing', course: aCourse(5) }, 'nothing'],
  ['saved but never frozen', { state: 'freezing', course: aCourse(90) }, 'freeze'],
  ['counted a moment ago', { state: 'sending', course: aCourse(2) }, 'nothing'],
  ['sending without anybody who counts', { state: 'sending', course: aCourse(90) }, 'send'],
  ['counted, but nobody is sent to', { state: 'sending', course: aCourse(2, 200) }, 'send'],
  ['held for long', { state: 'sending', held: true, course: aCourse(2, 9_999) }, 'nothing'],
  ['held, and whoever looks after it died', { state: 'sending', held: true, course: aCourse(90) }, 'send'],
  ['sent long ago', { state: 'sent', course: aCourse(9_999) }, 'nothing'],
  ['stopped long ago', { state: 'stopped', course: aCourse(9_999) }, 'nothing'],
] as const)('an announcement %s', (_what, announcement, remedy) => {
  expect(remedyFor(announcement, NOW)).toBe(remedy);
});

async function announce(room: Room): Promise<string> {
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });
  return id;
}

/** Minutes pass, and the sweep comes by. */
async function sweepLater(room: Room): Promise<void> {
  room.pass(5 * 60_000);
  await room.run('announcing.sweep', {});
}

async function expectAllServed(room: Room, id: string, people: number): Promise<void> {
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { audience: people, sent: people, claimed: 0 } },
  });
  expect(messagesPerPerson(room.messages).size).toBe(people);
}

test('an announcement that was saved but not queued is found and sent', async () => {
  const room = await aSendingRoom({ people: 120 });
  const id = await announce(room);
  room.queued.length = 0;

  await sweepLater(room);
  await room.runAll();

  await expectAllServed(room, id, 120);
});

test('a freeze that died halfway is finished, and nobody is in it twice', async () => {
  const room = await aSendingRoom({ people: 250 });
  const id = await announce(room);
  room.queued.length = 0;
  const page = await room.people.table.after('finance', undefined, CHUNK_SIZE);
  await room.sendings.beginFreeze(id, new Date(room.clock.now()).toISOString());
  await room.deliveries.addChunk(
    id,
    0,
    page.map((person) => room.aDelivery(id, 0, person)),
  );

  await sweepLater(room);
  await room.runAll();

  await expectAllServed(room, id, 250);
});

test.each([
  ['all lanes', 'announcing.lane'],
  ['whoever counts', 'announcing.follow'],
])('when %s are lost, the announcement comes to its end all the same', async (_what, lost) => {
  const room = await aSendingRoom({ people: 150 });
  const id = await announce(room);
  await room.run('announcing.freeze', { id });
  const kept = room.queued.filter(({ kind }) => kind !== lost && kind !== 'announcing.freeze');
  room.queued.splice(0, room.queued.length, ...kept.filter(({ kind }) => kind !== 'announcing.follow'));
  if (lost === 'announcing.follow') await room.runAll();
  room.queued.length = 0;

  await sweepLater(room);
  await room.runAll();

  await expectAllServed(room, id, 150);
});

test('people who were claimed by a process that is gone are served', async () => {
  const room = await aSendingRoom({ people: 80 });
  const id = await announce(room);
  await room.run('announcing.freeze', { id });
  const found = await room.deliveries.chunk(id, 0);
  const at = new Date(room.clock.now()).toISOString();
  await room.deliveries.claim(
    found.slice(0, 50).map((delivery) => ({ delivery, repeat: false })),
    at,
  );
  room.queued.length = 0;

  await sweepLater(room);
  await room.runAll();

  await expectAllServed(room, id, 80);
  expect((await room.sendings.get(id))?.tally?.counts.possibleRepeats).toBe(50);
});

test('sweeping while everything is well starts nothing', async () => {
  const room = await aSendingRoom({ people: 10 });
  const id = await announce(room);
  await room.run('announcing.freeze', { id });
  const before = room.queued.length;

  await room.run('announcing.sweep', {});

  expect(room.queued).toHaveLength(before);
});

test('sweeping once too often sends to nobody twice', async () => {
  const room = await aSendingRoom({ people: 150 });
  const id = await announce(room);
  await room.run('announcing.freeze', { id });

  await sweepLater(room);
  await sweepLater(room);
  await room.runAll();

  await expectAllServed(room, id, 150);
  expect(room.messages).toHaveLength(150);
});
