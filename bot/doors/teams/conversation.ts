import type { Logger } from 'pino';
import type { z } from 'zod';
import { AnswerError, sentenceOf } from '../../base/errors.ts';
import { commandFor, isCommandId } from '../../base/words/commands.ts';
import { readingLocale } from '../../base/words/languages.ts';
import { type Message, message, type Say } from '../../base/words/message.ts';
import { isMessageId, sayIn } from '../../base/words/say.ts';
import {
  type ActionReply,
  type Card,
  type ChatFace,
  inWords,
  type Outgoing,
  type Reply,
  type Sender,
  summaryIn,
} from './chat.ts';
import { greeting, help, notUnderstood, onlyWords } from './help-cards.ts';
import type { Intent } from './incoming.ts';

/** What goes back to the person, in words: a message, a change of the card they pressed, or nothing. */
export type Answer =
  | { kind: 'message'; reply: Outgoing }
  | { kind: 'action'; reply: Pressed }
  | { kind: 'silence' };

/** What a pressed button does, in words. */
export type Pressed =
  | { replaceWith: Card; summary: string }
  | { note: string }
  /** A client that waits for an answer to the press itself shows the note. */
  | { answer: Outgoing; note: string };

const HERE = message('doors.here');
const SILENCE: Answer = { kind: 'silence' };

/**
 * The way of a chat message: one line in, one value out. The room whose command it is answers; what nobody understands
 * gets a reply with a way forward; the values become words in the language of who wrote.
 */
export function createConversation(faces: readonly ChatFace[], log: Logger) {
  const own: ChatFace = {
    commands: [
      { id: 'doors.help', quiet: true, answer: async (_sender, say) => help(faces, say) },
      // Said without a wish: answered in kind, without a menu.
      {
        id: 'doors.thanks',
        quiet: true,
        answer: async () => ({ say: message('doors.welcome', { here: HERE }) }),
      },
      { id: 'doors.nod', quiet: true, answer: async () => ({ say: message('doors.good', { here: HERE }) }) },
    ],
  };
  const all = [...faces, own];
  const commands = new Map(
    all.flatMap((face) => face.commands ?? []).map((command) => [command.id, command]),
  );
  const actions = new Map(faces.flatMap((face) => face.actions ?? []).map((action) => [action.verb, action]));

  async function answerText(sender: Sender, text: string, say: Say): Promise<Reply> {
    const id = commandFor(text, sender.locale);
    const command = id && commands.get(id);
    return command ? command.answer(sender, say) : notUnderstood(text.trim(), faces, say);
  }

  async function answerCommand(sender: Sender, id: string, say: Say): Promise<Reply> {
    const command = isCommandId(id) ? commands.get(id) : undefined;
    return command ? command.answer(sender, say) : { say: message('doors.old-button') };
  }

  async function press(sender: Sender, verb: string, data: unknown, say: Say): Promise<ActionReply> {
    const action = actions.get(verb);
    if (!action) return { note: message('doors.old-button') };
    const parsed = action.data.safeParse(data);
    if (parsed.success) return action.act(sender, parsed.data, say);
    const faults = [...new Set(parsed.error.issues.map((issue) => say(faultOf(issue))))].join('; ');
    return { note: message('doors.not-taken', { faults }) };
  }

  async function reply(sender: Sender, intent: Intent, say: Say): Promise<Answer> {
    switch (intent.kind) {
      case 'installed':
        return { kind: 'message', reply: inWords(greeting(sender.name, faces, say), say) };
      case 'text':
        return { kind: 'message', reply: inWords(await answerText(sender, intent.text, say), say) };
      case 'file':
        return { kind: 'message', reply: inWords(onlyWords(faces, say), say) };
      case 'command':
        return { kind: 'message', reply: inWords(await answerCommand(sender, intent.id, say), say) };
      case 'press':
        return { kind: 'action', reply: pressed(await press(sender, intent.verb, intent.data, say), say) };
      case 'removed':
      case 'joined':
      case 'nothing':
        return SILENCE;
    }
  }

  /** Tells the rooms who is there; they know better than a client how somebody reads. */
  async function meet(sender: Sender, intent: Intent): Promise<Sender> {
    let known = sender;
    for (const face of faces) {
      const { locale, timeZone } = (await face.seen?.(sender)) ?? {};
      known = { ...known, locale: locale ?? known.locale, timeZone: timeZone ?? known.timeZone };
    }
    if (intent.kind === 'installed' || intent.kind === 'joined')
      for (const face of faces) await face.installed?.(known);
    return known;
  }

  return async function answer(sender: Sender, intent: Intent): Promise<Answer> {
    let say = sayTo(sender);
    try {
      if (intent.kind === 'removed') {
        for (const face of faces) await face.left?.(sender);
        return SILENCE;
      }
      const known = await meet(sender, intent);
      say = sayTo(known);
      return await reply(known, intent, say);
    } catch (error) {
      if (!(error instanceof AnswerError)) log.error({ err: error, intent: intent.kind }, 'chat failed');
      const sentence = error instanceof AnswerError ? sentenceOf(error, say) : say(message('doors.failed'));
      return intent.kind === 'press'
        ? { kind: 'action', reply: { note: sentence } }
        : { kind: 'message', reply: { text: sentence } };
    }
  };
}

function sayTo({ locale, timeZone }: Sender): Say {
  return sayIn(readingLocale(locale), timeZone);
}

function pressed(reply: ActionReply, say: Say): Pressed {
  if ('note' in reply) return { note: say(reply.note) };
  if ('answer' in reply) return { answer: inWords(reply.answer, say), note: say(message('doors.see-new')) };
  return { replaceWith: reply.replaceWith, summary: summaryIn(reply.summary, say) };
}

/**
 * What is wrong with a field: the schema gives the id of a sentence for what people fill in themselves. Everything
 * else on a card was written by the bot.
 */
function faultOf(issue: z.core.$ZodIssue): Message {
  if (!isMessageId(issue.message)) return message('doors.not-as-written');
  return { id: issue.message, params: issue.code === 'custom' ? issue.params : undefined };
}
