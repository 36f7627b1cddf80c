import type restify from 'restify';
import { AnswerError, invalid, messageOf } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { problemOf, sendProblem } from './problem.ts';

export const JSON_LIMIT = 1_000_000;
/** Teams cuts messages off at 100 kB; what a card sends back is smaller. */
export const ACTIVITY_LIMIT = 256_000;
export const CSV_LIMIT = 64_000_000;

/** What an endpoint takes as its body: a value of JSON, the text of a CSV, or the bytes themselves. */
export function bodyOf(endpoint: Pick<Endpoint, 'body' | 'bodyType'>, bytes: unknown): unknown {
  if (!endpoint.body) return undefined;
  switch (endpoint.bodyType) {
    case 'bytes':
      return Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0);
    case 'csv':
      return fileText(bytes);
    default:
      return parseJson(bytes);
  }
}

/** @throws AnswerError that says where the text stops being JSON. */
export function parseJson(bytes: unknown): unknown {
  const text = textOf(bytes, 'json');
  if (text.trim() === '') throw invalid('body-missing');
  try {
    return HALF_LETTER.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (error) {
    throw invalid('body-not-json', { why: messageOf(error) });
  }
}

/** Half of a letter beyond U+FFFF can only come as an escape: somebody cut a text in the middle of an emoji. */
const HALF_LETTER = /\\ud[89a-f]/i;

/** Storage and addresses take whole letters only. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/** @param most bytes that would have been taken; undefined where nobody knows */
export function bodyTooLarge(most: number | undefined): AnswerError {
  return new AnswerError('too-large', 'body-too-large', {
    most:
      most === undefined
        ? message('doors.the-limit')
        : message('doors.megabytes', { count: most / 1_000_000 }),
  });
}

/** What says itself that it is too large is told so at once, and not once all of it has come. */
export function refuseLarger(most: number): restify.RequestHandler {
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) <= most) {
      next();
      return;
    }
    sendProblem(response, problemOf(bodyTooLarge(most)));
    next(false);
  };
}

/** What stands for a letter that could not be read. */
const UNKNOWN = '\uFFFD';

/** A browser that has read a file wrongly sends such letters. */
function fileText(bytes: unknown): string {
  const text = textOf(bytes, 'csv');
  if (text.includes(UNKNOWN)) throw unreadable(text, 'csv');
  return text;
}

/**
 * Spreadsheets save text as UTF-8 or as UTF-16 with a mark in front. Anything else is refused: guessed at, names
 * would be stored with other letters than the sender sees.
 * @throws AnswerError with the line of the first letter that cannot be read.
 */
function textOf(bytes: unknown, kind: 'json' | 'csv'): string {
  if (!Buffer.isBuffer(bytes)) return '';
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(new TextDecoder().decode(bytes), kind);
  }
}

function unreadable(text: string, kind: 'json' | 'csv') {
  const line = text.slice(0, text.indexOf(UNKNOWN)).split(/\r\n|\r|\n/).length;
  return invalid('not-utf-8', { line, kind }, [
    { where: message('doors.line', { line }), what: message('doors.not-utf-8') },
  ]);
}

function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The body reader ends the process over a packed body that is broken, and measures it before unpacking. */
export function refusePacked(request: restify.Request, response: restify.Response, next: restify.Next): void {
  if ((request.headers['content-encoding'] ?? 'identity') === 'identity') {
    next();
    return;
  }
  sendProblem(response, problemOf(invalid('packed-body')));
  next(false);
}

/**
 * The body reader passes over some content types, over bodies without one, and turns others into text. Here the
 * route says what a body is, so all are left as bytes.
 */
export function takeAnyType(request: restify.Request, _response: restify.Response, next: restify.Next): void {
  request.headers['content-type'] = 'application/x-bytes';
  next();
}
