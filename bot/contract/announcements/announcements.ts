import { z } from 'zod';
import { ChannelOwner, ChannelPlace, PostForecast } from '../channels/channels.ts';
import { ById, CalendarDate, CardJson, GroupName, Moment, PersonId, Seen, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { ReasonCount } from '../telling/unreachable.ts';
import {
  Announcement,
  AnnouncementFault,
  AnnouncementHead,
  AnnouncementView,
  HoursOver,
  Language,
  LifeStep,
  OtherAnnouncement,
} from './announcement.ts';
import { STANDINGS } from './life.ts';
import { LONGEST_NOTE } from './limits.ts';
import { LIST_ORDERS } from './list-orders.ts';

export const getAnnouncements = endpoint({
  method: 'GET',
  path: '/api/announcements',
  who: 'lead',
  summary: 'Announcements that I may see, those that wait for somebody first, then the newest',
  query: z.object({
    state: z.enum(STANDINGS).optional(),
    rollout: Slug.optional().describe('Only of this rollout; of all in sight where it is left out'),
    wave: WaveId.optional(),
    mine: z.enum(['yes']).optional().describe('Only those that the caller began'),
    search: z
      .string()
      .trim()
      .max(LONGEST_SEARCH)
      .optional()
      .describe('Words of the title, of the audience or of the name of who began it'),
    order: z.enum(LIST_ORDERS).optional().describe('state where it is left out'),
    before: z.string().max(100).optional().describe('Where the next page begins'),
  }),
  reply: z.object({ announcements: z.array(AnnouncementHead), next: z.string().nullable() }),
});

export const getAnnouncement = endpoint({
  method: 'GET',
  path: '/api/announcements/:id',
  who: 'lead',
  summary: 'One announcement with its content, life, comments and audit record',
  params: ById,
  reply: AnnouncementView,
});

export const saveAnnouncement = endpoint({
  method: 'PUT',
  path: '/api/announcements/:id',
  who: 'lead',
  summary: 'Make or change a draft. The id is made by the caller; seen is 0 for a new one.',
  params: ById,
  body: z.object({ announcement: Announcement, seen: Seen }),
  reply: AnnouncementView,
});

export const removeAnnouncement = endpoint({
  method: 'DELETE',
  path: '/api/announcements/:id',
  who: 'lead',
  summary: 'Throw a draft away; anything that was sent stays',
  params: ById,
  reply: z.object({ removed: z.boolean() }),
});

export const stepAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/step',
  who: 'lead',
  summary: 'Take an announcement one step on in its life; refused when somebody changed it since it was seen',
  params: ById,
  body: z.object({ step: LifeStep, note: z.string().trim().max(LONGEST_NOTE).default(''), seen: Seen }),
  reply: AnnouncementView,
});

export const duplicateAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/duplicate',
  who: 'lead',
  summary: 'A new draft like this one; for each of the waves named, or one like it',
  params: ById,
  body: z.object({ ids: z.array(z.uuid()).min(1).max(500), waves: z.array(WaveId).max(500).default([]) }),
  reply: z.object({ announcements: z.array(AnnouncementHead) }),
  status: 201,
});

export const checkAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/check',
  who: 'lead',
  summary:
    'What is wrong with an announcement: placeholders, size, addresses, schedule, audience; and what to know before it goes',
  body: z.object({
    announcement: Announcement,
    id: z.uuid().optional().describe('Its own, so that it is not taken for another one to the same wave'),
  }),
  reply: z.object({
    faults: z.array(AnnouncementFault),
    others: z.array(OtherAnnouncement).describe('Under way to the same wave; a fault warns of them as well'),
  }),
});

export const previewAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/preview',
  who: 'lead',
  summary:
    'The card as one recipient would get it: theirs by name, or an example of the audience in a language; or the post in a channel',
  body: z.object({
    announcement: Announcement,
    personId: PersonId.nullable(),
    language: Language.nullable(),
    channelOf: ChannelOwner.nullable()
      .default(null)
      .describe('The post in the channel of one of those it is posted for; person and language play no part'),
  }),
  reply: z.object({
    card: CardJson,
    for: z.object({ name: z.string(), language: Language, fallback: z.boolean() }),
    place: ChannelPlace.nullable().describe('Where it would be posted; null: the card of one person'),
    bytes: z.int().describe('Size of the message as Teams counts it'),
  }),
});

export const forecastAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/forecast',
  who: 'lead',
  summary: 'Who it reaches, who it does not and why, in which languages, and how long it takes',
  body: z.object({ announcement: Announcement }),
  reply: z.object({
    people: z.int(),
    reachable: z.int(),
    unreachable: z.array(ReasonCount),
    excluded: z.int(),
    paused: z.int().describe('People who paused announcements; an essential one reaches them'),
    languages: z.array(z.object({ language: Language, people: z.int(), fallback: z.boolean() })),
    seconds: z.int().describe('How long sending takes at the send rate'),
    due: Moment.nullable(),
    over: z.array(HoursOver).describe('Where the hour is over already, most people first'),
    posts: PostForecast,
    refusal: z.string().nullable().describe('Why this caller may not address them, in a sentence'),
  }),
});

export const testAnnouncement = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/test',
  who: 'lead',
  summary: 'Send it to myself, in one language or mine; marked as a test',
  params: ById,
  body: z.object({ language: Language.nullable() }),
  reply: z.object({ sent: z.boolean(), why: z.string().nullable() }),
});

export const getTemplates = endpoint({
  method: 'GET',
  path: '/api/announcements/templates',
  who: 'lead',
  summary: 'Templates of the phase of a wave, by day, as drafts for it',
  query: z.object({ wave: WaveId }),
  reply: z.object({
    wave: z.object({ id: WaveId, name: z.string(), start: CalendarDate, group: GroupName }),
    templates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        offsetDays: z.int(),
        used: z.boolean().describe('An announcement of this wave was copied from it already'),
        announcement: Announcement,
      }),
    ),
  }),
});
