import { defineJob, NoData } from '../../doors/jobs/job.ts';

/** Finds posts whose job was lost, or never queued. */
export const SWEEP_POSTS = defineJob('channels.sweep', NoData);
