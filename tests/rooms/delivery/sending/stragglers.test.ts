import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, messagesPerPerson } from '../../announcements/a-sending-room.ts';

test('people who missed their turn are served later, and whoever sends goes on meanwhile', async () => {
  const reserved: number[] = [];
  const room = await aSendingRoom({
    people: 300,
    budget: {
      everyMs: 1,
      // The first stretch was nearly over before anybody could use it.
      async reserve(messages) {
        reserved.push(messages);
        const everyMs = reserved.length === 1 ? 10 : 1;
        const startAt = Date.now() - (reserved.length === 1 ? 950 : 0);
        return { startAt, everyMs, after: 0 };
      },
      async pause() {},
    },
  });
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });
  await room.run('announcing.freeze', { id });
  await room.runAll();

  // Some of the first hundred, but not all, had to be reserved for again.
  expect(reserved.length).toBeGreaterThan(3);
  expect([...messagesPerPerson(room.messages).values()]).toEqual(Array(300).fill(1));
  expect(await room.sendings.get(id)).toMatchObject({
    state: 'sent',
    tally: { counts: { sent: 300, possibleRepeats: 0 } },
  });
});
