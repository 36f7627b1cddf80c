import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { TeamsAdapter } from '../../../bot/doors/teams/adapter.ts';
import type { Outgoing } from '../../../bot/doors/teams/chat.ts';
import { createMessenger } from '../../../bot/doors/teams/messenger.ts';
import { aConversation } from '../../support/builders.ts';
import { aConnector } from './a-connector.ts';

test('a text is sent to the conversation, and its id comes back', async () => {
  const { connector, tell } = await aMessenger();

  const outcome = await tell({ text: 'Hello' });

  expect(outcome).toEqual({ kind: 'sent', activityId: 'message-1' });
  expect(connector.hits).toHaveLength(1);
  expect(connector.hits[0]).toMatchObject({
    method: 'POST',
    path: expect.stringMatching(/^\/teams\/v3\/conversations\/a%3Aconversation\/activities\b/),
    message: { type: 'message', text: 'Hello', channelData: { notification: { alert: true } } },
  });
});

test('a card goes without text, with a summary and an alert', async () => {
  const { connector, tell } = await aMessenger();

  await tell({ card: aCard('It is your turn'), summary: 'Your turn' });

  const message = connector.hits[0]?.message;
  expect(message).not.toHaveProperty('text');
  expect(message).toMatchObject({
    summary: 'Your turn',
    channelData: { notification: { alert: true } },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
  });
  expect(message?.attachments).toHaveLength(1);
});

test.each([
  [500, { kind: 'unknown' }],
  [502, { kind: 'unknown' }],
  [503, { kind: 'unknown' }],
  [504, { kind: 'unknown' }],
  [412, { kind: 'throttled' }],
  [401, { kind: 'bot-refused' }],
])('after a %i nothing is sent a second time', async (status, outcome) => {
  const { connector, tell } = await aMessenger();
  connector.answerWith({ status, body: { error: { code: 'ServiceError', message: 'Sorry' } } });

  const found = await tell({ text: 'Hello' });

  expect(found).toMatchObject(outcome);
  expect(connector.hits).toHaveLength(1);
});

test.each([429, 503])('a %i with Retry-After is not sent again behind our back', async (status) => {
  const { connector, tell } = await aMessenger();
  connector.answerWith({ status, headers: { 'retry-after': '1' }, body: { error: { code: 'Throttled' } } });

  await tell({ text: 'Hello' });

  expect(connector.hits).toHaveLength(1);
});

test('what Teams asks for in Retry-After is told', async () => {
  const { connector, tell } = await aMessenger();
  connector.answerWith({
    status: 429,
    headers: { 'retry-after': 'Thu, 10 Sep 2026 10:00:07 GMT' },
    body: { error: { code: 'Throttled', message: 'Too many requests' } },
  });

  const found = await tell({ text: 'Hello' });

  expect(found).toEqual({ kind: 'throttled', retryAfterMs: 7_000 });
});

test('a block that is said only within a text is recognised', async () => {
  const { connector, tell } = await aMessenger();
  const message = JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'The thread is muted.' });
  connector.answerWith({ status: 403, body: { errorCode: 209, message } });

  const found = await tell({ text: 'Hello' });

  expect(found).toMatchObject({ kind: 'unreachable', why: 'blocked' });
});

test.each([
  [403, 'BotNotInConversationRoster', 'removed-app'],
  [403, 'BotDisabledByAdmin', 'disabled-by-admin'],
  [403, 'SomethingNew', 'forbidden'],
  [404, 'ConversationNotFound', 'conversation-gone'],
])('a %i %s says why the person cannot be reached', async (status, code, why) => {
  const { connector, tell } = await aMessenger();
  connector.answerWith({ status, body: { error: { code, message: 'No.' } } });

  const found = await tell({ text: 'Hello' });

  expect(found).toMatchObject({ kind: 'unreachable', why });
});

test('a connector that takes no connections leaves open what happened', async () => {
  const { connector, tell } = await aMessenger();
  await connector.stop();

  const found = await tell({ text: 'Hello' });

  expect(found).toMatchObject({ kind: 'unknown' });
});

test('an update takes the place of the message, and alerts nobody', async () => {
  const { connector, update } = await aMessenger();

  const outcome = await update('message-7', { card: aCard('It starts later'), summary: 'A new date' });

  expect(outcome).toEqual({ kind: 'sent', activityId: 'message-7' });
  expect(connector.hits).toMatchObject([
    {
      method: 'PUT',
      path: '/teams/v3/conversations/a%3Aconversation/activities/message-7',
      message: { type: 'message', id: 'message-7', summary: 'A new date' },
    },
  ]);
  expect(connector.hits[0]?.message).not.toHaveProperty('channelData');
});

