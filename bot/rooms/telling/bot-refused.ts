import { LaterError } from '../../doors/jobs/job.ts';

/** How long a job waits while Teams refuses the bot itself: somebody has to mend that first. */
export const REFUSED_SECONDS = 300;

/** What a job throws then. */
export function waitForMending(): LaterError {
  return new LaterError(REFUSED_SECONDS, 'Teams does not accept the bot');
}
