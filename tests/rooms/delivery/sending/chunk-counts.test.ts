import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import type { Delivery } from '../../../../bot/rooms/delivery/record/delivery.ts';
import { type CountedDelivery, createTally } from '../../../../bot/rooms/delivery/record/tally.ts';
import {
  CHUNK_SIZE,
  type DeliveriesTable,
  openDeliveriesTable,
} from '../../../../bot/rooms/delivery/sending/deliveries-table.ts';
import { countedStorage, sumOf } from '../../../support/counted-storage.ts';
import { Died, dyingStorage } from '../../../support/dying-storage.ts';
import { testStorage } from '../../../support/storage.ts';

const ID = '3f1f9a52-6a3e-4f57-9a6e-000000000001';
const AT = '2026-09-24T08:00:00.000Z';

function people(count: number, chunk = 0): Delivery[] {
  return Array.from({ length: count }, (_, index) => ({
    announcementId: ID,
    chunk,
    personId: `${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`,
    name: 'Ada Novak',
    upn: 'ada@contoso.example',
    groupId: 'finance',
    audience: 'finance',
    state: index === 0 ? 'unreachable' : 'pending',
    why: index === 0 ? 'blocked' : null,
    tries: 0,
    repeat: false,
    claimedAt: null,
    notBefore: null,
    conversation: null,
    locale: undefined,
    acknowledgedAt: null,
  }));
}

/** What the deliveries themselves count. */
async function recount(deliveries: DeliveriesTable, chunk = 0) {
  const tally = createTally();
  for (const row of await deliveries.chunk(ID, chunk)) {
    const counted: CountedDelivery = {
      ...row,
      acknowledged: row.acknowledgedAt !== null,
      done: row.doneAt !== null,
      reported: row.reportedAt !== null,
      openedTraining: row.openedTrainingAt !== null,
    };
    tally.add(counted);
  }
  return tally.result();
}

async function counted(deliveries: DeliveriesTable, chunk = 0) {
  return (await deliveries.tallies(ID, chunk, 1)).get(chunk);
}

async function claimPending(deliveries: DeliveriesTable) {
  const rows = (await deliveries.chunk(ID, 0)).filter(({ state }) => state === 'pending');
  const claimed = await deliveries.claim(
    rows.map((delivery) => ({ delivery, repeat: false })),
    AT,
  );
  if (claimed === 'changed') throw new Error('somebody was quicker');
  return claimed;
}

/** Everything that changes what deliveries count, one after the other. */
async function aWholeLife(storage: Storage): Promise<void> {
  const deliveries = await openDeliveriesTable(storage);
  await deliveries.addChunk(ID, 0, people(6));
  const [first, second, third, fourth, fifth] = await claimPending(deliveries);
  if (!first || !second || !third || !fourth || !fifth) throw new Error('nobody');
  await deliveries.settle(
    [
      { delivery: first, settlement: { state: 'sent', activityId: '1' } },
      { delivery: second, settlement: { state: 'unknown', raw: '502' } },
      { delivery: third, settlement: { state: 'unreachable', why: 'blocked', raw: '403' } },
      { delivery: fourth, settlement: { state: 'failed', why: 'http-400', raw: '400' } },
      { delivery: fifth, settlement: { state: 'pending' } },
    ],
    AT,
  );
  for (const receipt of ['acknowledged', 'done', 'reported', 'openedTraining'] as const) {
    const row = await deliveries.get(ID, 0, first.personId);
    if (row) await deliveries.note(row, receipt, AT);
  }
  const rows = await deliveries.chunk(ID, 0);
  await deliveries.openAgain(rows.filter(({ state }) => state === 'failed' || state === 'unknown'));
  const unreachable = (await deliveries.chunk(ID, 0)).filter(({ state }) => state === 'unreachable');
  await deliveries.explain(unreachable.map((delivery) => ({ delivery, why: 'install-forbidden', raw: '' })));
}

