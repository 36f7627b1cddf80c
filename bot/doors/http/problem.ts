import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { AnswerError, type ErrorKind, type Fault, invalid, sentenceOf } from '../../base/errors.ts';
import { checkForm, whereOf } from '../../base/schema-issue.ts';
import { type Message, message, type Param, type Say } from '../../base/words/message.ts';
import { sayInEnglish } from '../../base/words/say.ts';
import type { Problem } from '../../contract/common.ts';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
};

/** An error as RFC 9457 problem details, in the words of whoever asked. */
export function problemOf(error: AnswerError, say: Say = sayInEnglish): Problem {
  return {
    type: 'about:blank',
    title: say(message(`doors.title-${error.kind}`)),
    status: STATUS[error.kind],
    code: error.code,
    detail: sentenceOf(error, say),
    ...(error.faults.length > 0 && { faults: error.faults.map((fault) => faultIn(fault, say)) }),
  };
}

function faultIn({ where, what }: Fault, say: Say) {
  return { where: inWords(where, say), what: inWords(what, say) };
}

function inWords(given: string | Message, say: Say): string {
  return typeof given === 'string' ? given : say(given);
}

/** What people hear of a bug or an outage; the log has the rest under the same request id. */
export function bugProblem(requestId: string, say: Say = sayInEnglish): Problem {
  return {
    type: 'about:blank',
    title: say(message('doors.title-bug')),
    status: 500,
    code: 'internal-error',
    detail: say(message('doors.internal-error', { request: requestId })),
  };
}

/** @param told what the answer says beside the problem itself */
export function sendProblem(
  response: ServerResponse,
  problem: Problem,
  told: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const headers: Record<string, string> = {
    ...told,
    'content-type': 'application/problem+json; charset=utf-8',
  };
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer';
  response.writeHead(problem.status, headers);
  response.end(JSON.stringify(problem));
}

/**
 * Reads one part of a request with its schema.
 * @throws AnswerError that names each field and what it should be.
 */
export function readPart<S extends z.ZodType>(
  part: 'path' | 'query' | 'body',
  schema: S | undefined,
  value: unknown,
): z.infer<S> | undefined {
  if (!schema) return undefined;
  const checked = checkForm(schema, value);
  if (checked.ok) return checked.data;
  const faults = checked.faults
    .slice(0, MOST_FAULTS)
    .map((fault) => ({ where: whereOf(fault, part), what: fault.what }));
  throw invalid(`invalid-${part}`, { faults: listed(faults, checked.faults.length) }, faults);
}

/** Faults that are told one by one: nobody reads on. */
const MOST_FAULTS = 20;

/** The faults that are told, and how many are not. */
function listed(told: readonly { where: string; what: Message }[], all: number): Param {
  const series: Message[] = told.map(({ where, what }) => message('common.fault', { where, what }));
  const left = all - told.length;
  if (left > 0) series.push(message('doors.and-more', { count: left }));
  return { series, between: '; ' };
}

/** True for an error that was meant as an answer. */
export function isAnswer(error: unknown): error is AnswerError {
  return error instanceof AnswerError;
}
