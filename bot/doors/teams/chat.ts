import type { IAdaptiveCard } from '@microsoft/teams.cards';
import type { z } from 'zod';
import type { CommandId } from '../../base/words/commands.ts';
import type { Message, Say } from '../../base/words/message.ts';

/** A card as rooms build it (Adaptive Card 1.5, the newest that Teams renders). */
export type Card = IAdaptiveCard;

/** Where a person's personal chat with the bot is; all that is needed to write there later. */
export interface Conversation {
  id: string;
  /** The connector to send to; Teams may change it, so each activity overwrites it. */
  serviceUrl: string;
  tenantId: string;
  /** The person and the bot as the channel names them (`29:...`, `28:...`). */
  userId: string;
  botId: string;
}

/** Where the bot is at home: what is the same in all of its conversations. */
export type Office = Pick<Conversation, 'serviceUrl' | 'tenantId' | 'botId'>;

/** Are these the same tenant? Their ids are GUIDs, which may be written in either case. */
export function isTenant(id: string, tenantId: string): boolean {
  return id.toLowerCase() === tenantId.toLowerCase();
}

/** Who wrote, from where, in which language. */
export interface Sender {
  /** Entra object id, lower case. */
  id: string;
  name: string;
  locale: string | undefined;
  timeZone: string | undefined;
  conversation: Conversation;
}

/**
 * What the bot answers, as a value: the door makes words of it. A card carries a summary for the notification banner;
 * as text where it is somebody's own, such as the title of an announcement.
 */
export type Reply = { say: Message } | CardReply;
export interface CardReply {
  card: Card;
  summary: Message | string;
}

/**
 * What a button does: another card takes the place of the one it is on, the person reads a note, or the card stays
 * and a new message answers.
 */
export type ActionReply =
  | { replaceWith: Card; summary: Message | string }
  | { note: Message }
  | { answer: Reply };

/** A message in words, ready to be sent. */
export type Outgoing = { text: string } | OutgoingCard;
export interface OutgoingCard {
  card: Card;
  summary: string;
}

/** Something a person can ask for, by typing one of its phrases or by pressing its button. */
export interface Command {
  id: CommandId;
  /** Understood, but not offered to everybody in the menu. */
  quiet?: boolean;
  /** @param say in the language of who asks */
  answer(sender: Sender, say: Say): Promise<Reply>;
}

/** What happens when a button with this verb is pressed. Pressing twice must do no harm. */
export interface CardAction {
  verb: string;
  data: z.ZodType;
  act(sender: Sender, data: unknown, say: Say): Promise<ActionReply>;
}

/** A team, or a channel of one, with its name as far as Teams told it. */
export interface Named {
  id: string;
  name: string | undefined;
}

/**
 * What Teams tells a bot about a team that it is, or was, in. Anything said in a team shows that the bot is in it
 * (`seen`), and where its connector is.
 */
export type TeamNews = { team: Named; office: Office } & (
  | { what: 'added' | 'removed' | 'renamed' | 'seen' }
  | { what: 'channel-renamed' | 'channel-deleted' | 'channel-restored'; channel: Named }
);

/** A room's part in the chat. */
export interface ChatFace {
  commands?: readonly Command[];
  actions?: readonly CardAction[];
  /**
   * A person wrote, pressed or installed: runs before any answer. What the room knows of how they read goes before
   * what their client says.
   */
  seen?(sender: Sender): Promise<HowTheyRead | undefined>;
  /** The app has come to this person's Teams, by whoever's doing; after `seen`, and perhaps twice for one time. */
  installed?(sender: Sender): Promise<void>;
  /** The app was removed from this person's Teams. */
  left?(sender: Sender): Promise<void>;
  /** Something happened to a team that the bot is in, or was. */
  teamNews?(news: TeamNews): Promise<void>;
  /** Buttons to offer under a text that nobody understood. */
  offer?(text: string): readonly Offer[];
}

export type HowTheyRead = Partial<Pick<Sender, 'locale' | 'timeZone'>>;

export interface Offer {
  title: Message;
  /** Its button stands for the one of this command, which does less. */
  insteadOf?: CommandId;
  verb: string;
  data: Record<string, string>;
}

/** Ties an action to the schema of its data. */
export function cardAction<S extends z.ZodType>(
  verb: string,
  data: S,
  act: (sender: Sender, data: z.infer<S>, say: Say) => Promise<ActionReply>,
): CardAction {
  return { verb, data, act: (sender, value, say) => act(sender, value as z.infer<S>, say) };
}

/** Makes words of a reply, for a message that nobody is waiting for. */
export function inWords(reply: Reply, say: Say): Outgoing {
  if ('say' in reply) return { text: say(reply.say) };
  return { card: reply.card, summary: summaryIn(reply.summary, say) };
}

/** The line of the notification banner. */
export function summaryIn(summary: Message | string, say: Say): string {
  return typeof summary === 'string' ? summary : say(summary);
}
