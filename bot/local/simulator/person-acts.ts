import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { conflict, notFound } from '../../base/errors.ts';
import * as activities from './activities.ts';
import { type BotAnswer, postToBot } from './bot-door.ts';
import type { Chats } from './chats.ts';
import { effectOf, type InvokeAnswer, invokeAnswerOf } from './invoke-answer.ts';
import { type Directory, personOf, type SimPerson } from './people.ts';

/** How an act ended; `problem` is what the person sees when the bot could not be reached. */
export interface ActResult {
  ok: boolean;
  /** The bot's HTTP status; 0 when it did not answer. */
  status: number;
  problem: string | null;
}

export interface SayResult extends ActResult {
  messageId: string;
}

export interface PressResult extends ActResult {
  /** The invoke response of an Action.Execute. */
  response: InvokeAnswer | null;
}

/** What people do in Teams. Each act that needs the app throws AnswerError when the app is not there. */
export interface PersonActs {
  install(personId: string, options?: { upgrade?: boolean | undefined }): Promise<ActResult>;
  remove(personId: string): Promise<ActResult>;
  say(personId: string, text: string): Promise<SayResult>;
  /** @throws AnswerError message-not-found for a message that is not in the chat or was deleted */
  press(personId: string, messageId: string, action: activities.CardAction): Promise<PressResult>;
  /** Presses a button that is on no message of the chat. */
  pressAs(personId: string, action: activities.CardAction): Promise<PressResult>;
}

export interface PersonActsDeps {
  directory: Directory;
  chats: Chats;
  botEndpoint: string;
  botId: string;
  tenantId: string;
  serviceUrl(): string;
  now(): Date;
}

/** Submit buttons that write for the person; see card actions in Teams' documentation. */
const TypingButton = z.object({
  msteams: z.discriminatedUnion('type', [
    z.object({ type: z.literal('imBack'), value: z.string() }),
    z.object({
      type: z.literal('messageBack'),
      text: z.string().default(''),
      displayText: z.string().optional(),
      value: z.unknown(),
    }),
  ]),
});

export function createPersonActs(deps: PersonActsDeps): PersonActs {
  const { directory, chats, now } = deps;

  const scene = (person: SimPerson, id?: string): activities.Scene => ({
    person,
    userId: directory.userOf(person),
    conversationId: directory.conversationOf(person),
    botId: `28:${deps.botId.replace(/^28:/, '')}`,
    tenantId: deps.tenantId,
    serviceUrl: deps.serviceUrl(),
    id: id ?? `f:${randomUUID()}`,
    at: now(),
  });

  async function tell(person: SimPerson, activity: activities.Activity): Promise<BotAnswer> {
    const answer = await postToBot(deps.botEndpoint, activity);
    if (!answer.ok) note(person, `Unable to reach app. ${answer.problem}`, true);
    return answer;
  }

  function note(person: SimPerson, text: string, problem: boolean): void {
    chats.write(person.id, 'note', { text, card: null, summary: null }, now(), problem);
  }

  async function write(person: SimPerson, shown: string, text = shown, value?: unknown): Promise<SayResult> {
    const message = chats.write(person.id, 'person', { text: shown, card: null, summary: null }, now());
    const answer = await tell(person, activities.typed(scene(person, message.id), text, value));
    return { ...resultOf(answer), messageId: message.id };
  }

  async function act(
    person: SimPerson,
    messageId: string | null,
    action: activities.CardAction,
  ): Promise<PressResult> {
    if (action.type === 'Action.Execute') return execute(person, messageId, action);
    const button = TypingButton.safeParse(action.data).data?.msteams;
    if (button?.type === 'imBack') return { ...(await write(person, button.value)), response: null };
    if (button) {
      const shown = button.displayText ?? button.text;
      return { ...(await write(person, shown, button.text, button.value)), response: null };
    }
    const answer = await tell(person, activities.submitted(scene(person), action, messageId));
    return { ...resultOf(answer), response: null };
  }

  async function execute(
    person: SimPerson,
    messageId: string | null,
    action: activities.CardAction,
  ): Promise<PressResult> {
    const answer = await tell(person, activities.executed(scene(person), action, messageId));
    if (!answer.ok) return { ...resultOf(answer), response: null };
    const response = invokeAnswerOf(answer.body);
    const effect = effectOf(response);
    if (effect.kind !== 'card') {
      note(person, effect.text, effect.kind === 'problem');
      const problem = effect.kind === 'problem' ? effect.text : null;
      return { ok: problem === null, status: answer.status, problem, response };
    }
    const message = chats.of(person.id).messages.find((one) => one.id === messageId);
    if (message) {
      const { text, summary } = message;
      chats.change(person.id, message.id, { text, card: effect.card, summary }, now());
    }
    return { ...resultOf(answer), response };
  }

  return {
    async install(personId, options = {}) {
      const person = personOf(directory, personId);
      const upgrade = options.upgrade === true;
      chats.setMembership(person.id, { installed: true, blocked: false }, now());
      const answer = await tell(person, activities.installed(scene(person), upgrade));
      if (upgrade || !answer.ok) return resultOf(answer);
      return resultOf(await tell(person, activities.botJoined(scene(person))));
    },
    async remove(personId) {
      const person = personOf(directory, personId);
      chats.setMembership(person.id, { installed: false, blocked: false }, now());
      return resultOf(await tell(person, activities.removed(scene(person))));
    },
    say: async (personId, text) => write(talker(deps, personId), text),
    async press(personId, messageId, action) {
      const person = talker(deps, personId);
      const message = chats.of(person.id).messages.find((one) => one.id === messageId && !one.deleted);
      if (!message) throw notFound('message', messageId);
      return act(person, messageId, action);
    },
    pressAs: async (personId, action) => act(talker(deps, personId), null, action),
  };
}

/** The person, when Teams lets them write to the app. */
function talker({ directory, chats }: PersonActsDeps, personId: string): SimPerson {
  const person = personOf(directory, personId);
  const chat = chats.of(person.id);
  if (!chat.installed) throw conflict('not-installed', { person: person.name });
  if (chat.blocked) throw conflict('blocked', { person: person.name });
  if (chat.disabled) throw conflict('disabled', { person: person.name });
  return person;
}

function resultOf({ ok, status, problem }: BotAnswer): ActResult {
  return { ok, status, problem };
}
