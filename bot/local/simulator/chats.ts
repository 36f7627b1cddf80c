import { unexpected } from '../../base/errors.ts';
import type { ChatEvent, ChatMessage, Membership } from './chat-events.ts';

/** One person's chat with the bot. */
export interface Chat extends Membership {
  /** The conversation exists from the first installation on, and stays when the app is removed. */
  begun: boolean;
  messages: readonly ChatMessage[];
}

/** What is said in a message, by whoever writes it. */
export interface Content {
  text: string;
  /** An adaptive card as JSON text. */
  card: string | null;
  summary: string | null;
}

/** A card the bot brought to somebody. */
export interface Delivery {
  person: string;
  messageId: string;
  at: string;
  summary: string | null;
}

export interface Chats {
  of(personId: string): Chat;
  write(
    personId: string,
    from: ChatMessage['from'],
    content: Content,
    now: Date,
    problem?: boolean,
  ): ChatMessage;
  /** False when there is no such message (any more). */
  change(personId: string, messageId: string, content: Content, now: Date): boolean;
  erase(personId: string, messageId: string, now: Date): boolean;
  setMembership(personId: string, change: Partial<Membership>, now: Date): void;
  /** The bot's cards in the order they came, those deleted since included. */
  deliveries(): Delivery[];
  replay(event: ChatEvent): void;
}

interface OpenChat extends Chat {
  messages: ChatMessage[];
}

const EMPTY: Chat = { begun: false, installed: false, blocked: false, disabled: false, messages: [] };

/** @param keep is told of every event, so that `replay` can bring the chats back later */
export function createChats(keep: (event: ChatEvent) => void): Chats {
  const chats = new Map<string, OpenChat>();
  const cards: { person: string; message: ChatMessage }[] = [];
  let lastId = 0;

  const openChat = (personId: string): OpenChat => {
    const known = chats.get(personId);
    if (known) return known;
    const chat: OpenChat = { ...EMPTY, messages: [] };
    chats.set(personId, chat);
    return chat;
  };

  const messageOf = (personId: string, messageId: string): ChatMessage | undefined =>
    chats.get(personId)?.messages.findLast((one) => one.id === messageId && !one.deleted);

  function apply(event: ChatEvent): void {
    switch (event.what) {
      case 'membership': {
        const chat = openChat(event.person);
        Object.assign(chat, event.now, { begun: chat.begun || event.now.installed });
        return;
      }
      case 'written':
        openChat(event.person).messages.push(event.message);
        lastId = Math.max(lastId, Number(event.message.id));
        if (event.message.from === 'bot' && event.message.card !== null) cards.push(event);
        return;
      case 'changed': {
        const message = messageOf(event.person, event.message);
        const { text, card, summary, at } = event;
        if (message) Object.assign(message, { text, card, summary, updatedAt: at });
        return;
      }
      case 'deleted': {
        const message = messageOf(event.person, event.message);
        if (message) Object.assign(message, { text: '', card: null, deleted: true, updatedAt: event.at });
        return;
      }
      default:
        unexpected(event);
    }
  }

  function happen(event: ChatEvent): void {
    keep(event);
    apply(event);
  }

  return {
    of: (personId) => chats.get(personId) ?? EMPTY,
    write(personId, from, content, now, problem = false) {
      // Teams' message ids are the time in milliseconds; two in the same millisecond still differ.
      const id = String(Math.max(lastId + 1, now.getTime()));
      const at = now.toISOString();
      const message = { id, at, from, ...content, problem, updatedAt: null, deleted: false };
      happen({ what: 'written', person: personId, message });
      return message;
    },
    change(personId, messageId, content, now) {
      if (!messageOf(personId, messageId)) return false;
      happen({ what: 'changed', person: personId, message: messageId, at: now.toISOString(), ...content });
      return true;
    },
    erase(personId, messageId, now) {
      if (!messageOf(personId, messageId)) return false;
      happen({ what: 'deleted', person: personId, message: messageId, at: now.toISOString() });
      return true;
    },
    setMembership(personId, change, now) {
      const { installed, blocked, disabled } = chats.get(personId) ?? EMPTY;
      const next = { installed, blocked, disabled, ...change };
      happen({ what: 'membership', person: personId, at: now.toISOString(), now: next });
    },
    deliveries: () =>
      cards.map(({ person, message }) => ({
        person,
        messageId: message.id,
        at: message.at,
        summary: message.summary,
      })),
    replay: apply,
  };
}
