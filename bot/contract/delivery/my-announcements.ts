import { z } from 'zod';
import { LONGEST_COMMENT } from '../announcements/limits.ts';
import { ById, CalendarDate, CardJson, Seen } from '../common.ts';
import { endpoint } from '../endpoint.ts';

export const reviewAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/review',
  who: 'member',
  summary:
    'A comment on the material by somebody of the pilot set, or a lead; approving it or not. Refused when it says something else by now than what was read, and as an approval of what the caller wrote.',
  params: ById,
  body: z.object({
    text: z.string().trim().max(LONGEST_COMMENT),
    approved: z.boolean(),
    seen: Seen.describe('The version that was read'),
  }),
  reply: z.object({ noted: z.boolean() }),
});

export const getMaterialToReview = endpoint({
  method: 'GET',
  path: '/api/me/reviews',
  who: 'member',
  summary: 'Material that waits for the review of pilot people',
  reply: z.object({
    material: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        card: CardJson,
        seen: Seen.describe('The version that the card shows; send it back with the review'),
        mine: z.object({ text: z.string(), approved: z.boolean() }).nullable(),
      }),
    ),
  }),
});

/** Until when a person wants no announcements that are not essential. */
export const PauseChoice = z.object({
  until: z
    .union([CalendarDate, z.literal('for-good')])
    .nullable()
    .describe('null: not paused'),
});
export type PauseChoice = z.infer<typeof PauseChoice>;

export const getPause = endpoint({
  method: 'GET',
  path: '/api/me/pause',
  who: 'member',
  summary: 'Whether I have paused announcements',
  reply: PauseChoice,
});

export const setPause = endpoint({
  method: 'PUT',
  path: '/api/me/pause',
  who: 'member',
  summary: 'Pause announcements until a date or for good, or hear them again; essential ones still come',
  body: PauseChoice,
  reply: PauseChoice,
});
