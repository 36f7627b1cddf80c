import { z } from 'zod';
import { defineJob } from '../../doors/jobs/job.ts';

/** Brings the app to the people of an announcement who have not got it, and the announcement to them then. */
export const INSTALL = defineJob('announcing.install', z.object({ id: z.uuid() }));
