import { type Activity, CardFactory, type ConversationReference, type TurnContext } from 'botbuilder';
import type { Clock } from '../clock.ts';
import { messageOf } from '../errors.ts';
import type { TeamsAdapter } from './adapter.ts';
import type { Conversation, Reply } from './chat.ts';
import { type ConnectorFault, outcomeOf, type SendOutcome } from './outcome.ts';

/** Writes to people outside of a turn. Sends exactly once per call: no retry, no pacing. */
export interface Messenger {
  tell(conversation: Conversation, message: Reply): Promise<SendOutcome>;
}

export function createMessenger(adapter: TeamsAdapter, appId: string, clock: Clock): Messenger {
  return {
    async tell(conversation, message) {
      let activityId: string | undefined;
      try {
        await adapter.continueConversationAsync(
          appId,
          referenceOf(conversation),
          async (context: TurnContext) => {
            const sent = await context.sendActivity(activityOf(message, true));
            activityId = sent?.id;
          },
        );
      } catch (error) {
        return outcomeOf(faultOf(error), clock.now());
      }
      return { kind: 'sent', activityId: activityId ?? '' };
    },
  };
}

/** A reply as an activity. A card goes alone: Teams splits text and card into two messages. */
export function activityOf(message: Reply, alert: boolean): Partial<Activity> {
  const notice = alert ? { channelData: { notification: { alert: true } } } : {};
  if ('text' in message) return { type: 'message', text: message.text, textFormat: 'markdown', ...notice };
  return {
    type: 'message',
    summary: message.summary,
    attachments: [CardFactory.adaptiveCard(message.card)],
    ...notice,
  };
}

function referenceOf(conversation: Conversation): Partial<ConversationReference> {
  return {
    channelId: 'msteams',
    serviceUrl: conversation.serviceUrl,
    bot: { id: conversation.botId, name: '' },
    user: { id: conversation.userId, name: '' },
    conversation: {
      id: conversation.id,
      tenantId: conversation.tenantId,
      conversationType: 'personal',
      isGroup: false,
      name: '',
    },
  };
}

/** botbuilder throws a RestError with the parsed body in `details`, or whatever the network threw. */
function faultOf(error: unknown): ConnectorFault {
  const e = asRecord(error);
  const details = asRecord(e.details);
  const nested = asRecord(details.error);
  const headers = asRecord(e.response).headers;
  return {
    status: typeof e.statusCode === 'number' ? e.statusCode : undefined,
    code: text(nested.code) ?? text(e.code),
    message: text(nested.message) ?? text(details.message) ?? messageOf(error),
    retryAfter: hasGet(headers) ? headers.get('retry-after') : undefined,
  };
}

/** Not a copy: what a RestError knows of the response is not enumerable. */
function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function hasGet(value: unknown): value is { get(name: string): string | null | undefined } {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}
