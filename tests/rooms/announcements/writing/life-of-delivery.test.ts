import { expect, test } from 'vitest';
import { CLAIM_WINDOW } from '../../../../bot/rooms/delivery/sending/deliver.ts';
import { inWords } from '../../../support/in-words.ts';
import { aDeliveringRoom } from './a-delivering-room.ts';
import { anAnnouncement, ben } from './an-announcements-room.ts';

test('an announcement is sent once everybody was served, and says so at once', async () => {
  const room = await aDeliveringRoom();
  const { id } = await room.save(anAnnouncement());

  expect((await room.step(id, 'send', 1)).state).toBe('sending');
  await room.runAll();

  expect((await room.list()).announcements[0]?.state).toBe('sent');
  expect(await room.view(id)).toMatchObject({ state: 'sent', stoppedBecause: null });
  expect((await room.deps.announcements.get(id))?.state).toBe('sent');
});

test('what is sent by hand goes at once, whatever day was planned for it', async () => {
  const room = await aDeliveringRoom();
  const schedule = { kind: 'at' as const, date: '2026-10-01', hour: '09:00', ownZone: true };
  const { id } = await room.save(anAnnouncement({ schedule }));
  await room.step(id, 'schedule', 1);

  await room.step(id, 'send', 2);
  await room.runAll();

  expect(room.tellings()).toHaveLength(3);
  expect((await room.view(id)).state).toBe('sent');
});

test('after a cancel nobody else is written to but who was being written to, and it shows who did it', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const room = await aDeliveringRoom({
    people: 300,
    answers: async () => {
      await answered;
      return undefined;
    },
  });
  const { id } = await room.save(anAnnouncement());
  const { seen } = await room.step(id, 'send', 1);
  const sending = room.runAll();
  await expect.poll(() => room.tellings().length, { timeout: 30_000 }).toBeGreaterThan(0);

  const cancelled = await room.step(id, 'cancel', seen, ben);
  // As long as a process may go on with what it knew.
  await new Promise((done) => setTimeout(done, 2_000));
  answer();
  await sending;

  expect(cancelled.state).toBe('cancelled');
  expect(cancelled.audit[0]).toMatchObject({ what: 'cancel', by: { name: 'Ben Boss' } });
  expect(room.tellings().length).toBeLessThanOrEqual(CLAIM_WINDOW);
  expect(inWords((await room.deps.sendings.get(id))?.stoppedBecause)).toBe('Ben Boss cancelled it.');
  expect((await room.view(id)).state).toBe('cancelled');
}, 60_000);

test('when Teams refuses the bot it stops with the reason, and goes on with the rest once that is mended', async () => {
  let refused = true;
  const room = await aDeliveringRoom({
    people: 120,
    answers: ({ personId }) => {
      // A whole claim goes through before.
      const first = Number.parseInt(personId.slice(0, 8), 16) < 50;
      return refused && !first ? { kind: 'bot-refused', raw: '401 BotNotRegistered' } : undefined;
    },
  });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();

  const stopped = await room.view(id);
  expect(stopped).toMatchObject({
    state: 'sending',
    stopped: true,
    stoppedBecause: expect.stringContaining('does not accept the bot'),
  });
  expect(stopped.steps).toEqual(['send', 'cancel']);
  expect(stopped.audit[0]).toMatchObject({ what: 'stopped', by: { name: 'Groundswell' } });

  refused = false;
  const had = room.calls.filter(({ act }) => act === 'tell').length;
  await room.step(id, 'send', stopped.seen);
  await room.at('2026-09-12T10:02:00Z');
  await room.runAll();

  const view = await room.view(id);
  expect(view.state).toBe('sent');
  const { counts } = (await room.deps.sendings.get(id))?.tally ?? {};
  expect(counts).toMatchObject({ audience: 121, sent: 120, unreachable: 1, pending: 0 });
  expect(room.calls.length).toBeGreaterThan(had);
});

test('a wave that is over does not go on', async () => {
  const room = await aDeliveringRoom({ answers: () => ({ kind: 'bot-refused', raw: '401' }) });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  await room.at('2026-10-12T10:00:00Z');

  const view = await room.view(id);

  expect(view.whyNot).toContainEqual({ step: 'send', why: expect.stringContaining('This wave is over') });
});
