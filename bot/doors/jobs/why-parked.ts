import { z } from 'zod';
import { AnswerError, messageOf } from '../../base/errors.ts';
import { type Message, message } from '../../base/words/message.ts';

/** A job that cannot be run at all, and why. */
export class JobFault extends Error {
  override readonly name = 'JobFault';
  readonly said: Message;

  constructor(said: Message) {
    super(said.id);
    this.said = said;
  }
}

/** Why a job failed, for the person who looks after it. */
export function whyParked(error: unknown): Message {
  if (error instanceof JobFault) return error.said;
  if (error instanceof AnswerError && error.said) return error.said;
  if (error instanceof SyntaxError || error instanceof z.ZodError)
    return message('doors.job-malformed', { fault: faultOf(error) });
  return message('doors.job-broke', { error: messageOf(error) });
}

function faultOf(error: SyntaxError | z.ZodError): string {
  if (error instanceof SyntaxError) return error.message;
  return error.issues.map(({ path, message: what }) => `${path.join('.')}: ${what}`).join('; ');
}
