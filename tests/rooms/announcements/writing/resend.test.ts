import { expect, test } from 'vitest';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { type Answers, aDeliveringRoom } from './a-delivering-room.ts';
import { anAnnouncement, ofSales } from './an-announcements-room.ts';

const removed: SendOutcome = { kind: 'unreachable', why: 'removed-app', raw: '403' };
const failed: SendOutcome = { kind: 'failed', why: 'http-400', raw: '400' };
const unknown: SendOutcome = { kind: 'unknown', raw: '502' };

/** The first person has removed the app, the second one's message fails, of the third nobody ever knows. */
function mixed(until: () => boolean): Answers {
  return ({ act, personId }) => {
    if (act !== 'tell' || until()) return undefined;
    return [removed, failed, unknown][Number.parseInt(personId.slice(0, 8), 16)];
  };
}

async function aMixedRoom(people: number) {
  const mended = { yes: false };
  const room = await aDeliveringRoom({ people, answers: mixed(() => mended.yes) });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  await room.at('2026-09-12T10:05:00Z');
  await room.runAll();
  const counts = async () => (await room.deps.sendings.get(id))?.tally?.counts;
  const got = () => room.tellings().map(({ personId }) => personId);
  return { room, id, mended, counts, got };
}

test('those it failed for are sent to again, and nobody else', async () => {
  const { room, id, mended, counts, got } = await aMixedRoom(250);
  const before = await counts();
  expect(before).toMatchObject({ unreachable: 2, failed: 1, unknown: 1, sent: 247 });
  const already = got().length;
  mended.yes = true;

  const asked = await room.resend(id, ['failed', 'unknown']);
  expect((await room.view(id)).state).toBe('sending');
  await room.runAll();

  expect(asked).toEqual({ people: 2, posts: 0 });
  expect(got().slice(already).toSorted()).toEqual([room.members[1]?.id, room.members[2]?.id]);
  expect(await counts()).toMatchObject({
    audience: before?.audience,
    unreachable: 2,
    failed: 0,
    unknown: 0,
    sent: 249,
    possibleRepeats: 1,
  });
  expect(await room.view(id)).toMatchObject({ state: 'sent' });
  expect((await room.view(id)).audit.find(({ what }) => what === 'resent')).toMatchObject({
    by: { name: 'Ada Author' },
    note: '2 people: failed and unknown',
  });
});

test('whoever has got the app since is reached where they are now', async () => {
  const { room, id, mended, counts } = await aMixedRoom(3);
  const [gone] = room.members;
  if (!gone?.conversation) throw new Error('nobody');
  await room.deps.people.table.setConversation(gone, { ...gone.conversation, id: 'a:new' });
  mended.yes = true;

  await room.resend(id, ['unreachable']);
  await room.runAll();

  expect(room.tellings().map(({ personId }) => personId)).toContain('new');
  // Somebody of Finance never had the app.
  expect(await counts()).toMatchObject({ audience: 4, sent: 1, unreachable: 1, failed: 1, unknown: 1 });
});

test('the same wish is carried out once, however often its job runs', async () => {
  const { room, id, got } = await aMixedRoom(3);
  await room.resend(id, ['failed']);
  const job = room.queued().find(({ kind }) => kind === 'announcing.resend');
  await room.runAll();
  const already = got().length;

  await room.run('announcing.resend', job?.data);
  await room.runAll();

  expect(got()).toHaveLength(already);
});

test('a process that dies before its lanes are queued leaves nobody to the sweep', async () => {
  const { room, id, mended, counts } = await aMixedRoom(3);
  mended.yes = true;
  await room.resend(id, ['failed', 'unknown']);
  const job = room.queued().find(({ kind }) => kind === 'announcing.resend');
  await room.run('announcing.resend', job?.data);
  room.loseJobs();

  await room.run('announcing.resend', job?.data);
  await room.runAll();

  expect(await counts()).toMatchObject({ sent: 2, failed: 0, unknown: 0 });
  expect((await room.view(id)).state).toBe('sent');
});

test('who pressed something on a card of which nobody knew has it, and gets no second one', async () => {
  const { room, id, mended, got } = await aMixedRoom(3);
  const rows = await room.deps.deliveries.chunk(id, 0);
  const row = rows.find(({ state }) => state === 'unknown');
  if (!row) throw new Error('nobody');
  await room.deps.deliveries.note(row, 'acknowledged', '2026-09-12T10:06:00.000Z');
  mended.yes = true;
  const already = got().length;

  await room.resend(id, ['unknown']);
  await room.runAll();

  expect(got()).toHaveLength(already);
  expect((await room.view(id)).state).toBe('sent');
});

test('nothing is sent again that is not sent, reached everybody, or is not theirs', async () => {
  const room = await aDeliveringRoom({ people: 2 });
  const { id } = await room.save(
    anAnnouncement({ exclude: { groups: [], pilot: true, champions: false, listId: null } }),
  );

  await expect(room.resend(id, ['failed'])).rejects.toMatchObject({ code: 'step-does-not-fit' });
  await room.step(id, 'send', 1);
  await room.runAll();
  await expect(room.resend(id, ['failed'])).rejects.toMatchObject({ code: 'nobody-missed-it' });
  await expect(room.resend(id, ['unreachable'], ofSales)).rejects.toMatchObject({ code: 'not-your-groups' });
});
