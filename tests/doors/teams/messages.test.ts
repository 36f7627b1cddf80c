import { expect, test } from 'vitest';
import { message } from '../../../bot/base/words/message.ts';
import type { ChatFace } from '../../../bot/doors/teams/chat.ts';
import { aChatDoor } from './a-chat-door.ts';

test.each([
  'When is my turn?',
  'WHEN IS MY TURN!',
  '  when   is my turn? ',
  '"When is my turn".',
  "When's my turn",
  'WHEN’S MY TURN??',
  'ｗｈｅｎ ｉｓ ｍｙ ｔｕｒｎ',
])('the words of a command are understood as "%s"', async (text) => {
  const { connector, say } = await aChatDoor();

  await say(text);

  expect(connector.hits.map(({ message }) => message.text)).toEqual(['All is well.']);
});

test('a text that nobody understands gets a way forward: offers first, six buttons at most', async () => {
  const many: ChatFace = {
    commands: (['training.mine', 'feedback.report', 'feedback.mine', 'champions.mine'] as const).map(
      (id) => ({
        id,
        answer: async () => ({ say: message('doors.help') }),
      }),
    ),
    offer: (text) => [
      {
        title: message('feedback.report-this'),
        insteadOf: 'feedback.report',
        verb: 'report',
        data: { text },
      },
      { title: message('champions.chat-with', { name: 'Kim' }), verb: 'ask', data: { text } },
    ],
  };
  const { connector, say } = await aChatDoor({ faces: [many] });

  await say('the printer is on fire');

  const content = connector.hits[0]?.message.attachments?.[0]?.content;
  expect(JSON.stringify(content)).toContain('the printer is on fire');
  const titles = Array.isArray(content?.actions) ? content.actions.map(({ title }) => title) : [];
  expect(titles).toEqual([
    'Report this as an issue',
    'Chat with Kim',
    'When is my turn?',
    'Training',
    'My issues',
    'Who is my champion?',
  ]);
});

test.each(['', '   ', '🙂', '!!!'])('the text %j gets a way forward as well', async (text) => {
  const { connector, say } = await aChatDoor();

  await say(text);

  expect(connector.hits).toHaveLength(1);
  expect(JSON.stringify(connector.hits[0]?.message.attachments)).toContain('When is my turn?');
});

test.each(['hello', 'Help!', '?', 'HI'])('"%s" gets what the bot can do', async (text) => {
  const { connector, say } = await aChatDoor();

  await say(text);

  expect(JSON.stringify(connector.hits[0]?.message.attachments)).toContain('This is what I can do');
});

test.each([
  ['Thanks!', /^You're welcome\. I'm here/],
  ['ok', /^Good\. I'm here/],
])('"%s" is answered in kind, not with a menu', async (text, answer) => {
  const { connector, say } = await aChatDoor();

  await say(text);

  expect(connector.hits.map(({ message }) => message.text)).toEqual([expect.stringMatching(answer)]);
});

test('who wrote, from where and in which language is told to the rooms', async () => {
  const { seen, post, activity, connector } = await aChatDoor();
  const from = { id: '29:ada', name: 'Ada Novak', aadObjectId: '3F1C5F0E-4A0A-4F57-9A6C-0D5B0C6D7E8F' };

  await post(activity({ from, text: 'hi', locale: 'de-DE', localTimezone: 'Europe/Berlin' }));

  expect(seen).toEqual([
    {
      id: '3f1c5f0e-4a0a-4f57-9a6c-0d5b0c6d7e8f',
      name: 'Ada Novak',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      conversation: {
        id: 'a:ada',
        serviceUrl: connector.serviceUrl,
        tenantId: 'tenant-1',
        userId: '29:ada',
        botId: '28:groundswell',
      },
    },
  ]);
});

test('a language and a time zone that do not exist are left out', async () => {
  const { seen, post, activity } = await aChatDoor();

  await post(activity({ text: 'hi', locale: 'not a language', localTimezone: 'Moon/Crater' }));

  expect(seen).toMatchObject([{ locale: undefined, timeZone: undefined }]);
});

test('a pressed button is answered with the card that takes the place of its own', async () => {
  const { connector, post, activity } = await aChatDoor();

  const answer = await post(activity(execute('count', { n: '3' })));

  expect(answer).toMatchObject({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    },
  });
  expect(JSON.stringify(answer.body)).toContain('Counted 3');
  expect(connector.hits).toEqual([]);
});

