import { z } from 'zod';
import { CardJson, ReasonCount, UnreachableReason } from './announcing.ts';
import { CalendarDate, GroupName, Moment, PersonId, PersonName, Role, Slug, WaveId } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A language as people's clients name it, `en-GB` or `de`. */
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a language such as en-GB or de')
  .max(6);

/** An address that a card may open. */
export const HttpsAddress = z.url({ protocol: /^https$/, error: 'has to begin with https://' }).max(2000);

export const CardButton = z.object({
  title: z.string().trim().min(1, 'a button needs a title').max(40),
  url: HttpsAddress,
});
export type CardButton = z.infer<typeof CardButton>;

/** What an announcement says in one language. Text is the Markdown that cards can show. */
export const Content = z.object({
  title: z.string().trim().min(1, 'an announcement needs a title').max(120),
  text: z.string().trim().min(1, 'an announcement needs a text').max(4000),
  picture: z
    .object({
      url: HttpsAddress,
      alt: z.string().trim().min(1, 'say what the picture shows').max(200),
    })
    .nullable()
    .default(null),
  buttons: z.array(CardButton).max(4, 'at most four buttons').default([]),
});
export type Content = z.infer<typeof Content>;

const ListId = z.uuid();

/** Who it is for, as a rule that is turned into people when sending begins. */
export const AudienceRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wave'), waveId: WaveId }),
  z.object({
    kind: z.literal('groups'),
    groups: z.array(Slug).min(1, 'choose at least one group').max(300),
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

const HourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour such as 09:00');

/** When it goes: at once, at a moment, or so many days from the start of the wave that it hangs on. */
export const Schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({
    kind: z.literal('at'),
    date: CalendarDate,
    hour: HourOfDay,
    ownZone: z.boolean().describe('The hour of each person; otherwise of the organisation'),
  }),
  z.object({
    kind: z.literal('relative'),
    offsetDays: z.int().min(-90).max(90).describe('Days from the start of the wave, negative before it'),
    hour: HourOfDay,
    ownZone: z.boolean(),
  }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** Everything that an author decides. */
export const Composition = z.object({
  audience: AudienceRule,
  exclude: Exclusions,
  fallback: Language.describe('The language for people whose own is not among the contents'),
  contents: z.record(Language, Content).describe('What it says, by language; the fallback among them'),
  training: z.array(Slug).max(10).describe('Training items of the phase that the card links to'),
  essential: z.boolean().describe('Reaches people who paused announcements as well, and says so'),
  schedule: Schedule,
  template: z.string().max(100).nullable().describe('The template that it was copied from'),
});
export type Composition = z.infer<typeof Composition>;

/** draft and in review can be edited; approved and scheduled go back to draft when they are. */
export const CompositionState = z.enum([
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'sending',
  'sent',
  'stopped',
  'cancelled',
  'retracted',
]);
export type CompositionState = z.infer<typeof CompositionState>;

/** What somebody does to an announcement; `edit` is saving, the others are steps of its life. */
export const LifeStep = z.enum([
  'submit',
  'send-back',
  'approve',
  'schedule',
  'unschedule',
  'send',
  'cancel',
  'retract',
]);
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
    'reminded',
    'rescheduled',
    'finished',
    'stopped',
    ...LifeStep.options,
  ]),
  by: PersonName,
  at: Moment,
  note: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Something wrong with a composition; what blocks must be put right before it can be sent. */
export const CompositionFault = z.object({
  where: z.string().describe('The field, as contents.de.text'),
  what: z.string().describe('What is wrong and what to do, in a sentence'),
  blocks: z.boolean(),
});
export type CompositionFault = z.infer<typeof CompositionFault>;

/** One announcement in a list. */
export const CompositionHead = z.object({
  id: z.uuid(),
  title: z.string(),
  state: CompositionState,
  heldBecause: z
    .string()
    .nullable()
    .describe('The wave it hangs on is held, or its gate has not let it go, so it waits'),
  audience: z.string().describe('Who it is for, in words'),
  waveId: WaveId.nullable(),
  languages: z.array(Language),
  due: Moment.nullable().describe('When the first person gets it; null while not scheduled'),
  by: PersonName,
  changedAt: Moment,
  essential: z.boolean(),
});
export type CompositionHead = z.infer<typeof CompositionHead>;

/** How far the cards that people have already are being changed, or taken back. */
export const CardsProgress = z.object({
  wish: z.enum(['update', 'retract']),
  done: z.int().describe('Cards that were changed or taken back'),
  gone: z.int().describe('Cards that were not there any more'),
  failed: z.int().describe('Cards that Teams would not change'),
  finishedAt: Moment.nullable(),
});
export type CardsProgress = z.infer<typeof CardsProgress>;

export const CompositionView = CompositionHead.extend({
  composition: Composition,
  stoppedBecause: z.string().nullable(),
  cards: CardsProgress.nullable().describe('null while none of them had to be changed'),
  faults: z.array(CompositionFault),
  steps: z.array(LifeStep).describe('What the caller may do now'),
  mayEdit: z.boolean(),
  whyNot: z
    .array(z.object({ step: LifeStep, why: z.string() }))
    .describe('Steps that fit the state but not this caller or this content, and why'),
  approval: z.object({
    required: z.boolean(),
    by: PersonName.nullable(),
    at: Moment.nullable(),
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
export type CompositionView = z.infer<typeof CompositionView>;

const ById = z.object({ id: z.uuid() });
const Seen = z.int().min(0);

export const getCompositions = endpoint({
  method: 'GET',
  path: '/api/compositions',
  who: 'lead',
  summary: 'Announcements that I may see, those that wait for somebody first, then the newest',
  query: z.object({
    state: CompositionState.optional(),
    wave: WaveId.optional(),
    before: z.string().max(100).optional().describe('Where the next page begins'),
  }),
  reply: z.object({ announcements: z.array(CompositionHead), next: z.string().nullable() }),
});

export const getComposition = endpoint({
  method: 'GET',
  path: '/api/compositions/:id',
  who: 'lead',
  summary: 'One announcement with its content, life, comments and audit record',
  params: ById,
  reply: CompositionView,
});

export const saveComposition = endpoint({
  method: 'PUT',
  path: '/api/compositions/:id',
  who: 'lead',
  summary: 'Make or change a draft. The id is made by the caller; seen is 0 for a new one.',
  params: ById,
  body: z.object({ composition: Composition, seen: Seen }),
  reply: CompositionView,
});

export const removeComposition = endpoint({
  method: 'DELETE',
  path: '/api/compositions/:id',
  who: 'lead',
  summary: 'Throw a draft away; anything that was sent stays',
  params: ById,
  reply: z.object({ removed: z.boolean() }),
});

export const stepComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/:id/step',
  who: 'lead',
  summary: 'Take an announcement one step on in its life; refused when somebody changed it since it was seen',
  params: ById,
  body: z.object({ step: LifeStep, note: z.string().trim().max(500).default(''), seen: Seen }),
  reply: CompositionView,
});

export const duplicateComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/:id/duplicate',
  who: 'lead',
  summary: 'A new draft like this one; for each of the waves named, or one like it',
  params: ById,
  body: z.object({ ids: z.array(z.uuid()).min(1).max(500), waves: z.array(WaveId).max(500).default([]) }),
  reply: z.object({ announcements: z.array(CompositionHead) }),
  status: 201,
});

export const checkComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/check',
  who: 'lead',
  summary: 'What is wrong with a composition: placeholders, size, addresses, schedule, audience',
  body: z.object({ composition: Composition }),
  reply: z.object({ faults: z.array(CompositionFault) }),
});

