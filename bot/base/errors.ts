/** What kind of answer an error is. The doors translate it: HTTP into a status, chat into a reply. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'too-large'
  | 'unavailable';

/** One field that is not as it should be. */
export interface Fault {
  where: string;
  what: string;
}

/**
 * An error that is an answer: a code for machines and a sentence for people that says what was wrong, where,
 * and what to do. Anything else that is thrown is a bug or an outage, and people only hear that it was logged.
 */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly faults: readonly Fault[];

  constructor(kind: ErrorKind, code: string, sentence: string, faults: readonly Fault[] = []) {
    super(sentence);
    this.kind = kind;
    this.code = code;
    this.faults = faults;
  }
}

export function invalid(code: string, sentence: string, faults: readonly Fault[] = []): AnswerError {
  return new AnswerError('invalid', code, sentence, faults);
}

export function forbidden(code: string, sentence: string): AnswerError {
  return new AnswerError('forbidden', code, sentence);
}

export function notFound(what: string, id: string): AnswerError {
  return new AnswerError('not-found', `${what}-not-found`, `There is no ${what} "${id}".`);
}

export function conflict(code: string, sentence: string): AnswerError {
  return new AnswerError('conflict', code, sentence);
}

/** The message of anything that was thrown, for logs and for people who run the product. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Ends a switch over a union: a new case that nobody handles does not type-check. */
export function unexpected(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
