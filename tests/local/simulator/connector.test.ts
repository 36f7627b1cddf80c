import { describe, expect, test } from 'vitest';
import { AMA, aCard, BEN, call, cardActivity, conversationWith, newConversation, stage } from './stage.ts';

describe('the connector', () => {
  test('a conversation opens with the object id or the 29: id and is always the same one', async () => {
    const { simulator, bot } = await stage();
    await simulator.install(AMA.id);
    const from = bot.received[0]?.from as { id: string };

    const first = await call(simulator, 'POST', '/v3/conversations', newConversation(AMA.id));
    const again = await call(simulator, 'POST', '/v3/conversations', newConversation(from.id));

    expect(from.id).toMatch(/^29:/);
    expect(first).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^a:/) } });
    expect(again.body).toEqual(first.body);
    expect(bot.received[0]?.conversation.id).toBe(first.body.id);
  });

  test('a sent card gets an id and stands in the chat', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);

    const sent = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Your wave starts'));

    expect(sent.status).toBe(201);
    expect(simulator.chat(AMA.id).messages).toMatchObject([
      {
        id: sent.body.id,
        from: 'bot',
        text: '',
        card: aCard('Your wave starts'),
        summary: 'Your wave starts',
      },
    ]);
    expect(simulator.deliveries()).toMatchObject([{ person: AMA.id, messageId: sent.body.id }]);
  });

  test('a reply is a message like any other, and two messages never share an id', async () => {
    const { simulator } = await stage({ now: () => new Date('2026-12-15T09:00:00Z') });
    const chat = await conversationWith(simulator, AMA);

    const first = await call(simulator, 'POST', `${chat}/activities`, { type: 'message', text: 'one' });
    const second = await call(simulator, 'POST', `${chat}/activities/${first.body.id}`, {
      type: 'message',
      text: 'two',
    });

    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
    expect(simulator.chat(AMA.id).messages.map((one) => one.text)).toEqual(['one', 'two']);
  });

  test('typing is taken and not shown', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);

    const typing = await call(simulator, 'POST', `${chat}/activities`, { type: 'typing' });

    expect(typing.status).toBe(201);
    expect(simulator.chat(AMA.id).messages).toEqual([]);
  });

  test('an update changes the message, a delete takes it away, and neither works afterwards', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);
    const { body } = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Before'));

    const updated = await call(simulator, 'PUT', `${chat}/activities/${body.id}`, cardActivity('After'));
    const shown = simulator.chat(AMA.id).messages[0];
    const deleted = await call(simulator, 'DELETE', `${chat}/activities/${body.id}`);
    const tooLate = await call(simulator, 'PUT', `${chat}/activities/${body.id}`, cardActivity('Late'));

    expect(updated).toMatchObject({ status: 200, body: { id: body.id } });
    expect(shown).toMatchObject({ card: aCard('After'), updatedAt: expect.any(String) });
    expect(deleted.status).toBe(200);
    expect(tooLate).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
    expect(simulator.chat(AMA.id).messages[0]).toMatchObject({ deleted: true, card: null });
  });

  test('the roster of a personal chat is the person', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);

    const members = await call(simulator, 'GET', `${chat}/members`);
    const paged = await call(simulator, 'GET', `${chat}/pagedmembers`);

    expect(members.body).toMatchObject([{ aadObjectId: AMA.id, userPrincipalName: AMA.upn }]);
    expect(paged.body.members).toEqual(members.body);
  });

  test('an oversized message and a body that is no activity are refused', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);

    const big = await call(simulator, 'POST', `${chat}/activities`, cardActivity('x'.repeat(60_000)));
    const odd = await call(simulator, 'POST', `${chat}/activities`, { text: 'no type' });

    expect(big).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } });
    expect(odd).toMatchObject({ status: 400, body: { error: { code: 'Bad Argument' } } });
  });
});

describe('people whom the bot cannot reach', () => {
  test('nobody has a conversation before the app is installed', async () => {
    const { simulator, bot } = await stage();
    await simulator.install(AMA.id);
    const amas = bot.received[0]?.conversation.id ?? '';

    const created = await call(simulator, 'POST', '/v3/conversations', newConversation(BEN.id));
    const unknown = await call(simulator, 'POST', `/v3/conversations/${amas}x/activities`, {
      type: 'message',
    });

    expect(created).toMatchObject({ status: 403, body: { error: { code: 'ForbiddenOperationException' } } });
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
  });

  test('a block hides its code in JSON text inside the message', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);
    simulator.block(AMA.id);

    const refused = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

    expect(refused.status).toBe(403);
    expect(refused.body).toEqual({ errorCode: 209, message: expect.any(String) });
    expect(JSON.parse(refused.body.message)).toMatchObject({ subCode: 'MessageWritesBlocked' });
  });

  test('a removed app is not in the roster, and a disabled one says so', async () => {
    const { simulator } = await stage();
    const amas = await conversationWith(simulator, AMA);
    const bens = await conversationWith(simulator, BEN);
    await simulator.remove(AMA.id);
    simulator.disable(BEN.id);

    const removed = await call(simulator, 'POST', `${amas}/activities`, cardActivity('Hello'));
    const disabled = await call(simulator, 'POST', `${bens}/activities`, cardActivity('Hello'));

    expect(removed).toMatchObject({ status: 403, body: { error: { code: 'BotNotInConversationRoster' } } });
    expect(disabled).toMatchObject({ status: 403, body: { error: { code: 'BotDisabledByAdmin' } } });
  });

  test('an unblocked person is reached again', async () => {
    const { simulator } = await stage();
    const chat = await conversationWith(simulator, AMA);
    simulator.block(AMA.id);
    simulator.unblock(AMA.id);

    const sent = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

    expect(sent.status).toBe(201);
  });
});
