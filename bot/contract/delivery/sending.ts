import { z } from 'zod';
import { ById, Moment, PersonName } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { WaveSummary } from '../rollout/rollout.ts';
import { ReasonCount } from '../telling/unreachable.ts';
import { CardsProgress, SendRunView } from './send-runs.ts';

/** Where an announcement stands. `stopped`: a fault of the set-up, or a lead, ended it before everybody was served. */
export const SendingState = z.enum(['freezing', 'sending', 'sent', 'stopped']);
export type SendingState = z.infer<typeof SendingState>;

/** Counts by delivery state; they always add up to `audience` once it is frozen. */
export const DeliveryCounts = z.object({
  audience: z.number().int().describe('People frozen into the audience'),
  pending: z.number().int(),
  claimed: z.number().int().describe('Being sent at this moment'),
  sent: z.number().int(),
  unreachable: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int().describe('Teams never said whether it arrived'),
  skipped: z.number().int().describe('In the audience, but not to get it: paused, or had it before'),
  possibleRepeats: z.number().int().describe('Sent once more after an unknown outcome'),
  acknowledged: z.number().int().describe('Pressed "Got it"'),
  done: z.number().int().describe('Pressed "I have done it"'),
  reported: z
    .number()
    .int()
    .describe('Reported an issue from the card; a form that was only opened does not count'),
  openedTraining: z
    .number()
    .int()
    .describe('Opened training from the card; says nothing where openings are not counted'),
});
export type DeliveryCounts = z.infer<typeof DeliveryCounts>;

export const SendingView = z.object({
  id: z.uuid(),
  wave: WaveSummary.nullable().describe('null for an announcement to another audience'),
  title: z.string(),
  text: z.string(),
  state: SendingState,
  stoppedBecause: z.string().nullable(),
  by: PersonName,
  startedAt: Moment,
  settledAt: Moment.nullable(),
  countedAt: Moment.nullable().describe('When the counts were last taken from the rows'),
  counts: DeliveryCounts,
  countsOpenings: z
    .boolean()
    .describe('Whether openings of training are counted: not where the product has no public address'),
  reasons: z.array(ReasonCount).describe('Unreachable and failed people by reason'),
  runs: z.array(SendRunView).describe('The passes over its people, the newest first'),
  cards: CardsProgress.nullable().describe('null while none of the cards had to be changed'),
});
export type SendingView = z.infer<typeof SendingView>;

export const getSending = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/delivery',
  who: 'lead',
  summary:
    'What becomes of an announcement that is sent, or was: its runs, its counts, and the cards that people have',
  params: ById,
  reply: SendingView,
});

export const countLateJoiners = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/late-joiners',
  who: 'lead',
  summary:
    'How many people are in the audience by now who were not when it was sent, and would get it. Reads the whole audience: ask when a page is opened, not again and again.',
  params: ById,
  reply: z.object({ people: z.int() }),
});

export const openTrainingLink = endpoint({
  method: 'GET',
  path: '/go/:token',
  who: 'anyone',
  summary:
    'The training behind a link on an announcement card: notes that it was opened, and goes on to it. Used where the product has a public address (PUBLIC_URL); without one cards link to training directly, and nothing is counted.',
  params: z.object({ token: z.string().max(250) }),
  replyType: 'redirect',
  reply: z.url(),
});
