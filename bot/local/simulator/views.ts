import type { ChatMessage } from './chat-events.ts';
import type { Chat } from './chats.ts';
import type { SimPerson } from './people.ts';

/** A message as the page shows it. */
export interface MessageView {
  id: string;
  at: string;
  /** A note stands between the messages: what an action answered, or what went wrong. */
  from: 'bot' | 'person' | 'note';
  text: string;
  card: unknown;
  summary: string | null;
  /** True for a note about something that went wrong. */
  problem: boolean;
  updatedAt: string | null;
  deleted: boolean;
}

export interface ChatView {
  person: SimPerson;
  installed: boolean;
  blocked: boolean;
  disabled: boolean;
  messages: MessageView[];
}

export interface PersonView {
  id: string;
  name: string;
  upn: string;
  installed: boolean;
  blocked: boolean;
  messages: number;
  lastAt: string | null;
}

/** A team with everything that the bot posted in its channels. */
export interface TeamView {
  id: string;
  name: string;
  /** The app is in the team. */
  installed: boolean;
  channels: { id: string; name: string; posts: MessageView[] }[];
}

export function presentChat(person: SimPerson, chat: Chat): ChatView {
  const { installed, blocked, disabled } = chat;
  return { person, installed, blocked, disabled, messages: chat.messages.map(presentMessage) };
}

export function presentPerson(person: SimPerson, chat: Chat): PersonView {
  return {
    id: person.id,
    name: person.name,
    upn: person.upn,
    installed: chat.installed,
    blocked: chat.blocked,
    messages: chat.messages.length,
    lastAt: chat.messages.at(-1)?.at ?? null,
  };
}

export function presentMessage(message: ChatMessage): MessageView {
  return {
    id: message.id,
    at: message.at,
    from: message.from,
    text: message.text,
    card: message.card === null ? null : JSON.parse(message.card),
    summary: message.summary,
    problem: message.problem,
    updatedAt: message.updatedAt,
    deleted: message.deleted,
  };
}