export const previewComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/preview',
  who: 'lead',
  summary:
    'The card as one recipient would get it: theirs by name, or an example of the audience in a language',
  body: z.object({
    composition: Composition,
    personId: PersonId.nullable(),
    language: Language.nullable(),
  }),
  reply: z.object({
    card: CardJson,
    for: z.object({ name: z.string(), language: Language, fallback: z.boolean() }),
    bytes: z.int().describe('Size of the message as Teams counts it'),
  }),
});

export const forecastComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/forecast',
  who: 'lead',
  summary: 'Who it reaches, who it does not and why, in which languages, and how long it takes',
  body: z.object({ composition: Composition }),
  reply: z.object({
    people: z.int(),
    reachable: z.int(),
    unreachable: z.array(ReasonCount),
    excluded: z.int(),
    paused: z.int().describe('People who paused announcements; an essential one reaches them'),
    languages: z.array(z.object({ language: Language, people: z.int(), fallback: z.boolean() })),
    seconds: z.int().describe('How long sending takes at the send rate'),
    due: Moment.nullable(),
    refusal: z.string().nullable().describe('Why this caller may not address them, in a sentence'),
  }),
});

export const testComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/:id/test',
  who: 'lead',
  summary: 'Send it to myself, in one language or mine; marked as a test',
  params: ById,
  body: z.object({ language: Language.nullable() }),
  reply: z.object({ sent: z.boolean(), why: z.string().nullable() }),
});

export const reviewComposition = endpoint({
  method: 'POST',
  path: '/api/compositions/:id/review',
  who: 'member',
  summary: 'A comment on the material by somebody of the pilot set, or a lead; approving it or not',
  params: ById,
  body: z.object({ text: z.string().trim().max(1000), approved: z.boolean() }),
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
        mine: z.object({ text: z.string(), approved: z.boolean() }).nullable(),
      }),
    ),
  }),
});

