import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { AnswerError, type ErrorKind, type Fault, invalid, sentenceOf } from '../../base/errors.ts';
import { saySchemaIssue } from '../../base/schema-issue.ts';
import type { Say } from '../../base/words/message.ts';
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
  unavailable: 503,
};

const TITLE: Record<ErrorKind, string> = {
  invalid: 'The request is not right',
  unauthenticated: 'Not signed in',
  forbidden: 'Not permitted',
  'not-found': 'Not found',
  'not-allowed': 'Not possible at this address',
  conflict: 'Not possible as things stand',
  'too-large': 'Too large',
  unavailable: 'Not available right now',
};

/** An error as RFC 9457 problem details, in the words of whoever asked. */
export function problemOf(error: AnswerError, say: Say = sayInEnglish): Problem {
  return {
    type: 'about:blank',
    title: TITLE[error.kind],
    status: STATUS[error.kind],
    code: error.code,
    detail: sentenceOf(error, say),
    ...(error.faults.length > 0 && { faults: error.faults.map((fault) => faultIn(fault, say)) }),
  };
}

function faultIn({ where, what }: Fault, say: Say) {
  return { where, what: typeof what === 'string' ? what : say(what) };
}

/** What people hear of a bug or an outage; the log has the rest under the same request id. */
export function bugProblem(requestId: string): Problem {
  return {
    type: 'about:blank',
    title: 'Something went wrong here',
    status: 500,
    code: 'internal-error',
    detail: `Groundswell could not do this. It was logged as ${requestId}; please try again in a moment.`,
  };
}

export function sendProblem(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  if (problem.status === 401) headers['www-authenticate'] = 'Bearer';
  response.writeHead(problem.status, headers);
  response.end(JSON.stringify(problem));
}

/**
 * Reads one part of a request with its schema.
 * @throws AnswerError that names each field and what it should be.
 */
export function readPart<S extends z.ZodType>(
  part: string,
  schema: S | undefined,
  value: unknown,
): z.infer<S> | undefined {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value, { error: saySchemaIssue });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const faults = issues.slice(0, MOST_FAULTS).map((issue) => faultOf(part, issue));
  const list = faults.map((fault) => `${fault.where}: ${fault.what}`).join('; ');
  const left = issues.length - faults.length;
  const more = left > 0 ? `; and ${left} more` : '';
  throw invalid(`invalid-${part}`, `The ${part} of the request cannot be used: ${list}${more}.`, faults);
}

/** Faults that are told one by one: nobody reads on. */
const MOST_FAULTS = 20;

function faultOf(part: string, issue: z.core.$ZodIssue): Fault {
  return { where: issue.path.length > 0 ? issue.path.join('.') : part, what: issue.message };
}

/** True for an error that was meant as an answer. */
export function isAnswer(error: unknown): error is AnswerError {
  return error instanceof AnswerError;
}
