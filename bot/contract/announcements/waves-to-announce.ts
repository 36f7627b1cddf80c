import { z } from 'zod';
import { CardJson, Slug, WaveId } from '../common.ts';
import { SendingView } from '../delivery/sending.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { WaveSummary } from '../rollout/rollout.ts';
import { ReasonCount } from '../telling/unreachable.ts';
import { LONGEST_TEXT, LONGEST_TITLE } from './limits.ts';

/** A wave with what has been announced to it; `sending` is the newest one. */
export const WaveToAnnounce = WaveSummary.extend({
  rollout: z.object({ id: Slug, name: z.string() }),
  sending: SendingView.nullable(),
  mayAnnounce: z.boolean(),
  mayNotBecause: z.string().nullable(),
});
export type WaveToAnnounce = z.infer<typeof WaveToAnnounce>;

export const getWavesToAnnounce = endpoint({
  method: 'GET',
  path: '/api/announcements/waves',
  who: 'lead',
  summary: 'The waves I lead, which one is next to announce, and what was announced to each',
  query: z.object({
    rollout: Slug.optional().describe('Only of this rollout; of all in sight where it is left out'),
    announced: z
      .enum(['yes', 'no'])
      .optional()
      .describe('Only those with an announcement, the latest first; or only those without one'),
    open: z.enum(['yes']).optional().describe('Only those that are not over'),
    search: z
      .string()
      .trim()
      .max(LONGEST_SEARCH)
      .optional()
      .describe('Words of the phase, of the group or of the rollout'),
    wave: WaveId.optional().describe('One to have beside the page, wherever it stands'),
    before: z.string().max(250).optional().describe('Where the next page begins'),
  }),
  reply: z.object({
    nextWaveId: WaveId.nullable().describe('The first wave by date without an announcement'),
    asked: WaveToAnnounce.nullable().describe('The wave that was asked for, or the next one'),
    waves: z.array(WaveToAnnounce).describe('A page of them, by start'),
    next: z.string().nullable().describe('null where there are no more'),
  }),
});

export const Draft = z.object({
  waveId: WaveId,
  title: z.string().trim().min(1, 'announcements.without-title').max(LONGEST_TITLE),
  text: z.string().trim().min(1, 'announcements.without-text').max(LONGEST_TEXT),
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
