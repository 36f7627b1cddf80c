import english from './en/commands.json' with { type: 'json' };
import { languageOf } from './languages.ts';
import { type Message, message } from './message.ts';

/** Names something that one can ask the bot for. */
export type CommandId = keyof typeof english;

/** In one language: the title of its button, which can be typed as well, and other wordings of the same wish. */
export interface CommandWords {
  title: string;
  phrases: readonly string[];
}

/** By language. English has every command, and is understood from everybody: old cards and many people speak it. */
const CATALOGUES: Readonly<Record<string, Readonly<Record<CommandId, CommandWords>>>> = { en: english };

export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(english, id);
}

/** Its title, for buttons and sentences. */
export function titleOf(id: CommandId): Message {
  return message(`command.${id}`);
}

/** What somebody asks for by a typed text; undefined where it is no wording of a command. */
export function commandFor(text: string, locale: string | undefined): CommandId | undefined {
  const key = phraseKey(text);
  return phrasesIn(languageOf(locale)).get(key) ?? phrasesIn('en').get(key);
}

const known = new Map<string, ReadonlyMap<string, CommandId>>();

function phrasesIn(language: string): ReadonlyMap<string, CommandId> {
  const found = known.get(language);
  if (found) return found;
  const made = new Map<string, CommandId>();
  for (const [id, { title, phrases }] of Object.entries(CATALOGUES[language] ?? {})) {
    if (isCommandId(id)) for (const words of [title, ...phrases]) made.set(phraseKey(words), id);
  }
  known.set(language, made);
  return made;
}

/** A typed text as it is compared: lower case, no punctuation, single spaces; a text of nothing else as it is. */
export function phraseKey(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words || text.trim();
}