/** People as a list of sign-in names, one a line or with commas between. */
export const keepList = endpoint({
  method: 'PUT',
  path: '/api/audience-lists/:id',
  who: 'lead',
  summary: 'Keep a list of people by their sign-in names; unknown ones are told with their line',
  params: ById,
  body: z.object({ name: z.string().trim().min(1).max(80), upns: z.string().max(2_000_000) }),
  reply: z.object({
    id: z.uuid(),
    name: z.string(),
    people: z.int(),
    bad: z.array(z.object({ line: z.int(), reason: z.string() })),
  }),
});

export const getLists = endpoint({
  method: 'GET',
  path: '/api/audience-lists',
  who: 'lead',
  summary: 'Lists that were kept',
  reply: z.object({
    lists: z.array(z.object({ id: z.uuid(), name: z.string(), people: z.int(), by: z.string(), at: Moment })),
  }),
});

export const getTemplates = endpoint({
  method: 'GET',
  path: '/api/compositions/templates',
  who: 'lead',
  summary: 'Templates of the phases of the current rollout, by day, as drafts for one wave',
  query: z.object({ wave: WaveId }),
  reply: z.object({
    wave: z.object({ id: WaveId, name: z.string(), start: CalendarDate, group: GroupName }),
    templates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        offsetDays: z.int(),
        used: z.boolean().describe('An announcement of this wave was copied from it already'),
        composition: Composition,
      }),
    ),
  }),
});

/** Rules that hold for all announcements of the organisation. */
export const AnnouncingRules = z.object({
  approval: z.enum(['required', 'optional']).describe('Whether a second person must approve before it goes'),
  pilotReview: z.enum(['required', 'optional']).describe('Whether pilot people must approve material first'),
  quietFrom: HourOfDay.nullable().describe('Nobody hears anything from this hour of theirs ...'),
  quietUntil: HourOfDay.nullable().describe('... until this one'),
  workingDaysOnly: z.boolean(),
});
export type AnnouncingRules = z.infer<typeof AnnouncingRules>;

export const getAnnouncingRules = endpoint({
  method: 'GET',
  path: '/api/announcing/rules',
  who: 'lead',
  summary: 'Approval, review, quiet hours and working days',
  reply: z.object({ rules: AnnouncingRules, mayChange: z.boolean(), seen: Seen }),
});

export const changeAnnouncingRules = endpoint({
  method: 'PUT',
  path: '/api/announcing/rules',
  who: 'lead',
  summary: 'Change the rules; for approvers of all groups',
  body: z.object({ rules: AnnouncingRules, seen: Seen }),
  reply: z.object({ rules: AnnouncingRules, mayChange: z.boolean(), seen: Seen }),
});

/** What happened to one person of an audience. */
export const DeliveryRowView = z.object({
  person: PersonName,
  upn: z.string(),
  group: GroupName,
  state: z.enum(['pending', 'claimed', 'sent', 'unreachable', 'failed', 'unknown', 'skipped']),
  why: z.union([UnreachableReason, z.string()]).nullable(),
  repeat: z.boolean(),
  acknowledgedAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  openedTrainingAt: Moment.nullable(),
  reportedAt: Moment.nullable(),
});
export type DeliveryRowView = z.infer<typeof DeliveryRowView>;

const ResultFilter = z.object({
  state: DeliveryRowView.shape.state.optional(),
  acknowledged: z.enum(['yes', 'no']).optional(),
  name: z.string().trim().max(100).optional(),
  from: z
    .string()
    .regex(/^\d{1,6}\.[0-9a-f-]{36}$/, 'where the next page begins, as the page before told it')
    .optional(),
});

export const getResults = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/results',
  who: 'lead',
  summary:
    'Person by person what happened, a page at a time. A page is short, or empty, where few people fit the filter: the end is where there is no next one.',
  params: ById,
  query: ResultFilter,
  reply: z.object({ rows: z.array(DeliveryRowView), next: z.string().nullable() }),
});

export const getResultsCsv = endpoint({
  method: 'GET',
  path: '/api/announcements/:id/results.csv',
  who: 'lead',
  summary: 'All results as CSV, guarded against formulas',
  params: ById,
  query: ResultFilter.omit({ from: true }),
  replyType: 'csv',
  reply: z.string(),
});

export const resendFailed = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/resend',
  who: 'lead',
  summary: 'Send again to those it failed for or could not reach, and to nobody else',
  params: ById,
  body: z.object({ states: z.array(z.enum(['failed', 'unreachable', 'unknown'])).min(1) }),
  reply: z.object({ people: z.int() }),
  status: 202,
});

export const remindPeople = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/remind',
  who: 'lead',
  summary: 'A reminder to those who got it and have not acknowledged, and to nobody else',
  params: ById,
  body: z.object({ text: z.string().trim().max(500).default('') }),
  reply: z.object({ people: z.int() }),
  status: 202,
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
