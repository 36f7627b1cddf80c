import { expect, test } from 'vitest';
import { systemClock } from '../../../bot/base/clock.ts';
import { message } from '../../../bot/base/words/message.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import { orLater } from '../../../bot/rooms/telling/telling.ts';
import { aConversation, addPeople, aPerson } from '../../support/builders.ts';
import { testStorage } from '../../support/storage.ts';
import { aFreeBudget, aTelling } from './a-telling.ts';

const ANSWER = { urgency: 'answer', what: message('common.one', { value: 'Hello' }) } as const;
const HELLO = { text: 'Hello' };

async function aPersonToTell(outcome: SendOutcome, changes: Parameters<typeof aPerson>[0] = {}) {
  const people = await openPeople(testStorage());
  const person = aPerson({ conversation: aConversation(), ...changes });
  await addPeople(people, person);
  const said: string[] = [];
  const pauses: number[] = [];
  const reserved: number[] = [];
  const free = aFreeBudget();
  const budget = {
    ...free,
    reserve: async (messages: number) => {
      reserved.push(messages);
      return free.reserve(messages);
    },
    pause: async (ms: number) => void pauses.push(ms),
  };
  const messenger = {
    tell: async () => {
      said.push('tell');
      return outcome;
    },
    update: async () => outcome,
    remove: async () => outcome,
  };
  const { telling } = aTelling({ people, messenger, budget });
  return { people, person, telling, said, pauses, reserved };
}

test('whatever is written, changed or taken back takes a turn of the budget', async () => {
  const { telling, person, reserved } = await aPersonToTell({ kind: 'sent', activityId: '1' });
  const card = { conversation: aConversation(), activityId: '1' };

  await telling.tell(person, HELLO, ANSWER);
  await telling.updateCard(person, card, HELLO, ANSWER);
  await telling.retractCard(person, card, ANSWER);
  await telling.channelsOf(aConversation(), '19:team', ANSWER);

  expect(reserved).toEqual([1, 1, 1, 1]);
});

test('somebody without the app is not written to, and it is said why', async () => {
  const { telling, person, said, reserved } = await aPersonToTell(
    { kind: 'sent', activityId: '1' },
    { conversation: undefined },
  );

  const told = await telling.tell(person, HELLO, ANSWER);

  expect(told).toMatchObject({ kind: 'unreachable', why: 'not-installed' });
  expect([...said, ...reserved]).toEqual([]);
});

test('why somebody cannot be reached is kept with them, and they are not tried again', async () => {
  const { telling, people, person, said } = await aPersonToTell({
    kind: 'unreachable',
    why: 'blocked',
    raw: '403',
  });

  await telling.tell(person, HELLO, ANSWER);
  const kept = await people.table.find(person.id);
  const again = kept && (await telling.tell(kept, HELLO, ANSWER));

  expect(kept?.unreachable).toBe('blocked');
  expect(again).toMatchObject({ kind: 'unreachable', why: 'blocked' });
  expect(said).toEqual(['tell']);
});

test('an outcome that nobody knows stays unknown, and is not sent again', async () => {
  const { telling, person, said } = await aPersonToTell({ kind: 'unknown', raw: '502' });

  const told = await telling.tell(person, HELLO, ANSWER);

  expect(told).toEqual({ kind: 'unknown', raw: '502' });
  expect(said).toEqual(['tell']);
});

test('when Teams asks to wait, everybody waits, and the message is for later', async () => {
  const { telling, person, pauses } = await aPersonToTell({ kind: 'throttled', retryAfterMs: 7_000 });

  const told = await telling.tell(person, HELLO, ANSWER);

  expect(told).toEqual({ kind: 'later', seconds: 7 });
  expect(pauses).toEqual([7_000]);
  expect(() => orLater(told)).toThrow(LaterError);
});

test('while sending is paused for long, nobody who waits for an answer is kept waiting', async () => {
  const people = await openPeople(testStorage());
  const budget = {
    ...aFreeBudget(),
    reserve: async () => ({ startAt: systemClock.now() + 60_000, everyMs: 1, after: 0 }),
  };
  const { telling } = aTelling({ people, budget });

  const told = await telling.tell(aPerson({ conversation: aConversation() }), HELLO, ANSWER);

  expect(told).toEqual({ kind: 'later', seconds: 60 });
});

test('while Teams refuses the bot itself, a job waits until somebody has mended that', async () => {
  const { telling, person } = await aPersonToTell({ kind: 'bot-refused', raw: '401' });

  const told = await telling.tell(person, HELLO, ANSWER);

  expect(told).toEqual({ kind: 'bot-refused', raw: '401' });
  expect(() => orLater(told)).toThrow('Teams does not accept the bot');
});