test('a message is taken back by its id', async () => {
  const { connector, remove } = await aMessenger();

  const outcome = await remove('message-7');

  expect(outcome).toEqual({ kind: 'sent', activityId: 'message-7' });
  expect(connector.hits).toMatchObject([
    { method: 'DELETE', path: '/teams/v3/conversations/a%3Aconversation/activities/message-7' },
  ]);
});

test('a message that is gone cannot be changed, and that says nothing about the person', async () => {
  const { connector, update, remove } = await aMessenger();
  connector.answerWith({
    status: 404,
    body: { error: { code: 'ActivityNotFoundInConversation', message: 'No such activity.' } },
  });

  const outcomes = [await update('message-7', { text: 'Hello' }), await remove('message-7')];

  expect(outcomes).toMatchObject([
    { kind: 'failed', why: 'message-gone' },
    { kind: 'failed', why: 'message-gone' },
  ]);
});

test('an update or a removal is never tried a second time behind our back', async () => {
  const { connector, update, remove } = await aMessenger();
  connector.answerWith({ status: 503, headers: { 'retry-after': '1' } });

  const outcomes = [await update('message-7', { text: 'Hello' }), await remove('message-7')];

  expect(outcomes).toMatchObject([{ kind: 'unknown' }, { kind: 'unknown' }]);
  expect(connector.hits).toHaveLength(2);
});

test('a conversation is made by object id, in the tenant of the bot', async () => {
  const { connector, create } = await aMessenger();
  connector.answerWith({ status: 201, body: { id: 'a:new' } });

  const outcome = await create('person-7');

  expect(outcome).toEqual({
    kind: 'created',
    conversation: { ...aConversation({ serviceUrl: connector.serviceUrl }), id: 'a:new', userId: 'person-7' },
  });
  expect(connector.hits).toMatchObject([
    {
      method: 'POST',
      path: '/teams/v3/conversations',
      message: {
        isGroup: false,
        bot: { id: '28:groundswell' },
        members: [{ id: 'person-7' }],
        tenantId: aConversation().tenantId,
        channelData: { tenant: { id: aConversation().tenantId } },
      },
    },
  ]);
});

test.each([
  [403, 'ForbiddenOperationException', { kind: 'unreachable', why: 'not-installed' }],
  [429, 'Throttled', { kind: 'throttled' }],
  [502, 'ServiceError', { kind: 'unknown' }],
])('a conversation that cannot be made for a %i is asked for once', async (status, code, outcome) => {
  const { connector, create } = await aMessenger();
  connector.answerWith({
    status,
    headers: { 'retry-after': '1' },
    body: { error: { code, message: 'No.' } },
  });

  expect(await create('person-7')).toMatchObject(outcome);
  expect(connector.hits).toHaveLength(1);
});

test('an answer that does not come in time leaves open what happened', async () => {
  const { connector, tell } = await aMessenger(200);
  connector.hang();

  expect(await tell({ text: 'Hello' })).toMatchObject({ kind: 'unknown' });
});

test('a conversation of another tenant, wherever it was stored, is not written to', async () => {
  const { connector, messenger } = await aMessenger();
  const stranger = aConversation({ serviceUrl: connector.serviceUrl, tenantId: 'another-tenant' });

  const outcomes = [
    await messenger.tell(stranger, { text: 'Hello' }),
    await messenger.update(stranger, 'message-1', { text: 'Hello' }),
    await messenger.remove(stranger, 'message-1'),
    await messenger.create(stranger, 'somebody'),
  ];

  expect(outcomes.map(({ kind }) => kind)).toEqual(Array(4).fill('unreachable'));
  expect(connector.hits).toEqual([]);
});

function aCard(text: string) {
  return new AdaptiveCard(new TextBlock(text));
}

async function aMessenger(patienceMs?: number) {
  const connector = await aConnector();
  const messenger = createMessenger({
    adapter: new TeamsAdapter(null),
    tenantId: aConversation().tenantId,
    clock: settableClock('2026-09-10T10:00:00Z'),
    ...(patienceMs !== undefined && { patienceMs }),
  });
  const conversation = aConversation({ serviceUrl: connector.serviceUrl });
  return {
    connector,
    messenger,
    tell: (message: Outgoing) => messenger.tell(conversation, message),
    update: (activityId: string, message: Outgoing) => messenger.update(conversation, activityId, message),
    create: (personId: string) => messenger.create(conversation, personId),
    remove: (activityId: string) => messenger.remove(conversation, activityId),
  };
}
