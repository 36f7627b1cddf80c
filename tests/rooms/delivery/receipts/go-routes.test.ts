import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { openTrainingLink } from '../../../../bot/contract/delivery/sending.ts';
import { openLinkKey } from '../../../../bot/rooms/training/links/link-key.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom } from '../../announcements/a-sending-room.ts';

const caller = aCaller();

/** Two people of Finance have a card with a link to the training of their phase. */
async function sentRoom() {
  const room = await aSendingRoom({ people: 2 });
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: aCaller({ role: 'lead', leads: null }), body });
  await room.runAll();
  const tokens = room.messages.map(({ message }) => tokenIn(JSON.stringify(message)));
  return {
    ...room,
    id,
    tokens,
    follow: (token: string) => callRoute(room.routes, openTrainingLink, { caller, params: { token } }),
    counts: async () => (await room.sendings.get(id))?.tally?.counts,
  };
}

function tokenIn(message: string): string {
  return /https:\/\/bot\.contoso\.example\/go\/([\w-]+)\)/.exec(message)?.[1] ?? '';
}

test('each person has a link of their own, which leads to the training and is counted once', async () => {
  const { tokens, follow, counts, runAll } = await sentRoom();
  const [mine = '', theirs = ''] = tokens;

  const address = await follow(mine);
  await follow(mine);
  await runAll();

  expect(address).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  expect(mine).not.toBe(theirs);
  expect(await counts()).toMatchObject({ sent: 2, openedTraining: 1 });
});

test('the address is the one that the announcement has now, and none once the item is taken off', async () => {
  const { tokens, follow, announcements, id } = await sentRoom();
  const found = await announcements.get(id);
  if (!found) throw new Error('it is kept');

  const taken = { ...found, announcement: { ...found.announcement, training: [] } };
  await announcements.update(found, taken);

  await expect(follow(tokens[0] ?? '')).rejects.toMatchObject({ code: 'training-link-unknown' });
});

test('a link that somebody made up leads nowhere, and nothing is noted', async () => {
  const { tokens, follow, deliveries, members, id } = await sentRoom();
  const forged = `A${tokens[0]?.slice(1)}`;

  await expect(follow(forged)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(follow('https://evil.example')).rejects.toMatchObject({ kind: 'not-found' });

  expect((await deliveries.get(id, 0, members[0]?.id ?? ''))?.openedTrainingAt).toBeNull();
});

test('processes that start at once sign with the same key', async () => {
  const { storage } = await aSendingRoom({ people: 1 });

  const [one, two, three] = await Promise.all([1, 2, 3].map(() => openLinkKey(storage)));

  expect(one?.symmetricKeySize).toBe(32);
  expect(two?.export()).toEqual(one?.export());
  expect(three?.export()).toEqual(one?.export());
});
