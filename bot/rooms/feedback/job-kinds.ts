import { z } from 'zod';
import { defineJob } from '../../doors/jobs/job.ts';

/** Tells a person the answer to their issue. */
export const TELL_ANSWER = defineJob('feedback.tell-answer', z.object({ number: z.int().positive() }));
