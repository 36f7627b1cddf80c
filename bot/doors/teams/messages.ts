import type { Activity, TurnContext } from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { Logger } from 'pino';
import type restify from 'restify';
import { AnswerError } from '../../base/errors.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { ActionReply, ChatFace } from './chat.ts';
import { type Answer, createConversation } from './conversation.ts';
import {
  type Intent,
  intentOf,
  readActivity,
  refuseForeignConnector,
  refuseForeignTenant,
  senderOf,
  type TeamsActivity,
} from './incoming.ts';
import { activityOf } from './messenger.ts';
import { teamNewsOf } from './team-news.ts';

interface MessagesDeps {
  adapter: TeamsAdapter;
  faces: readonly ChatFace[];
  /** The organisation that this product works for. */
  tenantId: string;
  /** Local mode: connectors on this machine are accepted, and no others. */
  local: boolean;
  log: Logger;
}

/**
 * POST /api/messages: checks the activity, finds out who did what, lets the rooms answer and sends that.
 * @throws AnswerError for what is no activity, comes from elsewhere, or has no valid token.
 */
export function createMessages({ adapter, faces, tenantId, local, log }: MessagesDeps) {
  const answer = createConversation(faces, log);

  return async function messages(request: restify.Request, response: restify.Response): Promise<void> {
    const activity = readActivity(request.body);
    refuseForeignConnector(activity.serviceUrl, local);
    refuseForeignTenant(activity, tenantId);
    const from = await authenticated(() =>
      adapter.authenticate(request.header('authorization', ''), request.body),
    );
    const sender = senderOf(activity, tenantId);
    const intent = sender ? intentOf(activity) : { kind: 'nothing' as const };
    const personal = (activity.conversation.conversationType ?? 'personal') === 'personal';
    const news = personal ? undefined : teamNewsOf(activity, tenantId);
    if (news) for (const face of faces) await face.teamNews?.(news);
    const inTeam = sender && news ? inTeamAnswer(intent) : SILENCE;
    const reply: Answer = sender && personal ? await answer(sender, intent) : inTeam;

    const message = writtenBy(intent, reply);
    if (message) {
      try {
        await adapter.inTurn(from, request.body, (context) => send(context, message));
      } catch (error) {
        // The person left or the connector is down: failing the turn would only make Teams repeat it.
        log.warn({ err: error }, 'reply did not arrive');
      }
    }
    respond(response, activity, intent, reply);
  };
}

const SILENCE: Answer = { kind: 'silence' };

/** Who mentions the bot in a team is told where it listens; everything else there is none of its business. */
function inTeamAnswer(intent: Intent): Answer {
  if (intent.kind !== 'text') return SILENCE;
  return {
    kind: 'message',
    reply: {
      text: 'Here I only post announcements. Open our own chat to ask me something: find Groundswell under Apps, and choose Chat.',
    },
  };
}

async function authenticated<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AuthenticationError)) throw error;
    throw new AnswerError('unauthenticated', 'bot-token-refused');
  }
}

/** What is written into the conversation; undefined when nothing is, or the answer to the request says it all. */
function writtenBy(intent: Intent, answer: Answer): Message | undefined {
  if (answer.kind === 'silence') return undefined;
  if (answer.kind === 'message') return { activity: activityOf(answer.reply, false), replaces: false };
  const { reply } = answer;
  if ('answer' in reply) return { activity: activityOf(reply.answer, false), replaces: false };
  if (isExecute(intent)) return undefined;
  if ('note' in reply) return { activity: activityOf({ text: reply.note }, false), replaces: false };
  // A client without Action.Execute: the card is updated from here.
  return {
    activity: activityOf({ card: reply.replaceWith, summary: reply.summary }, false),
    replaces: true,
  };
}

interface Message {
  activity: Partial<Activity>;
  /** It takes the place of the card that was pressed. */
  replaces: boolean;
}

async function send(context: TurnContext, { activity, replaces }: Message): Promise<void> {
  const pressed = context.activity.replyToId;
  if (replaces && pressed) await context.updateActivity({ ...activity, id: pressed });
  else await context.sendActivity(activity);
}

/** An Action.Execute is answered in the response itself; other invokes are none of ours. */
function respond(response: restify.Response, { type }: TeamsActivity, intent: Intent, answer: Answer): void {
  const body =
    isExecute(intent) && answer.kind === 'action' ? JSON.stringify(invokeBody(answer.reply)) : undefined;
  const status = type === 'invoke' && body === undefined ? 501 : 200;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    // With its length known, head and body leave in one piece.
    'content-length': Buffer.byteLength(body ?? ''),
  });
  response.end(body);
}

function isExecute(intent: Intent): boolean {
  return intent.kind === 'press' && intent.way === 'execute';
}

/** The body that Teams expects for Action.Execute. */
function invokeBody(reply: ActionReply) {
  if ('answer' in reply || 'note' in reply) {
    const value = 'note' in reply ? reply.note : 'See the new message.';
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.replaceWith };
}
