import type { Message, MessageId, Params, Say } from './words/message.ts';
import { sayInEnglish } from './words/say.ts';

/** What kind of answer an error is. The doors translate it: HTTP into a status, chat into a reply. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

/** One field that is not as it should be. */
export interface Fault {
  where: string | Message;
  what: string | Message;
}

/** Codes that the catalogues have a sentence for, as `error.<code>`. */
export type ErrorCode = MessageId extends infer Id
  ? Id extends `error.${infer Code}`
    ? Code
    : never
  : never;

/**
 * An error that is an answer: a code for machines, and parameters for the sentence that says what was wrong, where,
 * and what to do. Anything else that is thrown is a bug or an outage, and people only hear that it was logged.
 */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  /** What the door makes words of. */
  readonly said: Message;
  readonly faults: readonly Fault[];

  constructor(kind: ErrorKind, code: ErrorCode, params: Params = {}, faults: readonly Fault[] = []) {
    const said: Message = { id: `error.${code}`, params };
    super(sayInEnglish(said));
    this.kind = kind;
    this.code = code;
    this.said = said;
    this.faults = faults;
  }
}

/** Somebody did more of something than they may within a time, and may go on after a while. */
export class TooManyError extends AnswerError {
  /** Until they may, in ms. */
  readonly waitMs: number;

  constructor(code: ErrorCode, params: Params, waitMs: number) {
    super('too-many', code, params);
    this.waitMs = waitMs;
  }
}

/** Why something may not be done, before anybody throws it: it is also told beside a button. */
export interface Refusal {
  code: ErrorCode;
  params: Params;
}

export function refusal(code: ErrorCode, params: Params = {}): Refusal {
  return { code, params };
}

/** What a refusal says. */
export function whyOf({ code, params }: Refusal): Message {
  return { id: `error.${code}`, params };
}

export function invalid(code: ErrorCode, params?: Params, faults?: readonly Fault[]): AnswerError {
  return new AnswerError('invalid', code, params, faults);
}

export function forbidden(code: ErrorCode, params?: Params): AnswerError {
  return new AnswerError('forbidden', code, params);
}

/** What can be looked for in vain: everything that the catalogues have an `error.<thing>-not-found` for. */
export type Thing = ErrorCode extends infer Code ? (Code extends `${infer T}-not-found` ? T : never) : never;

export function notFound(what: Thing, id: string): AnswerError {
  return new AnswerError('not-found', `${what}-not-found`, { id });
}

export function conflict(code: ErrorCode, params?: Params): AnswerError {
  return new AnswerError('conflict', code, params);
}

/** What an error that is an answer says to whoever reads it. */
export function sentenceOf({ said }: AnswerError, say: Say): string {
  return say(said);
}

/** The message of anything that was thrown, for logs and for people who run the product. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Ends a switch over a union: a new case that nobody handles does not type-check. */
export function unexpected(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
