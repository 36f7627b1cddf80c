import { z } from 'zod';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

/** Looks after all gates. */
export const WATCH = defineJob('gates.watch', NoData);

/** Makes the chats of the leads show the gates of a rollout as they are. */
export const TELL = defineJob(
  'gates.tell',
  z.object({
    rolloutId: z.string(),
    /** There may be a gate that some lead has not been told of; otherwise only what they have is brought up to date. */
    news: z.boolean(),
  }),
);
