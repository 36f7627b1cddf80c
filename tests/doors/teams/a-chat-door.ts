import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { pino } from 'pino';
import restify from 'restify';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { AnswerError } from '../../../bot/base/errors.ts';
import { type Message, message } from '../../../bot/base/words/message.ts';
import { TeamsAdapter } from '../../../bot/doors/teams/adapter.ts';
import { type ChatFace, cardAction, type Sender } from '../../../bot/doors/teams/chat.ts';
import { createMessages } from '../../../bot/doors/teams/messages.ts';
import { aConnector } from './a-connector.ts';

const AAD = '3f1c5f0e-4a0a-4f57-9a6c-0d5b0c6d7e8f';

/** The way in for activities with one small room behind it, and a connector for what goes out. */
export async function aChatDoor({ local = true, faces = [] as readonly ChatFace[] } = {}) {
  const connector = await aConnector();
  const seen: Sender[] = [];
  const left: Sender[] = [];
  const refused: unknown[] = [];
  const room: ChatFace = {
    commands: [{ id: 'rollout.my-turn', answer: async () => ({ say: words('All is well.') }) }],
    actions: [
      cardAction('count', z.object({ n: z.coerce.number('feedback.say-what') }), async (_sender, { n }) => ({
        replaceWith: aCard(`Counted ${n}`),
        summary: 'Counted',
      })),
      cardAction('note', z.object({}), async () => ({ note: words('Noted.') })),
      cardAction('ask-more', z.object({}), async () => ({ answer: { say: words('What went wrong?') } })),
      cardAction('break', z.object({}), async () => {
        throw new Error('secret detail');
      }),
    ],
    seen: async (sender) => void seen.push(sender),
    left: async (sender) => void left.push(sender),
  };
  const messages = createMessages({
    adapter: new TeamsAdapter(null),
    faces: [room, ...faces],
    tenantId: 'tenant-1',
    tokens: null,
    local,
    log: pino({ level: 'silent' }),
  });

  const server = restify.createServer();
  server.post('/api/messages', restify.plugins.jsonBodyParser({ mapParams: false }), async (req, res) => {
    try {
      const take = await messages(req.header('authorization'));
      await take(req, res);
    } catch (error) {
      refused.push(error);
      res.send(error instanceof AnswerError ? 400 : 500);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();

  async function post(body: unknown): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${address.port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text && response.ok ? JSON.parse(text) : undefined };
  }

  /** An activity of a person in their personal chat. */
  function activity(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      type: 'message',
      id: 'activity-1',
      channelId: 'msteams',
      serviceUrl: connector.serviceUrl,
      from: { id: '29:ada', name: 'Ada Novak', aadObjectId: AAD },
      recipient: { id: '28:groundswell', name: 'Groundswell' },
      conversation: { id: 'a:ada', conversationType: 'personal', tenantId: 'tenant-1' },
      channelData: { tenant: { id: 'tenant-1' } },
      ...changes,
    };
  }

  return { connector, seen, left, refused, post, activity, say: (text: string) => post(activity({ text })) };
}

function words(value: string): Message {
  return message('common.one', { value });
}

function aCard(text: string): AdaptiveCard {
  return new AdaptiveCard(new TextBlock(text, { wrap: true }));
}
