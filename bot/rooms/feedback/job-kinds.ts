import { z } from 'zod';
import { defineJob } from '../../doors/jobs/job.ts';

/** An issue was reported or answered: for who watches over waves. */
export const ISSUE_CHANGED = defineJob('feedback.issue-changed', z.object({}));

/**
 * An issue was reported from the card of an announcement, as the card says: for who knows whether this person has
 * that card.
 */
export const REPORTED_FROM_CARD = defineJob(
  'feedback.reported-from-card',
  z.object({
    number: z.int().positive(),
    personId: z.string(),
    announcement: z.string(),
    chunk: z.int(),
  }),
);

/** Tells a person the answer to their issue. */
export const TELL_ANSWER = defineJob('feedback.tell-answer', z.object({ number: z.int().positive() }));
