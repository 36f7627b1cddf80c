import { type Activity, CardFactory } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Clock } from '../../base/clock.ts';
import { messageOf } from '../../base/errors.ts';
import type { TeamsAdapter } from './adapter.ts';
import { type Conversation, isTenant, type Office, type Outgoing } from './chat.ts';
import { type ConnectorFault, notOurs, outcomeOf, type SendOutcome } from './outcome.ts';

/** Writes to people outside of a turn. Calls Teams exactly once per call: no retry, no pacing. */
export interface Messenger {
  tell(conversation: Conversation, message: Outgoing): Promise<SendOutcome>;
  /** Puts another message in the place of one that was sent; nobody is alerted. `failed: message-gone` if it is not there. */
  update(conversation: Conversation, activityId: string, message: Outgoing): Promise<SendOutcome>;
  /** Takes a message back. `failed: message-gone` if it is not there (any more). */
  remove(conversation: Conversation, activityId: string): Promise<SendOutcome>;
  /**
   * The personal conversation with somebody who has the app; Teams gives the same one each time.
   * @param personId Entra object id
   */
  create(office: Office, personId: string): Promise<CreateOutcome>;
}

export type CreateOutcome =
  | { kind: 'created'; conversation: Conversation }
  | Exclude<SendOutcome, { kind: 'sent' }>;

/** Teams answers within a second; after this long the outcome is unknown. Shorter than any claim may be held. */
const PATIENCE_MS = 15_000;

export interface MessengerDeps {
  adapter: TeamsAdapter;
  /** Nobody of another organisation is written to, whatever storage says of their conversations. */
  tenantId: string;
  clock: Clock;
  patienceMs?: number;
}

export function createMessenger({
  adapter,
  tenantId: ours,
  clock,
  patienceMs = PATIENCE_MS,
}: MessengerDeps): Messenger {
  const inTime = { timeout: patienceMs };

  /** @param call one call of the connector; gives the id of the message that it was about */
  async function once(
    { serviceUrl, tenantId }: Conversation,
    call: (connector: ConnectorClient) => Promise<string | undefined>,
  ): Promise<SendOutcome> {
    if (!isTenant(tenantId, ours)) return notOurs();
    try {
      const activityId = await call(await adapter.connector(serviceUrl));
      return { kind: 'sent', activityId: activityId ?? '' };
    } catch (error) {
      return outcomeOf(faultOf(error), clock.now());
    }
  }

  return {
    tell: (conversation, message) =>
      once(conversation, async ({ conversations }) => {
        const activity = { ...activityOf(message, true), ...addressOf(conversation) };
        return (await conversations.sendToConversation(conversation.id, activity, inTime)).id;
      }),
    update: (conversation, activityId, message) =>
      once(conversation, async ({ conversations }) => {
        const activity = { ...activityOf(message, false), ...addressOf(conversation), id: activityId };
        await conversations.updateActivity(conversation.id, activityId, activity, inTime);
        return activityId;
      }),
    remove: (conversation, activityId) =>
      once(conversation, async ({ conversations }) => {
        await conversations.deleteActivity(conversation.id, activityId, inTime);
        return activityId;
      }),
    async create(office, personId) {
      const { serviceUrl, tenantId, botId } = office;
      if (!isTenant(tenantId, ours)) return notOurs();
      try {
        const { conversations } = await adapter.connector(serviceUrl);
        const { id } = await conversations.createConversation(
          {
            isGroup: false,
            bot: { id: botId, name: '' },
            members: [{ id: personId, name: '' }],
            tenantId,
            channelData: { tenant: { id: tenantId } },
          },
          inTime,
        );
        // The channel's own id of the person comes with their first activity.
        return { kind: 'created', conversation: { ...office, id, userId: personId } };
      } catch (error) {
        const outcome = outcomeOf(faultOf(error), clock.now());
        return outcome.kind === 'sent' ? { kind: 'unknown', raw: '' } : outcome;
      }
    },
  };
}

/** A reply as an activity. A card goes alone: Teams splits text and card into two messages. */
export function activityOf(message: Outgoing, alert: boolean): Partial<Activity> {
  const notice = alert ? { channelData: { notification: { alert: true } } } : {};
  if ('text' in message) return { type: 'message', text: message.text, textFormat: 'markdown', ...notice };
  return {
    type: 'message',
    summary: message.summary,
    attachments: [CardFactory.adaptiveCard(message.card)],
    ...notice,
  };
}

function addressOf({ id, tenantId, serviceUrl, userId, botId }: Conversation): Partial<Activity> {
  return {
    channelId: 'msteams',
    serviceUrl,
    from: { id: botId, name: '' },
    recipient: { id: userId, name: '' },
    conversation: { id, tenantId, conversationType: 'personal', isGroup: false, name: '' },
  };
}

/** botbuilder throws a RestError with the parsed body in `details`, or whatever the network threw. */
export function faultOf(error: unknown): ConnectorFault {
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
