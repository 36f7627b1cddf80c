import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemClock, timestamp } from '../../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { Storage } from '../../../../bot/doors/azure/storage.ts';
import type { Cell } from '../../../../bot/doors/azure/table.ts';
import type { SendingsTable } from '../../../../bot/rooms/delivery/record/sendings-table.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom } from '../../announcements/a-sending-room.ts';

/** Everybody has got an announcement that is still "sending"; `during` happens between its last count and the end. */
async function lastCount(during: (sendings: SendingsTable, id: string) => Promise<unknown>) {
  const room = await aSendingRoom({ people: 3 });
  const id = randomUUID();
  const caller = aCaller({ role: 'lead', leads: null });
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller, body });
  await room.runAll();
  await room.sendings.sendAgain(id, timestamp(systemClock));

  const storage = afterEachCount(room.storage, () => during(room.sendings, id));
  await room.worker({ storage }).run('announcing.tally', { id });
  return room.sendings.get(id);
}

/** The same storage, in which something happens as soon as a count is written. */
function afterEachCount(storage: Storage, act: () => Promise<unknown>): Storage {
  const then =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const written = await write(...args);
      await act();
      return written;
    };
  return {
    ...storage,
    async table<T extends { [K in keyof T]: Cell }>(name: string) {
      const table = await storage.table<T>(name);
      return name === 'announcements' ? { ...table, batchForEtag: then(table.batchForEtag) } : table;
    },
  };
}

test('an announcement is over once its last count is kept', async () => {
  const found = await lastCount(async () => undefined);

  expect(found).toMatchObject({ state: 'sent', tally: { counts: { sent: 3 } } });
});

test('whoever is to be sent to again while the last count is kept is not taken for served', async () => {
  const found = await lastCount((sendings, id) => sendings.sendAgain(id, timestamp(systemClock)));

  expect(found).toMatchObject({ state: 'sending' });
});
