import type { Conversation, Office, Outgoing } from '../../../doors/teams/chat.ts';
import type { SendOutcome } from '../../../doors/teams/outcome.ts';
import type { Line, SendTurns } from '../../telling/send-pacer.ts';
import type { FoundDelivery } from './delivery-row.ts';

/** The message of an announcement for one person of a chunk. */
export type MessageFor = (
  delivery: Pick<FoundDelivery, 'personId' | 'name' | 'groupId' | 'locale' | 'chunk'>,
) => Outgoing | Promise<Outgoing>;

/** A claimed person, with what the tries so far have shown. */
export interface Recipient {
  delivery: FoundDelivery;
  /** The conversation that Teams made for this message, if it had to. */
  made?: Conversation;
  /** Teams did not know the conversation: it is made anew, once. */
  gone?: boolean;
}

/** Why a message was not sent at all: its turn has passed, or nothing of the announcement may go out now. */
export type NotSent = 'missed' | 'over' | 'held' | 'stopping';

export interface Try {
  recipient: Recipient;
  outcome: SendOutcome | { kind: 'not-sent'; why: NotSent };
}

/** Calls of Teams that these people will take: a conversation that is not there has to be made first. */
export function callsFor(recipients: readonly Recipient[]): number {
  return recipients.reduce((calls, one) => calls + (needsConversation(one) ? 2 : 1), 0);
}

/** Will the next round try this person again? */
export function isTriedAgain({ recipient, outcome }: Try): boolean {
  if (outcome.kind === 'throttled') return true;
  if (outcome.kind === 'not-sent') return outcome.why === 'missed';
  return isGone(outcome) && recipient.gone === true && !recipient.made;
}

interface SendDeps {
  /** Where conversations are made; undefined while the bot was never seen anywhere. */
  office: Office | undefined;
  /** They have left the organisation since they were written down: nothing is written to them. */
  hasLeft: boolean;
  /** May another message go out? Asked right before each. */
  mayGoOn(): Promise<NotSent | undefined>;
}

/** Tries to send to one person when it is their turn. */
export async function trySend(
  { office, hasLeft, mayGoOn }: SendDeps,
  recipient: Recipient,
  turns: SendTurns,
  message: Outgoing,
): Promise<Try> {
  if (hasLeft) return { recipient, outcome: { kind: 'unreachable', why: 'left', raw: '' } };

  async function inTurn<T>(call: (line: Line) => Promise<T>) {
    const line = await turns.next();
    if (line === 'missed') return { kind: 'not-sent', why: 'missed' } as const;
    const why = await mayGoOn();
    return why ? ({ kind: 'not-sent', why } as const) : call(line);
  }

  if (!needsConversation(recipient)) {
    const conversation = recipient.made ?? recipient.delivery.conversation;
    if (!conversation) throw new Error(`There is no conversation with ${recipient.delivery.personId}.`);
    const outcome = await inTurn((line) => line.tell(conversation, message));
    return { recipient: isGone(outcome) ? { ...recipient, gone: true } : recipient, outcome };
  }
  const { delivery } = recipient;
  const where = delivery.conversation ?? office;
  if (!where) return { recipient, outcome: { kind: 'unreachable', why: 'not-installed', raw: '' } };
  const { serviceUrl, tenantId, botId } = where;
  const creation = await inTurn((line) => line.create({ serviceUrl, tenantId, botId }, delivery.personId));
  if (creation.kind !== 'created')
    return { recipient: isGone(creation) ? { ...recipient, gone: false } : recipient, outcome: creation };
  const made = { ...recipient, made: creation.conversation };
  return { recipient: made, outcome: await inTurn((line) => line.tell(creation.conversation, message)) };
}

function needsConversation({ delivery, made, gone }: Recipient): boolean {
  return !made && (gone === true || !delivery.conversation);
}

function isGone(outcome: Try['outcome']): boolean {
  return outcome.kind === 'unreachable' && outcome.why === 'conversation-gone';
}
