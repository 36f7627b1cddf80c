import type { Activity, TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import type restify from 'restify';
import { readingLocale } from '../../base/words/languages.ts';
import { message } from '../../base/words/message.ts';
import { sayIn } from '../../base/words/say.ts';
import type { RequestLimits } from '../http/request-limits.ts';
import { isPersonal, readActivity, type TeamsActivity } from './activity.ts';
import type { TeamsAdapter } from './adapter.ts';
import { type BotTokenRules, checkBotToken, refuseOtherSender, type SentWith } from './bot-token.ts';
import type { ChatFace, Sender } from './chat.ts';
import { type Answer, createConversation, type Pressed } from './conversation.ts';
import { type Intent, intentOf, senderOf } from './incoming.ts';
import { activityOf } from './messenger.ts';
import { refuseForeignConnector, refuseForeignTenant } from './refuse-foreign.ts';
import { teamNewsOf } from './team-news.ts';

interface MessagesDeps {
  adapter: TeamsAdapter;
  faces: readonly ChatFace[];
  /** The organisation that this product works for. */
  tenantId: string;
  /** Null in local mode, which no bot is registered for. */
  tokens: BotTokenRules | null;
  /** Local mode: connectors on this machine are accepted, and no others. */
  local: boolean;
  /** Undefined where nobody but this machine can ask. */
  limits?: Pick<RequestLimits, 'asks'> | undefined;
  log: Logger;
}

/** Takes an activity from whoever was let in. @throws AnswerError for what is no activity, or comes from elsewhere */
export type TakeActivity = (request: restify.Request, response: restify.Response) => Promise<void>;

/**
 * POST /api/messages: whoever sends is checked by the header alone, before the body is read; then the activity, who did
 * what in it, what the rooms answer, and that is sent.
 * @throws AnswerError for who has no valid token
 */
export function createMessages({ adapter, faces, tenantId, tokens, local, limits, log }: MessagesDeps) {
  const answer = createConversation(faces, log);

  return async function admit(authorization: string | undefined): Promise<TakeActivity> {
    const sentWith = tokens ? await checkBotToken(authorization, tokens) : undefined;
    return (request, response) => take(request, response, sentWith);
  };

  async function take(
    request: restify.Request,
    response: restify.Response,
    sentWith: SentWith | undefined,
  ): Promise<void> {
    const activity = readActivity(request.body);
    if (sentWith) refuseOtherSender(activity, sentWith);
    refuseForeignConnector(activity.serviceUrl, local);
    refuseForeignTenant(activity, tenantId);
    const sender = senderOf(activity, tenantId);
    if (sender) await limits?.asks(sender.id);
    const intent = sender ? intentOf(activity) : { kind: 'nothing' as const };
    const news = isPersonal(activity) ? undefined : teamNewsOf(activity, tenantId);
    if (news) for (const face of faces) await face.teamNews?.(news);
    const reply = await replyTo(activity, sender, intent, news !== undefined);

    const written = writtenBy(intent, reply);
    if (written) {
      try {
        await adapter.inTurn(request.body, (context) => send(context, written));
      } catch (error) {
        // The person left or the connector is down: failing the turn would only make Teams repeat it.
        log.warn({ err: error }, 'reply did not arrive');
      }
    }
    respond(response, activity, intent, reply);
  }

  async function replyTo(
    activity: TeamsActivity,
    sender: Sender | undefined,
    intent: Intent,
    inTeam: boolean,
  ): Promise<Answer> {
    if (!sender) return SILENCE;
    return isPersonal(activity) ? answer(sender, intent) : answerElsewhere(sender, intent, inTeam);
  }
}

const SILENCE: Answer = { kind: 'silence' };

/**
 * Where others read along, nothing is said but where the bot listens: what it knows is for one person alone. What
 * nobody said to it there is none of its business.
 */
function answerElsewhere({ locale }: Sender, intent: Intent, inTeam: boolean): Answer {
  const say = sayIn(readingLocale(locale));
  const text = say(message(inTeam ? 'doors.in-team' : 'doors.in-group'));
  switch (intent.kind) {
    case 'text':
    case 'file':
    case 'command':
      return { kind: 'message', reply: { text } };
    case 'press':
      return { kind: 'action', reply: { note: text } };
    default:
      return SILENCE;
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
function invokeBody(reply: Pressed) {
  if ('note' in reply) {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.note };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.replaceWith };
}
