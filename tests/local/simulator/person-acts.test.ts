import { describe, expect, test } from 'vitest';
import {
  AMA,
  aCard,
  BEN,
  BOT,
  CARD_TYPE,
  call,
  cardActivity,
  conversationWith,
  stage,
  TENANT,
} from './stage.ts';

describe('what the bot hears', () => {
  test('an installation comes as an installation update and then the bot as a member', async () => {
    const { simulator, bot } = await stage({ now: () => new Date('2026-12-15T09:00:00Z') });

    const result = await simulator.install(AMA.id);

    expect(result).toEqual({ ok: true, status: 200, problem: null });
    expect(bot.received).toMatchObject([
      {
        type: 'installationUpdate',
        action: 'add',
        channelId: 'msteams',
        serviceUrl: simulator.url,
        from: { name: AMA.name, aadObjectId: AMA.id },
        conversation: { conversationType: 'personal', tenantId: TENANT },
        recipient: { id: `28:${BOT}` },
        channelData: { tenant: { id: TENANT } },
        locale: 'es-ES',
        localTimezone: 'Europe/Madrid',
        timestamp: '2026-12-15T09:00:00.000Z',
        localTimestamp: '2026-12-15T10:00:00.000+01:00',
        entities: [
          { type: 'clientInfo', locale: 'es-ES', country: 'ES', platform: 'Web', timezone: 'Europe/Madrid' },
        ],
      },
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${BOT}` }] },
    ]);
    expect(bot.received[0]?.id).not.toBe(bot.received[1]?.id);
  });

  test('an upgrade and a removal come as one activity each', async () => {
    const { simulator, bot } = await stage();

    await simulator.install(AMA.id, { upgrade: true });
    await simulator.remove(AMA.id);

    expect(bot.received.map(({ type, action }) => ({ type, action }))).toEqual([
      { type: 'installationUpdate', action: 'add-upgrade' },
      { type: 'installationUpdate', action: 'remove' },
    ]);
  });

  test('typed text comes as a message and stands in the chat', async () => {
    const { simulator, bot } = await stage();
    await simulator.install(AMA.id);

    const said = await simulator.say(AMA.id, 'help');

    expect(said).toMatchObject({ ok: true, messageId: bot.received.at(-1)?.id });
    expect(bot.received.at(-1)).toMatchObject({ type: 'message', text: 'help' });
    expect(simulator.chat(AMA.id).messages).toMatchObject([{ from: 'person', text: 'help' }]);
  });

  test('Action.Submit comes as a message with a value and without text', async () => {
    const { simulator, bot } = await stage();
    const chat = await conversationWith(simulator, AMA);
    const { body } = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

    await simulator.press(AMA.id, body.id, { type: 'Action.Submit', data: { did: 'done' } });

    expect(bot.received.at(-1)).toMatchObject({
      type: 'message',
      value: { did: 'done' },
      replyToId: body.id,
    });
    expect(bot.received.at(-1)).not.toHaveProperty('text');
  });

  test('buttons that write for the person come as typed text', async () => {
    const { simulator, bot } = await stage();
    await simulator.install(AMA.id);
    const imBack = { msteams: { type: 'imBack', value: 'my training' } };
    const messageBack = {
      msteams: { type: 'messageBack', displayText: 'Shown', text: 'told', value: { a: 1 } },
    };

    await simulator.pressAs(AMA.id, { type: 'Action.Submit', data: imBack });
    await simulator.pressAs(AMA.id, { type: 'Action.Submit', data: messageBack });

    expect(bot.received.slice(-2)).toMatchObject([
      { text: 'my training' },
      { text: 'told', value: { a: 1 } },
    ]);
    expect(simulator.chat(AMA.id).messages.map((one) => one.text)).toEqual(['my training', 'Shown']);
  });

  test('Action.Execute comes as an invoke that replies to the card', async () => {
    const { simulator, bot } = await stage();
    const chat = await conversationWith(simulator, AMA);
    const { body } = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

    await simulator.press(AMA.id, body.id, { type: 'Action.Execute', verb: 'ack', data: { wave: 'w' } });

    expect(bot.received.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: body.id,
      value: { action: { type: 'Action.Execute', verb: 'ack', data: { wave: 'w' } }, trigger: 'manual' },
    });
  });
});

describe('what the bot answers to Action.Execute', () => {
  async function pressed(type: string, value: unknown, statusCode = 200) {
    const { simulator, bot } = await stage();
    const chat = await conversationWith(simulator, AMA);
    const { body } = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Before'));
    bot.answer = { status: 200, body: { statusCode, type, value } };
    const result = await simulator.press(AMA.id, body.id, { type: 'Action.Execute', verb: 'ack' });
    return { result, messages: simulator.chat(AMA.id).messages };
  }

  test('a card takes the place of the card', async () => {
    const { result, messages } = await pressed(CARD_TYPE, aCard('After'));

    expect(result).toMatchObject({ ok: true, response: { statusCode: 200, type: CARD_TYPE } });
    expect(messages).toMatchObject([
      { card: aCard('After'), summary: 'Before', updatedAt: expect.any(String) },
    ]);
  });

  test('a message becomes a note', async () => {
    const { result, messages } = await pressed('application/vnd.microsoft.activity.message', 'Noted');

    expect(result.ok).toBe(true);
    expect(messages[1]).toMatchObject({ from: 'note', text: 'Noted', problem: false });
  });

  test('an error becomes a problem note', async () => {
    const value = { code: 'BadRequest', message: 'That wave is over' };
    const { result, messages } = await pressed('application/vnd.microsoft.error', value, 400);

    expect(result).toMatchObject({ ok: false, problem: 'That wave is over' });
    expect(messages[1]).toMatchObject({ from: 'note', text: 'That wave is over', problem: true });
  });

  test('anything else is reported as not usable', async () => {
    const { result } = await pressed('text/plain', 'hm');

    expect(result).toMatchObject({ ok: false, problem: expect.stringMatching(/cannot be shown/) });
  });
});

describe('what goes wrong', () => {
  test('a bot that fails or is not there is a problem the person sees', async () => {
    const { simulator, bot } = await stage();
    const away = await stage({ botEndpoint: 'http://127.0.0.1:9/api/messages' });
    await simulator.install(AMA.id);
    bot.answer = { status: 500 };

    const failed = await simulator.say(AMA.id, 'help');
    const missing = await away.simulator.install(AMA.id);

    expect(failed).toMatchObject({ ok: false, status: 500 });
    expect(simulator.chat(AMA.id).messages.at(-1)).toMatchObject({ from: 'note', problem: true });
    expect(missing).toMatchObject({ ok: false, status: 0 });
  });

  test('only people who have the app and did not block it can write to it', async () => {
    const { simulator } = await stage();
    await simulator.install(AMA.id);
    simulator.block(AMA.id);

    const blocked = simulator.say(AMA.id, 'help');
    const without = simulator.say(BEN.id, 'help');
    const nobody = simulator.say('nobody', 'help');

    await expect(blocked).rejects.toMatchObject({ code: 'blocked' });
    await expect(without).rejects.toMatchObject({ code: 'not-installed' });
    await expect(nobody).rejects.toMatchObject({ code: 'person-not-found' });
  });
});
