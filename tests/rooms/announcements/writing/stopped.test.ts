import { expect, test } from 'vitest';
import { getAnnouncements } from '../../../../bot/contract/announcements/announcements.ts';
import type { SendOutcome } from '../../../../bot/doors/teams/outcome.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aDeliveringRoom } from './a-delivering-room.ts';
import { ada, anAnnouncement } from './an-announcements-room.ts';

/** One that was being sent when Teams began to refuse the bot; a lead can mend that. */
async function aStoppedOne() {
  let refused = true;
  const room = await aDeliveringRoom({
    people: 2,
    answers: ({ personId }) =>
      refused && personId.startsWith('00000001') ? { kind: 'bot-refused', raw: '401' } : undefined,
  });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  return {
    ...room,
    id,
    mend: () => {
      refused = false;
    },
    /** As long after it was stopped as a sweep needs to take it for broken off. */
    async sweep() {
      await room.at('2026-09-12T10:05:00Z');
      await room.run('announcing.sweep');
      await room.runAll();
    },
    found: async (state: 'stopped' | 'sending') =>
      (await callRoute(room.routes, getAnnouncements, { caller: ada, query: { state } })).announcements.map(
        (head) => head.id,
      ),
  };
}

test('one that was stopped waits for somebody, whatever the sweeps see', async () => {
  const { view, id, sweep, mend, runAll } = await aStoppedOne();
  mend();

  await sweep();
  await runAll();

  const { state, stopped, runs, steps } = await view(id);
  expect({ state, stopped, steps }).toEqual({ state: 'sending', stopped: true, steps: ['send', 'cancel'] });
  expect(runs).toMatchObject([{ state: 'stopped' }]);
});

test('the list finds it among what was stopped, and not among what is being sent', async () => {
  const { found, id } = await aStoppedOne();

  expect(await found('stopped')).toEqual([id]);
  expect(await found('sending')).toEqual([]);
});

test('its text can be changed meanwhile, and it stays stopped', async () => {
  const room = await aStoppedOne();
  const { seen } = await room.view(room.id);

  const content = { title: 'Your turn', text: 'It starts soon.', picture: null, buttons: [] };
  await room.save(anAnnouncement({ contents: { en: content } }), { id: room.id, seen });
  await room.runLate();

  expect(await room.view(room.id)).toMatchObject({
    state: 'sending',
    stopped: true,
    steps: ['send', 'cancel'],
  });
  expect(room.calls.filter(({ act }) => act === 'update').length).toBeGreaterThan(0);
});

test('it can be called off, and what people have can be taken back then', async () => {
  const room = await aStoppedOne();
  const { seen } = await room.view(room.id);

  await room.step(room.id, 'cancel', seen);

  const view = await room.view(room.id);
  expect(view).toMatchObject({
    state: 'cancelled',
    stopped: false,
    stoppedBecause: null,
    steps: ['retract'],
  });
  expect(view.runs).toMatchObject([{ state: 'cancelled' }]);
  await room.sweep();
  expect(room.tellings().filter(({ personId }) => personId.startsWith('00000001'))).toHaveLength(1);
});

test('a resend that was stopped is called off by itself: the announcement is sent, and can be sent again', async () => {
  let answer: SendOutcome | undefined = { kind: 'failed', why: 'card-too-large', raw: '413' };
  const room = await aDeliveringRoom({
    people: 1,
    answers: ({ act }) => (act === 'tell' ? answer : undefined),
  });
  const { id } = await room.save(anAnnouncement());
  await room.step(id, 'send', 1);
  await room.runAll();
  answer = { kind: 'bot-refused', raw: '401' };
  await room.resend(id, ['failed']);
  await room.runLate();
  const { seen, stopped } = await room.view(id);
  expect(stopped).toBe(true);

  answer = undefined;
  const called = await room.step(id, 'cancel', seen);
  await room.runLate();
  expect(called).toMatchObject({ state: 'sent', stopped: false });
  expect(called.runs).toMatchObject([{ state: 'cancelled' }, { state: 'sent' }]);
  await room.resend(id, ['failed']);
  await room.runLate();

  const view = await room.view(id);
  expect(view.state).toBe('sent');
  expect((await room.deps.sendings.get(id))?.tally?.counts).toMatchObject({ failed: 0, pending: 0, sent: 1 });
});
