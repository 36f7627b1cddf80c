import { ActivityTypes, type TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Logger } from 'pino';
import type restify from 'restify';
import { AnswerError } from '../errors.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { ActionReply, ChatFace } from './chat.ts';
import { type Answer, createConversation } from './conversation.ts';
import { type Intent, intentOf, readActivity, refuseForeignConnector, senderOf } from './incoming.ts';
import { activityOf } from './messenger.ts';

interface MessagesDeps {
  adapter: TeamsAdapter;
  faces: readonly ChatFace[];
  /** Local mode: connectors on this machine are accepted, and no others. */
  local: boolean;
  log: Logger;
}

/**
 * POST /api/messages: checks the activity, finds out who did what, lets the rooms answer and sends that.
 * @throws AnswerError for what is no activity, comes from elsewhere, or has no valid token.
 */
export function createMessages({ adapter, faces, local, log }: MessagesDeps) {
  const answer = createConversation(faces, log);

  return async function messages(request: restify.Request, response: restify.Response): Promise<void> {
    const activity = readActivity(request.body);
    refuseForeignConnector(activity.serviceUrl, local);
    const sender = senderOf(activity);
    const intent = sender ? intentOf(activity) : { kind: 'nothing' as const };

    const invokeResponse = await authenticated(() =>
      adapter.receive(request.header('authorization', ''), request.body, async (context) => {
        if (!sender || (activity.conversation.conversationType ?? 'personal') !== 'personal') return;
        const reply = await answer(sender, intent);
        try {
          await send(context, intent, reply);
        } catch (error) {
          // The person left or the connector is down: failing the turn would only make Teams repeat it.
          log.warn({ err: error }, 'reply did not arrive');
        }
      }),
    );
    response.writeHead(invokeResponse?.status ?? 200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(invokeResponse?.body === undefined ? undefined : JSON.stringify(invokeResponse.body));
  };
}

async function authenticated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new AnswerError(
      'unauthenticated',
      'bot-token-refused',
      'The activity does not carry a valid token of the Bot Framework.',
    );
  }
}

async function send(context: TurnContext, intent: Intent, answer: Answer): Promise<void> {
  if (answer.kind === 'silence') return;
  if (answer.kind === 'message') {
    await context.sendActivity(activityOf(answer.reply, false));
    return;
  }
  if ('answer' in answer.reply) await context.sendActivity(activityOf(answer.reply.answer, false));
  if (intent.kind === 'press' && intent.way === 'execute') {
    await context.sendActivity({
      type: ActivityTypes.InvokeResponse,
      value: { status: 200, body: invokeBody(answer.reply) },
    });
    return;
  }
  await answerSubmit(context, answer.reply);
}

/** The body that Teams expects for Action.Execute. */
function invokeBody(reply: ActionReply) {
  if ('answer' in reply || 'note' in reply) {
    const value = 'note' in reply ? reply.note : 'See the new message.';
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.replaceWith };
}

/** A client without Action.Execute: the card is updated from here. */
async function answerSubmit(context: TurnContext, reply: ActionReply): Promise<void> {
  if ('answer' in reply) return;
  const pressed = context.activity.replyToId;
  if ('note' in reply) {
    await context.sendActivity(activityOf({ text: reply.note }, false));
    return;
  }
  const message = activityOf({ card: reply.replaceWith, summary: reply.summary }, false);
  if (pressed) {
    await context.updateActivity({ ...message, id: pressed });
    return;
  }
  await context.sendActivity(message);
}