test('a pressed button can be answered with a note', async () => {
  const { post, activity } = await aChatDoor();

  const answer = await post(activity(execute('note')));

  expect(answer.body).toEqual({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: 'Noted.',
  });
});

test.each([
  ['a button nobody knows', execute('gone'), "I don't know this button any more"],
  ['data that is wrong', execute('count', { n: 'three' }), "That can't be accepted: say what happened."],
  ['no data', execute('count'), "That can't be accepted: say what happened."],
  ['a room that breaks', execute('break'), "That didn't work on my side."],
  [
    'an invoke without action',
    { type: 'invoke', name: 'adaptiveCard/action', value: 7 },
    "I don't know this",
  ],
])('%s is answered with a note', async (_what, pressed, note) => {
  const { post, activity } = await aChatDoor();

  const answer = await post(activity(pressed));

  expect(answer).toMatchObject({ status: 200, body: { value: expect.stringContaining(note) } });
  expect(JSON.stringify(answer.body)).not.toContain('secret detail');
});

test('a button can leave its card as it is and be answered by a new message', async () => {
  const { connector, post, activity } = await aChatDoor();

  const invoked = await post(activity(execute('ask-more')));
  const submitted = await post(activity({ value: { verb: 'ask-more' }, replyToId: 'pressed-1' }));

  const answered = { method: 'POST', message: { text: 'What went wrong?' } };
  expect(connector.hits).toMatchObject([answered, answered]);
  expect(invoked).toMatchObject({
    status: 200,
    body: { type: 'application/vnd.microsoft.activity.message' },
  });
  expect(submitted.status).toBe(200);
});

test('a client without Action.Execute has the pressed card updated', async () => {
  const { connector, post, activity } = await aChatDoor();

  await post(activity({ value: { verb: 'count', n: '4' }, replyToId: 'pressed-1' }));

  expect(connector.hits).toHaveLength(1);
  expect(connector.hits[0]).toMatchObject({
    method: 'PUT',
    path: '/teams/v3/conversations/a%3Aada/activities/pressed-1',
  });
  expect(JSON.stringify(connector.hits[0]?.message.attachments)).toContain('Counted 4');
});

test('a client without Action.Execute that does not say which card gets a new one', async () => {
  const { connector, post, activity } = await aChatDoor();

  await post(activity({ value: { verb: 'count', n: '4' } }));

  expect(connector.hits).toMatchObject([{ method: 'POST' }]);
});

test('a client without Action.Execute gets a note as a message', async () => {
  const { connector, post, activity } = await aChatDoor();

  await post(activity({ value: { verb: 'note' }, replyToId: 'pressed-1' }));

  expect(connector.hits).toMatchObject([{ method: 'POST', message: { text: 'Noted.' } }]);
});

test('a button that asks is answered as if its words were typed', async () => {
  const { connector, post, activity } = await aChatDoor();

  await post(activity({ value: { ask: 'When is my turn?' } }));

  expect(connector.hits).toMatchObject([{ method: 'POST', message: { text: 'All is well.' } }]);
});