test('whatever happens to the deliveries of a chunk, its count row says the same as they do', async () => {
  const storage = testStorage();

  await aWholeLife(storage);

  const deliveries = await openDeliveriesTable(storage);
  expect(await counted(deliveries)).toEqual(await recount(deliveries));
  expect(await counted(deliveries)).toMatchObject({
    counts: { audience: 6, pending: 3, unreachable: 2, sent: 1, acknowledged: 1, possibleRepeats: 1 },
    reasons: [{ why: 'install-forbidden', people: 2 }],
    open: 3,
  });
});

test('wherever a process dies, the count is that of the deliveries, also when it is all done once more', async () => {
  const whole = dyingStorage(testStorage());
  await aWholeLife(whole.storage);

  for (let at = 0; at < whole.writes(); at += 1) {
    for (const when of ['before', 'after'] as const) {
      const storage = testStorage();
      await expect(aWholeLife(dyingStorage(storage, at, when).storage)).rejects.toThrow(Died);

      const deliveries = await openDeliveriesTable(storage);
      const found = (await deliveries.chunk(ID, 0)).length > 0;
      expect(await counted(deliveries)).toEqual(found ? await recount(deliveries) : undefined);
    }
  }
});

test('settling, claiming and receipts of several processes at once leave no count out', async () => {
  const storage = testStorage();
  const processes = await Promise.all(Array.from({ length: 4 }, () => openDeliveriesTable(storage)));
  const [one] = processes;
  if (!one) throw new Error('no process');
  await one.addChunk(ID, 0, people(40));
  const claimed = await claimPending(one);

  await Promise.all([
    ...processes.map((deliveries, index) =>
      deliveries.settle(
        claimed
          .filter((_, place) => place % processes.length === index)
          .map((delivery) => ({
            delivery,
            settlement: { state: 'sent', activityId: randomUUID() } as const,
          })),
        AT,
      ),
    ),
    ...claimed.map(async ({ personId }, index) => {
      const deliveries = processes[(index + 1) % processes.length] ?? one;
      for (;;) {
        const row = await deliveries.get(ID, 0, personId);
        if (!row || (await deliveries.note(row, 'acknowledged', AT)) === 'noted') return;
      }
    }),
  ]);

  expect(await counted(one)).toEqual(await recount(one));
  expect(await counted(one)).toMatchObject({ counts: { sent: 39, acknowledged: 39, claimed: 0 }, open: 0 });
});

test('a chunk that was frozen before there were counts gets one, and can be changed', async () => {
  const storage = testStorage();
  const deliveries = await openDeliveriesTable(storage);
  await deliveries.addChunk(ID, 0, people(CHUNK_SIZE));
  const rows = await storage.table<{ state: string }>('deliveries');
  await rows.remove(`${ID}|00000`, '~counts');
  // As many as such a chunk had.
  const last = 'ffffffff-0000-4000-8000-000000000000';
  await rows.insert({ partitionKey: `${ID}|00000`, rowKey: last, state: 'pending' });

  const found = await deliveries.chunk(ID, 0);
  const opened = await deliveries.openAgain(found.filter(({ state }) => state === 'unreachable'));

  expect(opened).toBe('written');
  expect(await counted(deliveries)).toEqual(await recount(deliveries));
  expect(await counted(deliveries)).toMatchObject({ counts: { audience: 100, pending: 100 }, open: 100 });
});

test('a count row that cannot be read is made again', async () => {
  const storage = testStorage();
  const deliveries = await openDeliveriesTable(storage);
  await deliveries.addChunk(ID, 0, people(3));
  const rows = await storage.table<{ counts: string }>('deliveries');
  await rows.merge({ partitionKey: `${ID}|00000`, rowKey: '~counts', counts: '{"counts":' });

  expect(await counted(deliveries)).toEqual(await recount(deliveries));
});

test('counting reads no delivery', async () => {
  const { storage, counts } = countedStorage(testStorage());
  const deliveries = await openDeliveriesTable(storage);
  for (const chunk of [0, 1, 2]) await deliveries.addChunk(ID, chunk, people(30, chunk));

  const tallies = await deliveries.tallies(ID, 0, 3);

  expect([...tallies.keys()]).toEqual([0, 1, 2]);
  expect(counts.listed.get('deliveries')).toBe(1);
  expect(sumOf(counts.got)).toBe(0);
});
