import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemClock, timestamp } from '../../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingsTable } from '../../../../bot/rooms/delivery/record/sendings-table.ts';
import { countingJobs } from '../../../../bot/rooms/delivery/sending/count-deliveries.ts';
import { createWatch } from '../../../../bot/rooms/delivery/sending/watch.ts';
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

  const sendings: SendingsTable = {
    ...room.sendings,
    async saveTally(...count) {
      const saved = await room.sendings.saveTally(...count);
      await during(room.sendings, id);
      return saved;
    },
  };
  const watch = createWatch(sendings, systemClock);
  const jobs = countingJobs({ ...room, sendings, watch, clock: systemClock });
  const tally = jobs.find(({ kind }) => kind === 'announcing.tally');
  await tally?.run({ id }, new AbortController().signal);
  return room.sendings.get(id);
}

test('an announcement is over once its last count is kept', async () => {
  const found = await lastCount(async () => undefined);

  expect(found).toMatchObject({ state: 'sent', tally: { counts: { sent: 3 } } });
});

test('whoever is to be sent to again while the last count is kept is not taken for served', async () => {
  const found = await lastCount((sendings, id) => sendings.sendAgain(id, timestamp(systemClock)));

  expect(found).toMatchObject({ state: 'sending' });
});
