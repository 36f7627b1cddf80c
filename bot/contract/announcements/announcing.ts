import { z } from 'zod';
import { ById, Moment, PersonName, WaveId } from '../common.ts';
import { CardsProgress, SendRunView } from '../delivery/send-runs.ts';
import { endpoint } from '../endpoint.ts';
import { WaveSummary } from '../rollout/rollout.ts';
import { LONGEST_TEXT, LONGEST_TITLE } from './limits.ts';

/** Why a person cannot be reached. */
export const UnreachableReason = z.enum([
  'not-installed',
  'removed-app',
  'blocked',
  'disabled-by-admin',
  'forbidden',
  'conversation-gone',
]);
export type UnreachableReason = z.infer<typeof UnreachableReason>;

export const ReasonCount = z.object({ why: z.string(), people: z.number().int() });
export type ReasonCount = z.infer<typeof ReasonCount>;

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

/** A wave with what has been announced to it; `sending` is the newest one. */
export const WaveToAnnounce = WaveSummary.extend({
  sending: SendingView.nullable(),
  mayAnnounce: z.boolean(),
  mayNotBecause: z.string().nullable(),
});
export type WaveToAnnounce = z.infer<typeof WaveToAnnounce>;

export const getAnnounceable = endpoint({
  method: 'GET',
  path: '/api/announcing',
  who: 'lead',
  summary: 'The waves I lead, which one is next to announce, and what was announced to each',
  reply: z.object({
    nextWaveId: WaveId.nullable().describe('The first wave by date without an announcement'),
    waves: z.array(WaveToAnnounce),
  }),
});

/** An Adaptive Card as JSON. The tab renders it with the same library that Teams clients use. */
export const CardJson = z.record(z.string(), z.unknown());

export const Draft = z.object({
  waveId: WaveId,
  title: z.string().trim().min(1, 'an announcement needs a title').max(LONGEST_TITLE),
  text: z.string().trim().min(1, 'an announcement needs a text').max(LONGEST_TEXT),
});
export type Draft = z.infer<typeof Draft>;

export const Forecast = z.object({
  wave: WaveSummary,
  draft: Draft.describe('The default announcement of the playbook for this wave'),
  card: CardJson,
  people: z.number().int(),
  reachable: z.number().int(),
  unreachable: z.array(ReasonCount),
  seconds: z.number().int().describe('How long sending will take at the send rate'),
});
export type Forecast = z.infer<typeof Forecast>;

export const getForecast = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/forecast',
  who: 'lead',
  summary:
    'Before sending: the default announcement, its card, how many it reaches and how many it cannot, and why',
  params: z.object({ waveId: WaveId }),
  reply: Forecast,
});

export const previewWaveDraft = endpoint({
  method: 'POST',
  path: '/api/waves/preview',
  who: 'lead',
  summary: 'The card as people will get it, without sending anything',
  body: Draft,
  reply: z.object({ card: CardJson }),
});

export const sendAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements',
  who: 'lead',
  summary:
    'Make an announcement to a wave and take the step "send", with one click and under the same rules. The id is made by the caller: sending twice under one id sends once. Refused, it leaves nothing behind.',
  body: Draft.extend({ id: z.uuid() }),
  reply: z.object({ id: z.uuid() }),
  status: 202,
});

export const getSending = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/delivery',
  who: 'lead',
  summary:
    'What becomes of an announcement that is sent, or was: its runs, its counts, and the cards that people have',
  params: ById,
  reply: SendingView,
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
