import type { Logger } from 'pino';
import { AnswerError, messageOf } from '../../base/errors.ts';
import {
  type ActionReply,
  type ChatFace,
  type Command,
  normalised,
  type Reply,
  type Sender,
} from './chat.ts';
import { greeting, help, notUnderstood } from './help-cards.ts';
import type { Intent } from './incoming.ts';

/** What goes back to the person: a message, a change of the card they pressed, or nothing. */
export type Answer =
  | { kind: 'message'; reply: Reply }
  | { kind: 'action'; reply: ActionReply }
  | { kind: 'silence' };

const GREETINGS = ['hi', 'hello', 'hey', 'help', 'menu', 'start', '?'];
/** Said without a wish: answered in kind, without a menu. */
const THANKS = ['thanks', 'thank you', 'thank you very much', 'many thanks', 'thx', 'cheers'];
const NODS = ['ok', 'okay', 'great', 'good', 'fine', 'cool', 'perfect', 'bye', 'goodbye', 'see you'];
const HERE = 'I am here when something changes for you, or does not work. Type "help" for what I can do.';
/** For what people do not fill in themselves: a field that asks them for something says in words what it asks. */
const NOT_AS_WRITTEN = 'something on the card is missing, or is not as I wrote it';
const SILENCE: Answer = { kind: 'silence' };

/**
 * The way of a chat message: one line in, one value out. The first room that understands answers; what nobody
 * understands gets a reply with a way forward; an error becomes a sentence.
 */
export function createConversation(faces: readonly ChatFace[], log: Logger) {
  const commands = new Map<string, Command>();
  for (const command of faces.flatMap((face) => face.commands ?? [])) {
    for (const words of [command.title, ...command.words]) {
      const key = normalised(words);
      if (!commands.has(key)) commands.set(key, command);
    }
  }
  const actions = new Map(faces.flatMap((face) => face.actions ?? []).map((action) => [action.verb, action]));

  async function answerText(sender: Sender, text: string): Promise<Reply> {
    const key = normalised(text);
    if (GREETINGS.includes(key) || text.trim() === '?') return help(faces);
    const command = commands.get(key);
    if (!command && THANKS.includes(key)) return { text: `You are welcome. ${HERE}` };
    if (!command && NODS.includes(key)) return { text: `Good. ${HERE}` };
    return command ? command.answer(sender) : notUnderstood(text.trim(), faces);
  }

  async function press(sender: Sender, verb: string, data: unknown): Promise<ActionReply> {
    const action = actions.get(verb);
    if (!action) {
      return {
        note: 'I do not know this button any more: the card is older than I am. Type "help" for what I can do.',
      };
    }
    const parsed = action.data.safeParse(data, { error: () => NOT_AS_WRITTEN });
    if (parsed.success) return action.act(sender, parsed.data);
    const faults = [...new Set(parsed.error.issues.map((issue) => issue.message))].join('; ');
    return { note: `This could not be taken: ${faults}. Nothing was changed; please try again.` };
  }

  async function reply(sender: Sender, intent: Intent): Promise<Answer> {
    if (intent.kind === 'removed') {
      for (const face of faces) await face.left?.(sender);
      return SILENCE;
    }
    for (const face of faces) await face.seen?.(sender);
    if (intent.kind === 'installed' || intent.kind === 'joined')
      for (const face of faces) await face.installed?.(sender);
    switch (intent.kind) {
      case 'joined':
        return SILENCE;
      case 'installed':
        return { kind: 'message', reply: greeting(sender.name, faces) };
      case 'text':
        return { kind: 'message', reply: await answerText(sender, intent.text) };
      case 'press':
        return { kind: 'action', reply: await press(sender, intent.verb, intent.data) };
      case 'nothing':
        return SILENCE;
    }
  }

  return async function answer(sender: Sender, intent: Intent): Promise<Answer> {
    try {
      return await reply(sender, intent);
    } catch (error) {
      if (!(error instanceof AnswerError)) log.error({ err: error, intent: intent.kind }, 'chat failed');
      const sentence =
        error instanceof AnswerError
          ? messageOf(error)
          : 'That did not work on my side. It was logged; please try again in a moment.';
      return intent.kind === 'press'
        ? { kind: 'action', reply: { note: sentence } }
        : { kind: 'message', reply: { text: sentence } };
    }
  };
}
