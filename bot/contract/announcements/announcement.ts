import { z } from 'zod';
import { ChannelOwner } from '../channels/channels.ts';
import { CalendarDate, Moment, PersonName, Role, Slug, WaveId } from '../common.ts';
import { isHonestAddress, isReadAsWritten, isVisible } from './honest-text.ts';
import { ANNOUNCEMENT_STATES, LIFE_STEPS } from './life.ts';
import {
  FARTHEST_DAYS,
  LONGEST_ADDRESS,
  LONGEST_ALT,
  LONGEST_BUTTON,
  LONGEST_TEXT,
  LONGEST_TITLE,
  LONGEST_UNFINISHED,
  MOST_BUTTONS,
  MOST_TRAINING,
} from './limits.ts';
import { WHEN_OVER } from './own-hours.ts';
import { isUploadedPicture } from './picture-rules.ts';

/** A language as people's clients name it, `en-GB` or `de`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'announcements.not-a-language')
  .max(6);

const NOT_HTTPS = 'announcements.not-https';
const MISLEADS = 'announcements.misleads';

/** An address that a card may open. */
const HttpsAddress = z
  .url({ protocol: /^https$/, error: NOT_HTTPS })
  .max(LONGEST_ADDRESS)
  .refine(isHonestAddress, MISLEADS);

/** Of a picture that Teams fetches: on the web, or one that was uploaded here. */
const PictureAddress = z
  .string()
  .max(LONGEST_ADDRESS)
  .refine((url) => isUploadedPicture(url) || URL.parse(url)?.protocol === 'https:', {
    error: NOT_HTTPS,
    abort: true,
  })
  .refine((url) => isUploadedPicture(url) || isHonestAddress(url), MISLEADS);

/** A text that is read as it is written. */
const Plain = z.string().trim().refine(isReadAsWritten, 'announcements.turns-direction');

export const CardButton = z.object({
  title: Plain.max(LONGEST_BUTTON).refine(isVisible, 'announcements.without-title'),
  url: HttpsAddress,
});
export type CardButton = z.infer<typeof CardButton>;

/** What an announcement says in one language. Text is the Markdown that cards can show. */
export const Content = z.object({
  title: Plain.max(LONGEST_TITLE).refine(isVisible, 'announcements.without-title'),
  text: Plain.max(LONGEST_TEXT).refine(isVisible, 'announcements.without-text'),
  picture: z
    .object({
      url: PictureAddress,
      alt: Plain.max(LONGEST_ALT).refine(isVisible, 'announcements.without-alt'),
    })
    .nullable()
    .default(null),
  buttons: z.array(CardButton).max(MOST_BUTTONS).default([]),
});
export type Content = z.infer<typeof Content>;

const ListId = z.uuid();

/** Who it is for, as a rule that is turned into people when sending begins. */
export const AudienceRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wave'), waveId: WaveId }),
  z.object({
    kind: z.literal('groups'),
    groups: z.array(Slug).max(300).describe('Empty: nobody yet'),
  }),
  z.object({ kind: z.literal('pilot') }),
  z.object({
    kind: z.literal('champions'),
    groups: z.array(Slug).max(300).describe('Empty: of all groups'),
  }),
  z.object({ kind: z.literal('role'), role: Role }),
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('list'), listId: ListId }),
]);
export type AudienceRule = z.infer<typeof AudienceRule>;

/** Who of them it is not for. */
export const Exclusions = z.object({
  groups: z.array(Slug).max(1000).default([]),
  pilot: z.boolean().default(false).describe('Leave the pilot set out'),
  champions: z.boolean().default(false).describe('Leave champions out'),
  listId: ListId.nullable().default(null),
});
export type Exclusions = z.infer<typeof Exclusions>;

export const HourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'announcements.not-an-hour');

/** What becomes of people whose own hour is over already when it is scheduled. */
const WhenOver = z
  .enum(WHEN_OVER)
  .describe(
    'Of people whose own hour is over already when it is scheduled: the same hour of their next day that the rules allow (next, also where it is left out), or as soon as sending begins (at-once)',
  );

/** When it goes: at once, at a moment, or so many days from the start of the wave that it hangs on. */
export const Schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({
    kind: z.literal('at'),
    date: CalendarDate,
    hour: HourOfDay,
    ownZone: z.boolean().describe('The hour of each person; otherwise of the organisation'),
    whenOver: WhenOver.exactOptional(),
  }),
  z.object({
    kind: z.literal('relative'),
    offsetDays: z
      .int()
      .min(-FARTHEST_DAYS)
      .max(FARTHEST_DAYS)
      .describe('Days from the start of the wave, negative before it'),
    hour: HourOfDay,
    ownZone: z.boolean(),
    whenOver: WhenOver.exactOptional(),
  }),
]);
export type Schedule = z.infer<typeof Schedule>;

const Typed = z.string().max(LONGEST_UNFINISHED);

/**
 * What an author has not finished, as it was typed. It takes the place of the same part of the announcement, and nothing
 * that has such a part leaves the draft.
 */
export const Unfinished = z.object({
  audience: z.enum(['wave', 'groups', 'list']).optional().describe('The kind, while it is not said which'),
  schedule: z
    .object({
      kind: z.enum(['at', 'relative']),
      date: Typed,
      offsetDays: Typed,
      hour: Typed,
      ownZone: z.boolean(),
      whenOver: WhenOver.exactOptional(),
    })
    .optional(),
  contents: z
    .record(
      Language,
      z.object({
        title: Typed,
        text: Typed,
        pictureUrl: Typed,
        pictureAlt: Typed,
        buttons: z.array(z.object({ title: Typed, url: Typed })).max(MOST_BUTTONS),
      }),
    )
    .optional(),
});
export type Unfinished = z.infer<typeof Unfinished>;

