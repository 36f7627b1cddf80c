import { z } from 'zod';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

const Announcement = z.object({ id: z.uuid() });
const Chunk = Announcement.extend({ chunk: z.number().int().min(0) });

/** Writes the people of an announcement down and begins to send. */
export const FREEZE = defineJob('announcing.freeze', Announcement);

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
export const FOLLOW = defineJob('announcing.follow', Announcement.extend({ run: z.number().int() }));

/** Counts once. */
export const TALLY = defineJob('announcing.tally', Announcement);

/** States of people who have not got it, as far as anybody knows, though everything was tried. */
export const ResendState = z.enum(['failed', 'unreachable', 'unknown']);
export type ResendState = z.infer<typeof ResendState>;

/** `at`: when it was asked for, ISO 8601; so that the same wish runs once. */
export const RESEND = defineJob(
  'announcing.resend',
  Announcement.extend({ at: z.iso.datetime(), states: z.array(ResendState).min(1) }),
);

/** Brings the cards that people have to what they would say now. */
export const UPDATE_CARDS = defineJob('announcing.update-cards', Announcement);

/** Takes the cards that people have back. */
export const RETRACT = defineJob('announcing.retract', Announcement);

/** `at`: which reminder it is; an earlier one ends. */
export const REMIND = defineJob('announcing.remind', Announcement.extend({ at: z.iso.datetime() }));

/** Tells the leads of a wave that its announcement was stopped by the engine, and why. */
export const TELL_LEADS = defineJob('announcing.tell-leads', Announcement);
export const TELL_LEAD = defineJob('announcing.tell-lead', Announcement.extend({ personId: z.string() }));

/** Finds what was saved but not queued, and whose jobs died. */
export const SWEEP = defineJob('announcing.sweep', NoData);
