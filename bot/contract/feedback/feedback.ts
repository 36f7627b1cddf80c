import { z } from 'zod';
import { GroupName, Moment, PersonName, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { ISSUE_STATES, LONGEST_ANSWER, LONGEST_REPORT, SEVERITIES } from './issue-states.ts';

/** How badly an issue blocks: not at all, it slows work down, or work has stopped. */
export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

export const IssueState = z.enum(ISSUE_STATES);
export type IssueState = z.infer<typeof IssueState>;

export const IssueView = z.object({
  number: z.number().int(),
  state: IssueState,
  severity: Severity,
  text: z.string(),
  person: PersonName,
  group: GroupName,
  phaseId: Slug.nullable(),
  phaseName: z.string().nullable(),
  waveId: WaveId.nullable(),
  rolloutId: Slug.nullable().describe('The rollout of the phase'),
  announcement: z
    .object({ id: z.uuid(), title: z.string().describe('As the person read it') })
    .nullable()
    .describe('Whose card the person reported it from'),
  reportedAt: Moment,
  answer: z.string().nullable(),
  answeredBy: PersonName.nullable(),
  answeredAt: Moment.nullable(),
  mayAnswer: z.boolean(),
});
export type IssueView = z.infer<typeof IssueView>;

export const getIssues = endpoint({
  method: 'GET',
  path: '/api/issues',
  who: 'member',
  summary:
    'Issues, newest first: a lead sees those of the groups they lead, a champion those of their group, anybody their own',
  query: z.object({
    state: IssueState.optional(),
    group: Slug.optional(),
    rollout: Slug.optional().describe('Only what is about a phase of this rollout'),
    announcement: z.uuid().optional().describe('Only what was reported from the card of this announcement'),
    before: z.coerce
      .number()
      .int()
      .positive()
      .optional()
      .describe('Only issues with a smaller number: the next page'),
  }),
  reply: z.object({
    issues: z.array(IssueView),
    more: z.boolean(),
    counts: z
      .record(IssueState, z.number().int())
      .describe('Over all issues I may see; of a rollout or an announcement, if one is asked for'),
  }),
});

export const getIssue = endpoint({
  method: 'GET',
  path: '/api/issues/:number',
  who: 'member',
  summary: 'One issue; 404 as well for whoever may not see it',
  params: z.object({ number: z.coerce.number().int().positive() }),
  reply: IssueView,
});

export const reportIssue = endpoint({
  method: 'POST',
  path: '/api/issues',
  who: 'member',
  summary: 'Report an issue. The form id is made by the caller: the same form twice files once.',
  body: z.object({
    form: z.uuid(),
    text: z.string().trim().min(1, 'feedback.say-what').max(LONGEST_REPORT),
    severity: Severity,
    phaseId: Slug.nullable(),
    rolloutId: Slug.optional().describe('Whose phase it is; when left out, that of my nearest turn'),
  }),
  reply: IssueView,
  status: 201,
});

export const getPhaseChoices = endpoint({
  method: 'GET',
  path: '/api/report-phases',
  who: 'member',
  summary: 'What I may say an issue is about: my phases over all rollouts, what I most likely mean first',
  reply: z.object({
    phases: z.array(z.object({ rolloutId: Slug, phaseId: Slug, name: z.string() })),
    likely: z.boolean().describe('Whether the first one is where I am, or nearest to'),
  }),
});

export const answerIssue = endpoint({
  method: 'POST',
  path: '/api/issues/:number/answer',
  who: 'lead',
  summary: 'Answer an issue and set its state; the person who reported it is told in chat',
  params: z.object({ number: z.coerce.number().int().positive() }),
  body: z.object({
    state: IssueState,
    answer: z.string().trim().min(1, 'feedback.say-answer').max(LONGEST_ANSWER),
  }),
  reply: IssueView,
});
