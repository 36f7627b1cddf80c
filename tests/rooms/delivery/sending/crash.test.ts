import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { CLAIM_WINDOW } from '../../../../bot/rooms/delivery/sending/deliver.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { randomDraws } from '../../../support/random.ts';
import { waitUntil } from '../../../support/wait-until.ts';
import { aSendingRoom, messagesPerPerson } from '../../announcements/a-sending-room.ts';

// The benchmark `crash` in small: the same engine and storage, workers that end in the middle of anything.

const PEOPLE = 250;
const KILLS = 6;

test('workers that die at any moment lose nobody, and repeat no more than what they held', async () => {
  const draw = randomDraws();
  const room = await aSendingRoom({
    people: PEOPLE,
    // An answer takes a while, so that a kill also falls between a message and its answer, and that there is still
    // something to do at the last one.
    teams: async () => {
      await wait(100);
      return { kind: 'sent', activityId: randomUUID() };
    },
  });
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });

  for (let kill = 0; kill < KILLS; kill += 1) {
    const doomed = await room.mortalWorker();
    await wait(draw() * 250);
    doomed.kill();
  }
  await room.mortalWorker();
  const settled = await waitUntil('the end', async () => {
    const found = await room.sendings.get(id);
    return found?.state === 'sent' ? found : undefined;
  });

  const each = messagesPerPerson(room.messages);
  expect(each.size).toBe(PEOPLE);
  expect(settled.tally?.counts).toMatchObject({ audience: PEOPLE, sent: PEOPLE, pending: 0, claimed: 0 });
  const rows = await room.deliveries.chunks(id, 0, 3);
  const marked = new Set(rows.filter(({ repeat }) => repeat).map(({ personId }) => personId));
  const repeated = [...each].filter(([, times]) => times > 1).map(([personId]) => personId);
  expect(repeated.filter((personId) => !marked.has(personId))).toEqual([]);
  expect(room.messages.length - PEOPLE).toBeLessThanOrEqual(CLAIM_WINDOW * KILLS);
});

test('a process that is killed repeats at most its claim window', async () => {
  const room = await aSendingRoom({
    people: 400,
    // Teams never answers: nothing that is claimed is let go.
    teams: () => new Promise(() => {}),
  });
  const id = randomUUID();
  await callRoute(room.routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: null }),
    body: { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' },
  });

  const claimed = async () => {
    const rows = await room.deliveries.chunks(id, 0, 5);
    return rows.filter(({ state }) => state === 'claimed');
  };

  const doomed = await room.mortalWorker();
  // Not all of them have to be on their way: on a slow machine some turns pass unused, and none is made up for.
  await waitUntil('everything that it may hold is claimed', async () => {
    return room.messages.length > 0 && (await claimed()).length >= CLAIM_WINDOW - 1;
  });
  await wait(300);
  doomed.kill();

  const held = await claimed();
  // The second batch of a chunk is one smaller than the first.
  expect([CLAIM_WINDOW - 1, CLAIM_WINDOW]).toContain(held.length);
  expect(room.messages.length).toBeLessThanOrEqual(CLAIM_WINDOW);
  const told = [...messagesPerPerson(room.messages).keys()];
  expect(told.filter((personId) => !held.some((one) => one.personId === personId))).toEqual([]);
});
