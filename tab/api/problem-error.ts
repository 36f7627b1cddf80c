import { SignInError } from './sign-in-error.ts';

/** What the API says when it cannot do what was asked: a code for the program, a sentence for the reader. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly faults: readonly { where: string; what: string }[];

  constructor(status: number, code: string, detail: string, faults: ProblemError['faults'] = []) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }
}

/** Reads an answer that is not a success; one without a problem document still becomes a sentence. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await readJson(response);
  if (!isProblem(body))
    return new ProblemError(response.status, 'no-details', withoutDetails(response.status));
  const faults = Array.isArray(body.faults) ? body.faults.filter(isFault) : [];
  return new ProblemError(response.status, body.code, body.detail, faults);
}

/** The sentence of anything that a request can end with. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ProblemError) return error.detail;
  if (error instanceof TypeError)
    return 'Groundswell could not be reached. Check the connection and try again.';
  return error instanceof Error ? error.message : String(error);
}

/** Whether asking again can help: what the caller did wrong stays wrong. */
export function mayRetry(failures: number, error: unknown): boolean {
  if (error instanceof ProblemError && error.status < 500) return false;
  // Teams has waited, or has asked, already.
  if (error instanceof SignInError) return false;
  return failures < 2;
}

function withoutDetails(status: number): string {
  if (status >= 500) return 'Groundswell has a problem of its own right now. Try again in a moment.';
  return `Groundswell did not accept this (status ${status}).`;
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is { code: string; detail: string; faults?: unknown } {
  if (typeof body !== 'object' || body === null) return false;
  return (
    'code' in body && typeof body.code === 'string' && 'detail' in body && typeof body.detail === 'string'
  );
}

function isFault(fault: unknown): fault is { where: string; what: string } {
  if (typeof fault !== 'object' || fault === null) return false;
  return (
    'where' in fault && typeof fault.where === 'string' && 'what' in fault && typeof fault.what === 'string'
  );
}
