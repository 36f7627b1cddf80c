import { z } from 'zod';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

/** Does what announcements do by themselves, at their hour and after their waves. */
export const DUE = defineJob('announcing.due', NoData);

/** Tells an author in chat what became of their announcement without them. */
export const TELL_AUTHOR = defineJob(
  'announcing.tell-author',
  z.object({ personId: z.string(), text: z.string() }),
);
