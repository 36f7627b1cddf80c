import { z } from 'zod';
import { defineJob } from '../../doors/jobs/job.ts';

/** Brings the posts of an announcement to where they are to be. */
export const POSTS = defineJob('announcing.posts', z.object({ id: z.uuid() }));
