import { z } from 'zod';
import { StoredMessage } from '../../base/words/stored-message.ts';
import { ResendState } from '../../contract/delivery/send-runs.ts';
import { defineJob, NoData } from '../../doors/jobs/job.ts';

/** Does what announcements do by themselves, at their hour and after their waves. */
export const DUE = defineJob('announcing.due', NoData);

/** Removes pictures that no announcement uses. */
export const SWEEP_PICTURES = defineJob('announcements.sweep-pictures', NoData);

const Announcement = z.object({ id: z.uuid() });

// What announcements ask of the rooms behind them. The names are those that queues of earlier versions hold.

/** Brings the delivery of an announcement to where its record says that it is to be: begun, gone on with, or ended. */
export const FREEZE = defineJob('announcing.freeze', Announcement);

/** `at`: when it was asked for, ISO 8601; so that the same request runs once. */
export const RESEND = defineJob(
  'announcing.resend',
  Announcement.extend({ at: z.iso.datetime(), states: z.array(ResendState).min(1) }),
);

/** Sends to those who joined the audience since it was written down. `at`: when that was asked for. */
export const LATE_JOINERS = defineJob(
  'announcements.late-joiners',
  Announcement.extend({ at: z.iso.datetime() }),
);

/** Brings the cards that people have to what they would say now. */
export const UPDATE_CARDS = defineJob('announcing.update-cards', Announcement);

/** Tells everybody who got it that its wave was cancelled. `at`: when that was, ISO 8601; so that it happens once. */
export const TELL_CALLED_OFF = defineJob(
  'announcements.tell-called-off',
  Announcement.extend({ at: z.iso.datetime() }),
);

/** Takes the cards that people have back. */
export const RETRACT = defineJob('announcing.retract', Announcement);

/**
 * Brings the posts of an announcement to where they are to be. `wish`: what is to become of those that are there;
 * `again`: those that missed it before this moment are to be posted once more.
 */
export const POSTS = defineJob(
  'announcing.posts',
  Announcement.extend({
    wish: z.object({ kind: z.enum(['update', 'retract']), at: z.iso.datetime() }).optional(),
    again: z.object({ states: z.array(ResendState), at: z.iso.datetime() }).optional(),
  }),
);

/** Tells an author in chat what became of their announcement without them. */
export const TELL_AUTHOR = defineJob(
  'announcing.tell-author',
  z.union([
    z.object({ personId: z.string(), said: StoredMessage }),
    // As the version before queued it.
    z.object({ personId: z.string(), text: z.string() }),
  ]),
);
