import { z } from 'zod';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

/** Brings the app to the people of an announcement who have not got it, and the announcement to them then. */
export const INSTALL = defineJob('announcing.install', z.object({ id: z.uuid() }));

/** Finds installing whose job is gone. */
export const SWEEP_INSTALLING = defineJob('installing.sweep', NoData);
