import { z } from 'zod';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

const Announcement = z.object({ id: z.uuid() });
const Chunk = Announcement.extend({ chunk: z.number().int().min(0) });

/** Sends chunk after chunk. `run`: a lane of an earlier run ends. `step`: how many lanes there were when it was queued. */
export const LANE = defineJob(
  'announcing.lane',
  Chunk.extend({ run: z.number().int(), step: z.number().int().min(1) }),
);

/** Sends so many chunks, from one on, to people who could not be served with the others. */
export const DELIVER = defineJob(
  'announcing.deliver',
  Chunk.extend({ count: z.number().int().min(1).default(1) }),
);

/** Counts while an announcement is sent. `run`: one that follows an earlier run ends. */
export const COUNT_WHILE_SENDING = defineJob(
  'announcing.follow',
  Announcement.extend({ run: z.number().int() }),
);

/** Counts once. */
export const TALLY = defineJob('announcing.tally', Announcement);

/** Nobody else gets it in a run that was cancelled: who was still waiting is as before it. */
export const CLOSE_RUN = defineJob('delivery.close-run', Announcement.extend({ number: z.int().min(2) }));

/** The people of an announcement are written down, and it begins to be sent; perhaps told more than once. */
export const SENDING_BEGAN = defineJob('delivery.sending-began', Announcement);

/** `at`: which reminder it is; an earlier one ends. */
export const REMIND = defineJob('announcing.remind', Announcement.extend({ at: z.iso.datetime() }));

/** Tells the leads of a wave that its announcement was stopped by the engine, and why. */
export const TELL_LEADS = defineJob('announcing.tell-leads', Announcement);
export const TELL_LEAD = defineJob('announcing.tell-lead', Announcement.extend({ personId: z.string() }));

/** Finds what was saved but not queued, and whose jobs died. */
export const SWEEP = defineJob('announcing.sweep', NoData);
