import { expect, test } from 'vitest';
import { z } from 'zod';
import { invalid } from '../../../bot/base/errors.ts';
import { message } from '../../../bot/base/words/message.ts';
import { type ChatFace, cardAction } from '../../../bot/doors/teams/chat.ts';
import { createConversation } from '../../../bot/doors/teams/conversation.ts';
import { senderOf } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';

const DAY = { day: '2026-12-15' };
const AT = { moment: '2026-12-15T20:30:00Z' };
const ADA = { id: '3f1c5f0e-4a0a-4f57-9a6c-0d5b0c6d7e8f', name: 'Ada Novak' };

/** Says a day as a message, as a card, as a note, and in an error; and a moment. */
const room: ChatFace = {
  commands: [
    { id: 'rollout.my-turn', answer: async () => ({ say: message('common.one', { value: DAY }) }) },
    {
      id: 'training.mine',
      answer: async (_sender, say) => ({
        card: {
          type: 'AdaptiveCard',
          version: '1.5',
          body: [{ type: 'TextBlock', text: say(message('common.one', { value: DAY })) }],
        },
        summary: message('common.one', { value: DAY }),
      }),
    },
    { id: 'feedback.mine', answer: async () => ({ say: message('common.one', { value: AT }) }) },
    {
      id: 'feedback.report',
      answer: async () => {
        throw invalid('date-in-future', { on: DAY });
      },
    },
  ],
  actions: [cardAction('note', z.object({}), async () => ({ note: message('common.one', { value: DAY }) }))],
};

test.each([
  ['en-US', 'December 15, 2026'],
  ['en-GB', '15 December 2026'],
  [undefined, '15 December 2026'],
  // There are no German words yet, and a German date stands out in an English sentence.
  ['de-DE', '15 December 2026'],
])('whoever reads %s is told the day as "%s", however it is told', async (locale, day) => {
  const answer = createConversation([room], silentLog);
  const sender = { ...senderOf(ADA), locale };

  const said = [
    ...(await Promise.all(
      ['my turn', 'training', 'report'].map((text) => answer(sender, { kind: 'text', text })),
    )),
    await answer(sender, { kind: 'press', verb: 'note', data: {}, way: 'execute' }),
  ];

  for (const one of said) expect(JSON.stringify(one)).toContain(day);
});

test('what a room knows of how somebody reads goes before what their client says', async () => {
  const knows: ChatFace = { seen: async () => ({ locale: 'en-US', timeZone: 'Asia/Tokyo' }) };
  const answer = createConversation([knows, room], silentLog);
  const sender = { ...senderOf(ADA), locale: 'en-GB', timeZone: 'Europe/Berlin' };

  const day = await answer(sender, { kind: 'command', id: 'rollout.my-turn' });
  const moment = await answer(sender, { kind: 'command', id: 'feedback.mine' });

  expect(day).toEqual({ kind: 'message', reply: { text: 'December 15, 2026' } });
  expect(JSON.stringify(moment)).toMatch(/December 16, 2026.*5:30/);
});
