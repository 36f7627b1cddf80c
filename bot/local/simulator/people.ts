import { createHash } from 'node:crypto';
import { z } from 'zod';
import { notFound } from '../../base/errors.ts';
import { PersonId } from '../../contract/common.ts';

/** A person as Microsoft Entra ID and their Teams client know them. */
export const SimPerson = z.object({
  id: PersonId,
  name: z.string().min(1),
  upn: z.string().min(1),
  locale: z.string().refine(isLocale, 'a language tag such as en-GB'),
  timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Madrid').optional(),
});
export type SimPerson = z.infer<typeof SimPerson>;

/** Everybody in the simulated organisation, found by object id, by Teams user id or by conversation id. */
export interface Directory {
  set(people: readonly SimPerson[]): void;
  all(): readonly SimPerson[];
  byId(id: string): SimPerson | undefined;
  byMemberId(memberId: string): SimPerson | undefined;
  byConversation(conversationId: string): SimPerson | undefined;
  conversationOf(person: SimPerson): string;
  userOf(person: SimPerson): string;
}

/** Teams gives each bot its own id for a chat and for a person: two bots never see the same ones. */
export function createDirectory(botId: string): Directory {
  let people: readonly SimPerson[] = [];
  const ids = new Map<string, { person: SimPerson; conversation: string; user: string }>();
  const conversations = new Map<string, SimPerson>();
  const users = new Map<string, SimPerson>();
  const entryOf = (person: SimPerson) => ids.get(person.id) ?? addressesOf(person, botId);

  return {
    set(next) {
      people = next.map((person) => ({ ...person, id: person.id.toLowerCase() }));
      for (const map of [ids, conversations, users]) map.clear();
      for (const person of people) {
        const entry = addressesOf(person, botId);
        ids.set(person.id, entry);
        conversations.set(entry.conversation, person);
        users.set(entry.user, person);
      }
    },
    all: () => people,
    byId: (id) => ids.get(id.toLowerCase())?.person,
    byMemberId: (id) => users.get(id) ?? ids.get(id.replace(/^8:orgid:/, '').toLowerCase())?.person,
    byConversation: (id) => conversations.get(id),
    conversationOf: (person) => entryOf(person).conversation,
    userOf: (person) => entryOf(person).user,
  };
}

/** @throws AnswerError person-not-found */
export function personOf(directory: Directory, personId: string): SimPerson {
  const person = directory.byId(personId);
  if (!person) throw notFound('person', personId);
  return person;
}

function addressesOf(person: SimPerson, botId: string) {
  const digest = (what: string) =>
    createHash('sha256').update(`${what}|${botId}|${person.id.toLowerCase()}`).digest('base64url');
  return { person, conversation: `a:1${digest('conversation')}`, user: `29:1${digest('user')}` };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