test('an installation is greeted once, by name', async () => {
  const { connector, seen, post, activity } = await aChatDoor();

  await post(activity({ type: 'installationUpdate', action: 'add' }));
  await post(activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:groundswell' }] }));

  expect(connector.hits).toHaveLength(1);
  expect(JSON.stringify(connector.hits[0]?.message.attachments)).toContain('Hello Ada, I am Groundswell');
  expect(seen).toHaveLength(2);
});

test('rooms are told when the app comes to somebody, however Teams says so', async () => {
  const installed: string[] = [];
  const face: ChatFace = { installed: async ({ id }) => void installed.push(id) };
  const { post, activity, connector } = await aChatDoor({ faces: [face] });
  const joined = { type: 'conversationUpdate', membersAdded: [{ id: '28:groundswell' }] };

  await post(activity(joined));
  expect(installed).toHaveLength(1);
  expect(connector.hits).toEqual([]);

  await post(activity({ type: 'installationUpdate', action: 'add' }));
  await post(activity({ type: 'installationUpdate', action: 'add-upgrade' }));
  await post(activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:somebody-else' }] }));
  await post(activity({ text: 'hello' }));
  expect(installed).toHaveLength(2);
  expect(new Set(installed).size).toBe(1);
});

test('an upgrade is noted and not greeted', async () => {
  const { connector, seen, post, activity } = await aChatDoor();

  await post(activity({ type: 'installationUpdate', action: 'add-upgrade' }));

  expect(connector.hits).toEqual([]);
  expect(seen).toHaveLength(1);
});

test.each([
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersRemoved: [{ id: '28:groundswell' }] },
])('a removal is told to the rooms and not answered', async (removal) => {
  const { connector, seen, left, post, activity } = await aChatDoor();

  await post(activity(removal));

  expect(left).toHaveLength(1);
  expect(seen).toEqual([]);
  expect(connector.hits).toEqual([]);
});

test('somebody without an object id gets no answer, and no room hears of it', async () => {
  const { connector, seen, post, activity } = await aChatDoor();
  const from = { id: '29:bot', name: 'Another bot' };

  const answer = await post(activity({ text: 'When is my turn?', from }));

  expect(answer.status).toBe(200);
  expect(connector.hits).toEqual([]);
  expect(seen).toEqual([]);
});

const ELSEWHERE = [
  { id: '19:group', conversationType: 'groupChat', isGroup: true },
  { id: '19:channel', conversationType: 'channel', isGroup: true },
  { id: '19:unknown', isGroup: true },
];

test.each(ELSEWHERE)(
  'where others read along ($id), the bot says only where it answers',
  async (conversation) => {
    const { connector, seen, post, activity } = await aChatDoor();

    for (const said of [
      { text: 'When is my turn?' },
      { text: '' },
      { value: { command: 'rollout.my-turn' } },
    ]) {
      await post(activity({ conversation, ...said }));
    }
    const pressed = await post(activity({ conversation, ...execute('note') }));

    const told = expect.stringContaining('I only answer in our own chat');
    expect(connector.hits.map(({ message }) => message.text)).toEqual([told, told, told]);
    expect(pressed.body).toMatchObject({ value: told });
    expect(seen).toEqual([]);
  },
);

test.each(ELSEWHERE)(
  'what nobody said to the bot is not answered where others read along ($id)',
  async (conversation) => {
    const { connector, post, activity } = await aChatDoor();

    await post(activity({ conversation, type: 'installationUpdate', action: 'add' }));
    await post(activity({ conversation, type: 'messageReaction' }));
    await post(activity({ conversation, type: 'messageDelete' }));

    expect(connector.hits).toEqual([]);
  },
);

test('the button of a command is answered, whatever its title is', async () => {
  const { connector, post, activity } = await aChatDoor();

  await post(activity({ value: { command: 'rollout.my-turn' } }));

  expect(connector.hits).toMatchObject([{ method: 'POST', message: { text: 'All is well.' } }]);
});

test.each(['training.mine', 'gone', '__proto__', ''])(
  'the button of the command "%s", which no room has, is answered',
  async (command) => {
    const { connector, post, activity } = await aChatDoor();

    await post(activity({ value: { command } }));

    const text = expect.stringContaining("I don't know this button any more");
    expect(connector.hits).toMatchObject([{ method: 'POST', message: { text } }]);
  },
);

test('an event that is of no interest is taken without an answer', async () => {
  const { connector, post, activity } = await aChatDoor();

  const answer = await post(activity({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }));

  expect(answer.status).toBe(200);
  expect(connector.hits).toEqual([]);
});

test.each([400, 403, 429, 500, 502, 503])(
  'a reply refused with %i is sent once and the turn is taken',
  async (status) => {
    const { connector, say } = await aChatDoor();
    connector.answerWith({
      status,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'ServiceError' } },
    });

    const answer = await say('When is my turn?');

    expect(answer.status).toBe(200);
    expect(connector.hits).toHaveLength(1);
  },
);

test('a reply to a connector that is gone does not fail the turn', async () => {
  const { connector, say } = await aChatDoor();
  await connector.stop();

  const answer = await say('When is my turn?');

  expect(answer.status).toBe(200);
});

function execute(verb: string, data?: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, ...(data && { data }) } },
  };
}
