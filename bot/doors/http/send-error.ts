import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type restify from 'restify';
import { AnswerError, invalid, messageOf, notFound, TooManyError } from '../../base/errors.ts';
import type { Problem } from '../../contract/common.ts';
import { bugProblem, isAnswer, problemOf, sendProblem } from './problem.ts';
import { sendProblemPage } from './redirect.ts';
import { bodyTooLarge } from './request-body.ts';

type Request = restify.Request;
type Response = restify.Response;

export type Handler = (request: Request, response: Response) => Promise<void>;

/** Runs a handler; what it throws becomes an answer. */
export function safely(log: Logger, handler: Handler, fail: typeof sendError = sendError): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      fail(log, request, response, error);
    }
  };
}

/** Any error as an answer to a program. */
export function sendError(log: Logger, request: Request, response: Response, error: unknown): void {
  sendProblem(response, problemFor(log, request.path(), error), againIn(error));
}

/** For programs; people read it in the sentence. */
function againIn(error: unknown): Record<string, string> {
  return error instanceof TooManyError ? { 'retry-after': String(Math.ceil(error.waitMs / 1000)) } : {};
}

/** Any error as an answer to somebody who followed a link in a browser. */
export function sendErrorPage(log: Logger, request: Request, response: Response, error: unknown): void {
  // What a link ends in may be about a person: that is not for the log.
  sendProblemPage(response, problemFor(log, request.path().replace(/[^/]*$/, '...'), error));
}

/** What was not meant as an answer is logged, and people hear where. */
function problemFor(log: Logger, path: string, error: unknown): Problem {
  if (isAnswer(error)) return problemOf(error);
  const id = randomUUID();
  log.error({ err: error, request: id, path }, 'request failed');
  return bugProblem(id);
}

/** Errors of the router and of the body reader as answers; they are HTTP errors by class. Others stay as they are. */
export function answerOf(error: unknown): unknown {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (status === 404) return notFound('page', messageOf(error).replace(/ does not exist$/, ''));
  if (status === 405) {
    return new AnswerError('not-allowed', 'method-not-allowed', { what: messageOf(error) });
  }
  if (status === 413) return tooLarge(messageOf(error));
  if (typeof status === 'number' && status < 500) return invalid('bad-request', { why: messageOf(error) });
  return error;
}

/** @param text of the body reader: "Request body size exceeds 1000000" */
function tooLarge(text: string): AnswerError {
  const bytes = Number(/\d+$/.exec(text)?.[0]);
  return bodyTooLarge(Number.isFinite(bytes) ? bytes : undefined);
}
