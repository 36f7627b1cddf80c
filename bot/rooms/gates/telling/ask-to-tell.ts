import { z } from 'zod';
import type { Jobs } from '../../../doors/jobs/job.ts';

/** Makes the chats of the leads show the gates of a rollout as they are. */
export const TELL = 'gates.tell';

export const TellJob = z.object({
  rolloutId: z.string(),
  /** There may be a gate that some lead has not been told of; otherwise only what they have is brought up to date. */
  news: z.boolean(),
});

/** Asks for it once for any number of gates: each telling looks at all of them. */
export function askToTell(jobs: Jobs, rolloutId: string, { news = false } = {}): Promise<void> {
  return jobs.add(TELL, { rolloutId, news });
}
