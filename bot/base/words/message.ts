import type { english } from './english.ts';

/** Names a sentence of the catalogues. */
export type MessageId = keyof typeof english;

/**
 * What fills a gap of a sentence. `day`: a calendar date such as 2026-12-15. `moment`: ISO 8601 in UTC, said in the
 * time zone of who reads. `language`: BCP 47, said by its name. `list`: joined as the language does it. `series`: one after the other, with a sign between.
 */
export type Param =
  | string
  | number
  | { day: string }
  | { moment: string }
  | { language: string }
  | { list: readonly Param[] }
  | { series: readonly Param[]; between: string }
  | Message;

export type Params = Readonly<Record<string, Param>>;

/** A sentence as data: rooms store, compare and hand on these; words are made of it at the door. */
export interface Message {
  id: MessageId;
  params?: Params | undefined;
}

/** What somebody wrote, as it is, or a sentence of the product's own. */
export type Words = string | Message;

/** Makes a sentence in the language, and with the time zone, of whoever reads it. */
export type Say = (message: Message) => string;

/** Short for a message with its parameters. */
export function message(id: MessageId, params?: Params): Message {
  return params ? { id, params } : { id };
}
