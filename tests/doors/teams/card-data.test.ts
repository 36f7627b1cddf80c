import { expect, test } from 'vitest';
import { z } from 'zod';
import { message } from '../../../bot/base/words/message.ts';
import { type CardAction, cardAction } from '../../../bot/doors/teams/chat.ts';
import { createConversation } from '../../../bot/doors/teams/conversation.ts';
import { aConversation } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';

const pressed: unknown[] = [];
const actions: CardAction[] = [
  cardAction(
    'book',
    z.object({ room: z.uuid(), seats: z.number(), why: z.string().min(1, 'feedback.say-what') }),
    async (_sender, data) => {
      pressed.push(data);
      return { note: message('feedback.cancelled') };
    },
  ),
];

test.each([
  ['of no kind', {}, "something on the card is missing or isn't as I wrote it"],
  ['of the wrong kind', { room: '__proto__', seats: '\u0000', why: 'x' }, 'something on the card is missing'],
  [
    'with a field that people left empty',
    { room: crypto.randomUUID(), seats: 1, why: '' },
    'say what happened',
  ],
])('data of a card %s is answered in words that anybody understands', async (_how, data, words) => {
  const answer = createConversation([{ actions }], silentLog);
  const sender = {
    id: 'x',
    name: 'Ada',
    locale: undefined,
    timeZone: undefined,
    conversation: aConversation(),
  };

  const said = await answer(sender, { kind: 'press', verb: 'book', data, way: 'execute' });

  expect(said).toEqual({ kind: 'action', reply: { note: expect.stringContaining(words) } });
  expect(JSON.stringify(said)).not.toMatch(/Invalid|expected|undefined|regex|UUID/);
  expect(pressed).toEqual([]);
});