/** Everything that an author decides. */
export const Announcement = z.object({
  audience: AudienceRule,
  exclude: Exclusions,
  fallback: Language.describe('The language for people whose own is not among the contents'),
  contents: z.record(Language, Content).describe('What it says, by language; the fallback among them'),
  training: z.array(Slug).max(MOST_TRAINING).describe('Training items of the phase that the card links to'),
  essential: z.boolean().describe('Reaches people who paused announcements as well, and says so'),
  schedule: Schedule,
  template: z.string().max(100).nullable().describe('The template that it was copied from'),
  rollout: Slug.optional().describe(
    'The rollout that it is written for, where it hangs on no wave. Left out: the one it was written for already, else the only one in sight',
  ),
  channels: z
    .array(ChannelOwner)
    .max(300)
    .optional()
    .describe("Whose team channels get one post as well: groups, `pilot`, `*` for everyone's"),
  unfinished: Unfinished.optional(),
});
export type Announcement = z.infer<typeof Announcement>;

/** draft and in review can be edited; approved and scheduled go back to draft when they are. */
export const AnnouncementState = z.enum(ANNOUNCEMENT_STATES);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

/** What somebody does to an announcement; `edit` is saving, the others are steps of its life. */
export const LifeStep = z.enum(LIFE_STEPS);
export type LifeStep = z.infer<typeof LifeStep>;

/** One line of the audit record. */
export const AuditEntry = z.object({
  id: z.string(),
  what: z.enum([
    'created',
    'edited',
    'duplicated',
    'test-sent',
    'commented',
    'reviewed',
    'cards-updated',
    'resent',
    'app-installed',
    'reminded',
    'rescheduled',
    'finished',
    'stopped',
    'posted',
    ...LifeStep.options,
  ]),
  by: PersonName,
  at: Moment,
  note: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Something wrong with an announcement; what blocks must be put right before it can be sent. */
export const AnnouncementFault = z.object({
  where: z.string().describe('The field, as contents.de.text'),
  what: z.string().describe('What is wrong and what to do, in a sentence'),
  blocks: z.boolean(),
});
export type AnnouncementFault = z.infer<typeof AnnouncementFault>;

/** Another announcement under way to the same wave. */
export const OtherAnnouncement = z.object({
  id: z.uuid(),
  title: z.string(),
  state: AnnouncementState,
  by: PersonName,
});
export type OtherAnnouncement = z.infer<typeof OtherAnnouncement>;

/** A place where the hour of an announcement is over already. */
export const HoursOver = z.object({
  zone: z.string().describe('IANA name of the time zone'),
  place: z.string().describe('The city that it is named after'),
  people: z.int().describe('People of the audience who live there'),
  next: Moment.describe('The same hour of their next day that the rules allow'),
});
export type HoursOver = z.infer<typeof HoursOver>;

/** One announcement in a list. */
export const AnnouncementHead = z.object({
  id: z.uuid(),
  title: z.string(),
  state: AnnouncementState,
  stopped: z
    .boolean()
    .describe('A fault of the set-up stopped its run before everybody was served; it waits for somebody'),
  heldBecause: z
    .string()
    .nullable()
    .describe('The wave it hangs on is held, or its gate has not let it go, so it waits'),
  audience: z.string().describe('Who it is for, in words'),
  waveId: WaveId.nullable(),
  rollout: z
    .object({ id: Slug, name: z.string() })
    .describe('The rollout that it is written for; two of one title are told apart by their names'),
  languages: z.array(Language),
  due: Moment.nullable().describe('When the first person gets it; null while not scheduled'),
  by: PersonName,
  changedAt: Moment,
  essential: z.boolean(),
  reached: z
    .object({
      people: z.int().describe('Whom it was for when they were written down'),
      sent: z.int().describe('Who got it'),
      acknowledged: z.int().describe('Pressed "Got it"'),
    })
    .nullable()
    .describe('As it was counted last; null before anybody was counted'),
});
export type AnnouncementHead = z.infer<typeof AnnouncementHead>;

export const AnnouncementView = AnnouncementHead.omit({ reached: true }).extend({
  announcement: Announcement,
  stoppedBecause: z.string().nullable(),
  faults: z.array(AnnouncementFault),
  steps: z.array(LifeStep).describe('What the caller may do now'),
  mayEdit: z.boolean(),
  whyNot: z
    .array(z.object({ step: LifeStep, why: z.string() }))
    .describe('Steps that fit the state but not this caller or this content, and why'),
  approval: z.object({
    required: z.boolean(),
    by: PersonName.nullable(),
    at: Moment.nullable(),
    nobody: z
      .string()
      .nullable()
      .describe('That nobody but its authors may approve it and what to do, while it needs a yes'),
  }),
  review: z.object({
    required: z.boolean().describe('Pilot people look at material before it goes to everyone'),
    approvals: z.int(),
    comments: z.array(
      z.object({ id: z.string(), by: PersonName, at: Moment, text: z.string(), approved: z.boolean() }),
    ),
  }),
  audit: z.array(AuditEntry).describe('The newest first'),
  seen: z.int().min(0).describe('Grows with each change; send it back with the next one'),
});
export type AnnouncementView = z.infer<typeof AnnouncementView>;
