import { randomUUID } from 'node:crypto';
import { DEFAULT_LIMITS } from '../bot/rooms/gates/limits/default-limits.ts';
import { aPng } from './support/a-png.ts';

// Who may what, over HTTP and in the chat, in one place. The tests beside it walk everything that the product serves
// and hold each answer against this: what is not in here fails them.

/**
 * Who asks, about something of the business group Finance: its wave, its announcement, its issue. `elsewhere` is
 * somebody of Sales, who knows the id.
 */
export const PEOPLE = [
  'member',
  'champion-elsewhere',
  'champion',
  'lead-elsewhere',
  'lead-of-it',
  'lead',
  'approver',
] as const;
export type Somebody = (typeof PEOPLE)[number];

const LEADS_OF_ALL: readonly Somebody[] = ['lead', 'approver'];
const LEADS_OF_IT: readonly Somebody[] = ['lead-of-it', ...LEADS_OF_ALL];
const LEADS: readonly Somebody[] = ['lead-elsewhere', ...LEADS_OF_IT];

const WHO = {
  /** Without signing in. */
  anyone: PEOPLE,
  /** Who is known to Groundswell: what they get is their own, or for everybody. */
  everybody: PEOPLE,
  champions: ['champion-elsewhere', 'champion', ...LEADS],
  /** Also of other groups: what they get is theirs, or says what they may not have. */
  leads: LEADS,
  'leads of it': LEADS_OF_IT,
  'leads of all groups': LEADS_OF_ALL,
  approvers: ['approver'],
  /** To everybody else it is not there: 404. */
  'its champions and leads': ['champion', ...LEADS_OF_IT],
} as const satisfies Record<string, readonly Somebody[]>;
export type Who = keyof typeof WHO;

export function mayDo(who: Who): readonly Somebody[] {
  return WHO[who];
}

/** What is there to be asked for. */
export interface Place {
  waveId: string;
  /** An announcement that is being written, and one that is sent. */
  draftId: string;
  sentId: string;
  issue: number;
  safeguardId: string;
  criterionId: string;
}

interface Row {
  who: Who;
  /** Path and query with something real in them; as the route has it when left out. */
  at?: (place: Place) => string;
  body?: (place: Place) => unknown;
  /** What whoever may do it can hear instead of a success: they were let in, and it was not possible. */
  hears?: readonly string[];
}

const REASON = 'The network is down.';
const ROLLOUT = 'autumn';
const SEEN_LONG_AGO = 99;
const ofRollout = (rest: string) => () => `/api/rollouts/${ROLLOUT}${rest}`;
const ofWave =
  (rest = '') =>
  ({ waveId }: Place) =>
    `/api/waves/${waveId}${rest}`;
const ofDraft =
  (rest = '') =>
  ({ draftId }: Place) =>
    `/api/announcements/${draftId}${rest}`;
const ofSent =
  (rest: string) =>
  ({ sentId }: Place) =>
    `/api/announcements/${sentId}${rest}`;
/** To the people of the wave. */
export const announcementOf = ({ waveId }: Place) => ({
  audience: { kind: 'wave', waveId },
  exclude: { groups: [], pilot: false, champions: false, listId: null },
  fallback: 'en',
  contents: { en: { title: 'It is time', text: 'Soon.', picture: null, buttons: [] } },
  training: [],
  essential: false,
  schedule: { kind: 'now' },
  template: null,
});

export const ROUTES: Readonly<Record<string, Row>> = {
  // Themselves
  'GET /api/me': { who: 'everybody' },
  'GET /api/my-rollout': { who: 'everybody' },
  'GET /api/training': { who: 'everybody' },
  'GET /api/report-phases': { who: 'everybody' },
  'GET /api/me/reviews': { who: 'everybody' },
  'GET /api/me/pause': { who: 'everybody' },
  'PUT /api/me/pause': { who: 'everybody', body: () => ({ until: null }) },

  // Links on cards
  'GET /go/{token}': { who: 'anyone', at: () => '/go/nonsense', hears: ['a page'] },
  'GET /pictures/{token}': { who: 'anyone', at: () => '/pictures/nonsense', hears: ['picture-not-found'] },

  // Issues
  'GET /api/issues': { who: 'everybody' },
  'POST /api/issues': {
    who: 'everybody',
    body: () => ({ form: randomUUID(), text: 'It is slow.', severity: 'annoying', phaseId: null }),
  },
  'GET /api/issues/{number}': {
    who: 'its champions and leads',
    at: ({ issue }) => `/api/issues/${issue}`,
  },
  'POST /api/issues/{number}/answer': {
    who: 'leads of it',
    at: ({ issue }) => `/api/issues/${issue}/answer`,
    body: () => ({ state: 'in-progress', answer: 'We look after it.' }),
  },

  // Groups and people
  'GET /api/groups': { who: 'champions' },
  'GET /api/groups/{id}/page': { who: 'champions', at: () => '/api/groups/finance/page' },
  'GET /api/champions': { who: 'everybody' },
  'POST /api/contributions': {
    who: 'champions',
    body: () => ({
      id: randomUUID(),
      kind: 'office-hour',
      what: 'An hour.',
      evidence: null,
      on: '2026-09-20',
    }),
    hears: ['not-a-champion'],
  },
  'GET /api/adoption': { who: 'champions' },
  'GET /api/people/import': { who: 'champions' },
  'POST /api/people/import/preview': {
    who: 'leads of all groups',
    at: () => '/api/people/import/preview?missing=stay',
    body: () => 'id\n',
    hears: ['csv-columns-missing'],
  },
  'POST /api/people/import': {
    who: 'leads of all groups',
    at: () => '/api/people/import?missing=stay',
    body: () => 'id\n',
    hears: ['csv-columns-missing'],
  },
  'POST /api/people/import/go-on': { who: 'leads of all groups', hears: ['nothing-imported'] },
  'POST /api/usage/import': {
    who: 'leads of all groups',
    body: () => 'Report Refresh Date\n',
    hears: ['usage-report-unknown'],
  },

  // Rollouts and their plan
  'GET /api/status': { who: 'everybody' },
  'GET /api/needs': { who: 'champions' },
  'GET /api/playbooks': { who: 'everybody' },
  'GET /api/playbooks/{id}': { who: 'leads', at: () => '/api/playbooks/foundation' },
  'POST /api/playbooks': {
    who: 'leads of all groups',
    body: () => ({ fileName: 'mine.json', text: '{}' }),
    hears: ['playbook-invalid'],
  },
  'DELETE /api/playbooks/{id}': {
    who: 'leads of all groups',
    at: () => '/api/playbooks/foundation',
    hears: ['playbook-shipped'],
  },
  'GET /api/rollouts': { who: 'everybody' },
  'GET /api/rollouts/overview': { who: 'champions' },
  'GET /api/planning': { who: 'leads of all groups' },
  'PUT /api/planning/rules': {
    who: 'leads of all groups',
    body: () => ({ rules: { collisions: 'warn' }, seen: SEEN_LONG_AGO }),
    hears: ['planning-rules-changed'],
  },
  'POST /api/rollouts': {
    who: 'leads of all groups',
    body: () => ({
      id: ROLLOUT,
      title: 'Again',
      playbookId: 'foundation',
      strategy: 'serial',
      start: '2027-01-04',
    }),
    hears: ['rollout-exists'],
  },
  'POST /api/rollouts/compare': {
    who: 'leads of all groups',
    body: () => ({ playbookId: 'foundation', start: '2027-01-04' }),
  },
  'GET /api/rollouts/{id}/copy': { who: 'leads of all groups', at: ofRollout('/copy') },
  'GET /api/rollouts/{id}/history': { who: 'champions', at: ofRollout('/history') },
  'GET /api/rollouts/{id}/membership': { who: 'leads', at: ofRollout('/membership') },
  'PUT /api/rollouts/{id}/title': {
    who: 'leads of all groups',
    at: ofRollout('/title'),
    body: () => ({ title: 'Another', seen: 'Never called so' }),
    hears: ['rollout-changed'],
  },
  'GET /api/rollouts/{id}/cancel': { who: 'leads of all groups', at: ofRollout('/cancel') },
  'POST /api/rollouts/{id}/cancel': {
    who: 'leads of all groups',
    at: ofRollout('/cancel'),
    body: () => ({ reason: REASON, seen: SEEN_LONG_AGO }),
    hears: ['plan-changed'],
  },
  // Of them, only who planned it.
  'POST /api/rollouts/{id}/undo': {
    who: 'leads of all groups',
    at: ofRollout('/undo'),
    hears: ['plan-undo-others'],
  },
  'DELETE /api/rollouts/{id}': {
    who: 'leads of all groups',
    at: ofRollout(`?seen=${SEEN_LONG_AGO}`),
    hears: ['plan-changed', 'rollout-told'],
  },
  'GET /api/rollouts/{id}/freezes': { who: 'champions', at: ofRollout('/freezes') },
  'POST /api/rollouts/{id}/freezes/preview': {
    who: 'leads of all groups',
    at: ofRollout('/freezes/preview'),
    body: () => ({ freezes: [], duringFreezes: 'wait' }),
  },
  'POST /api/rollouts/{id}/freezes': {
    who: 'leads of all groups',
    at: ofRollout('/freezes'),
    body: () => ({ freezes: [], duringFreezes: 'wait', reason: REASON, seen: SEEN_LONG_AGO }),
    hears: ['plan-changed'],
  },
  'POST /api/rollouts/{id}/freezes/undo': {
    who: 'leads of all groups',
    at: ofRollout('/freezes/undo'),
    body: () => ({ moveId: 'none', seen: SEEN_LONG_AGO }),
    hears: ['move-not-found'],
  },
  'GET /api/rollouts/{id}/pilots': { who: 'leads of all groups', at: ofRollout('/pilots') },
  'POST /api/rollouts/{id}/pilots/preview': {
    who: 'leads of all groups',
    at: ofRollout('/pilots/preview'),
    body: () => ({ join: [], leave: [] }),
  },
  'POST /api/rollouts/{id}/pilots': {
    who: 'leads of all groups',
    at: ofRollout('/pilots'),
    body: () => ({ join: [], leave: [] }),
    hears: ['nobody-joins-or-leaves'],
  },
  'GET /api/waves/{waveId}': { who: 'champions', at: ofWave() },
  'POST /api/waves/{waveId}/move/preview': {
    who: 'leads of it',
    at: ofWave('/move/preview'),
    body: () => ({ start: '2026-10-05' }),
  },
  'POST /api/waves/{waveId}/move': {
    who: 'leads of it',
    at: ofWave('/move'),
    body: () => ({ start: '2026-10-05', reason: REASON, seen: SEEN_LONG_AGO }),
    hears: ['plan-changed'],
  },
  'POST /api/waves/{waveId}/move/undo': {
    who: 'leads of it',
    at: ofWave('/move/undo'),
    body: () => ({ moveId: 'none', seen: SEEN_LONG_AGO }),
    hears: ['move-not-found'],
  },
  'POST /api/waves/{waveId}/hold': {
    who: 'leads of it',
    at: ofWave('/hold'),
    body: () => ({ reason: REASON }),
  },
  'POST /api/waves/{waveId}/release': {
    who: 'leads of it',
    at: ofWave('/release'),
    body: () => ({ reason: REASON }),
    hears: ['wave-not-held'],
  },

  // Who carries it
  'GET /api/rollouts/{id}/team': { who: 'everybody', at: ofRollout('/team') },
  'GET /api/rollouts/{id}/team/candidates': {
    who: 'leads of all groups',
    at: ofRollout('/team/candidates?search=a'),
  },
  'POST /api/rollouts/{id}/team': {
    who: 'leads of all groups',
    at: ofRollout('/team'),
    body: () => ({ role: 'executive-sponsor', who: { name: 'Ona Other', email: 'ona@fabrikam.example' } }),
    hears: ['role-taken'],
  },
  'DELETE /api/rollouts/{id}/team/{memberId}': {
    who: 'leads of all groups',
    at: ofRollout('/team/nobody?seen=2026-09-01T00:00:00.000Z'),
  },

  // Criteria
  'GET /api/rollouts/{id}/criteria': { who: 'champions', at: ofRollout('/criteria') },
  'POST /api/rollouts/{id}/criteria/{criterionId}': {
    who: 'leads of all groups',
    at: ({ criterionId }) => `/api/rollouts/${ROLLOUT}/criteria/${criterionId}`,
    body: () => ({ state: 'open', seen: SEEN_LONG_AGO }),
    hears: ['criterion-changed'],
  },
  'POST /api/rollouts/{id}/situations': {
    who: 'leads of all groups',
    at: ofRollout('/situations'),
    body: () => ({ situation: 'nothing', applies: true }),
    hears: ['situation-unknown'],
  },
  'POST /api/rollouts/{id}/phases/{phaseId}/infrastructure': {
    who: 'leads of all groups',
    at: ofRollout('/phases/identity/infrastructure'),
    body: () => ({ state: 'configuring' }),
  },

  // Directory groups
  'GET /api/rollouts/{id}/directory': { who: 'champions', at: ofRollout('/directory') },
  'POST /api/rollouts/{id}/phases/{phaseId}/directory-group': {
    who: 'leads of all groups',
    at: ofRollout('/phases/identity/directory-group'),
    body: () => ({ name: 'Pilots', seen: SEEN_LONG_AGO }),
    hears: ['directory-group-changed'],
  },
  'GET /api/waves/{waveId}/added': { who: 'champions', at: ofWave('/added') },
  'POST /api/waves/{waveId}/added/whole': { who: 'leads of it', at: ofWave('/added/whole') },
  'POST /api/waves/{waveId}/added/list': {
    who: 'leads of it',
    at: ofWave('/added/list'),
    body: () => 'nobody@contoso.example\n',
    hears: ['wave-marked-whole'],
  },
  'POST /api/waves/{waveId}/added/take-back': {
    who: 'leads of it',
    at: ofWave('/added/take-back'),
    body: () => ({ mark: 'none' }),
    hears: ['mark-not-found'],
  },

  // Gates and known issues
  'GET /api/gates': { who: 'champions' },
  'GET /api/waves/{waveId}/gate': { who: 'champions', at: ofWave('/gate') },
  'GET /api/waves/{waveId}/gate/record': {
    who: 'champions',
    at: ofWave('/gate/record'),
    hears: ['gate-not-due'],
  },
  'GET /api/waves/{waveId}/gate/record.csv': {
    who: 'champions',
    at: ofWave('/gate/record.csv'),
    hears: ['gate-not-due'],
  },
  'POST /api/waves/{waveId}/gate/decision': {
    who: 'leads of it',
    at: ofWave('/gate/decision'),
    body: () => ({ decision: 'hold', reason: REASON, seen: SEEN_LONG_AGO }),
    hears: ['gate-changed'],
  },
  'POST /api/waves/{waveId}/gate/waves-before/hold': {
    // What is before the first group is the pilot set.
    who: 'leads of all groups',
    at: ofWave('/gate/waves-before/hold'),
    body: () => ({ reason: REASON }),
    hears: ['none-before'],
  },
  'POST /api/waves/{waveId}/gate/waves-before/release': {
    who: 'leads of all groups',
    at: ofWave('/gate/waves-before/release'),
    body: () => ({ reason: REASON }),
    hears: ['none-before'],
  },
  // One by one: what is not theirs is refused in the answer.
  'POST /api/rollouts/{id}/gates/decisions': {
    who: 'leads',
    at: ofRollout('/gates/decisions'),
    body: ({ waveId }) => ({
      decision: 'hold',
      reason: REASON,
      gates: [{ waveId, seen: SEEN_LONG_AGO }],
    }),
  },
  'GET /api/rollouts/{id}/gate-limits': { who: 'champions', at: ofRollout('/gate-limits') },
  'PUT /api/rollouts/{id}/gate-limits': {
    who: 'leads of all groups',
    at: ofRollout('/gate-limits'),
    body: () => ({ limits: DEFAULT_LIMITS, seen: SEEN_LONG_AGO }),
    hears: ['limits-changed'],
  },
  'POST /api/rollouts/{id}/gate-replay': {
    who: 'champions',
    at: ofRollout('/gate-replay'),
    body: () => ({ limits: DEFAULT_LIMITS }),
  },
  'GET /api/rollouts/{id}/safeguards': { who: 'champions', at: ofRollout('/safeguards') },
  'POST /api/rollouts/{id}/safeguards/preview': {
    who: 'leads',
    at: ofRollout('/safeguards/preview'),
    body: () => ({ groups: ['finance'], phases: ['identity'] }),
  },
  'POST /api/rollouts/{id}/safeguards': {
    who: 'leads of it',
    at: ofRollout('/safeguards'),
    body: () => ({
      id: randomUUID(),
      title: 'VPN',
      why: REASON,
      issue: null,
      groups: ['finance'],
      phases: ['identity'],
    }),
  },
  'POST /api/rollouts/{id}/safeguards/{safeguardId}/end': {
    who: 'leads of it',
    at: ({ safeguardId }) => `/api/rollouts/${ROLLOUT}/safeguards/${safeguardId}/end`,
    body: () => ({ reason: 'It is over.' }),
    hears: ['safeguard-ended'],
  },

  // Announcements
  'GET /api/announcements': { who: 'leads' },
  'GET /api/announcements/waves': { who: 'leads' },
  'GET /api/announcements/templates': {
    who: 'leads of it',
    at: ({ waveId }) => `/api/announcements/templates?wave=${waveId}`,
  },
  'GET /api/announcements/rules': { who: 'leads' },
  'PUT /api/announcements/rules': {
    who: 'approvers',
    body: () => ({
      rules: {
        approval: 'optional',
        pilotReview: 'optional',
        quietFrom: null,
        quietUntil: null,
        workingDaysOnly: false,
      },
      seen: SEEN_LONG_AGO,
    }),
    hears: ['rules-changed'],
  },
  'GET /api/audience-lists': { who: 'leads' },
  // Of one that is there, only who made it.
  'PUT /api/audience-lists/{id}': {
    who: 'leads',
    at: () => `/api/audience-lists/${randomUUID()}`,
    body: () => ({ name: 'Some', upns: 'nobody@contoso.example', skipUnknown: true }),
    hears: ['list-empty'],
  },
  'POST /api/audience/people': {
    who: 'leads of it',
    body: ({ waveId }) => ({
      audience: { kind: 'wave', waveId },
      exclude: { groups: [], pilot: false, champions: false, listId: null },
      search: 'mi',
    }),
  },
  'GET /api/waves/{waveId}/forecast': { who: 'leads of it', at: ofWave('/forecast') },
  'POST /api/waves/preview': {
    who: 'leads of it',
    body: ({ waveId }) => ({ waveId, title: 'It is time', text: 'Soon.' }),
  },
  // What is wrong with it is told in the answer, whose it is among that.
  'POST /api/announcements/check': {
    who: 'leads',
    body: (place) => ({ announcement: announcementOf(place) }),
  },
  'POST /api/announcements/forecast': {
    who: 'leads',
    body: (place) => ({ announcement: announcementOf(place) }),
  },
  'POST /api/announcements/preview': {
    who: 'leads of it',
    body: (place) => ({ announcement: announcementOf(place), personId: null, language: null }),
  },
  'GET /api/announcements/{id}': { who: 'leads of it', at: ofDraft() },
  'PUT /api/announcements/{id}': {
    who: 'leads of it',
    at: ofDraft(),
    body: (place) => ({ announcement: announcementOf(place), seen: SEEN_LONG_AGO }),
    hears: ['announcement-changed'],
  },
  'POST /api/announcements/{id}/pictures': {
    who: 'leads of it',
    at: ofDraft('/pictures'),
    body: () => aPng(),
  },
  'POST /api/announcements/{id}/pictures/copy': {
    who: 'leads of it',
    at: ofDraft('/pictures/copy'),
    body: () => ({ url: 'https://127.0.0.1/a.png' }),
    hears: ['picture-not-copied'],
  },
  'POST /api/announcements/{id}/test': {
    who: 'leads of it',
    at: ofDraft('/test'),
    body: () => ({ language: null }),
    hears: ['you-have-no-chat'],
  },
  // People of the pilot set as well, while it waits for them.
  'POST /api/announcements/{id}/review': {
    who: 'leads of it',
    at: ofDraft('/review'),
    body: () => ({ text: 'Fine.', approved: false, seen: SEEN_LONG_AGO }),
    hears: ['material-changed'],
  },
  'POST /api/announcements/{id}/duplicate': {
    who: 'leads of it',
    at: ofDraft('/duplicate'),
    body: () => ({ ids: [randomUUID()] }),
  },
  'POST /api/announcements/{id}/step': {
    who: 'leads of it',
    at: ofDraft('/step'),
    body: () => ({ step: 'schedule', seen: SEEN_LONG_AGO }),
    hears: ['announcement-changed'],
  },
  'DELETE /api/announcements/{id}': { who: 'leads of it', at: ofDraft() },
  'POST /api/announcements': {
    who: 'leads of it',
    body: ({ waveId, sentId }) => ({ id: sentId, waveId, title: 'It is time', text: 'Soon.' }),
    hears: ['wave-held'],
  },
  'GET /api/announcements/{id}/delivery': { who: 'leads of it', at: ofSent('/delivery') },
  'GET /api/announcements/{id}/late-joiners': { who: 'leads of it', at: ofSent('/late-joiners') },
  'GET /api/announcements/{id}/results': { who: 'leads of it', at: ofSent('/results') },
  'GET /api/announcements/{id}/results.csv': { who: 'leads of it', at: ofSent('/results.csv') },
  'POST /api/announcements/{id}/resend': {
    who: 'leads of it',
    at: ofSent('/resend'),
    body: () => ({ states: ['failed'] }),
    hears: ['step-does-not-fit'],
  },
  'POST /api/announcements/{id}/remind': {
    who: 'leads of it',
    at: ofSent('/remind'),
    body: () => ({ text: '' }),
    hears: ['not-under-way', 'nobody-to-remind'],
  },
  'GET /api/announcements/{id}/installing': { who: 'leads of it', at: ofSent('/installing') },
  'POST /api/announcements/{id}/installing': {
    who: 'leads of it',
    at: ofSent('/installing'),
    hears: ['app-not-installed'],
  },
  'GET /api/announcements/{id}/without-app.csv': { who: 'leads of it', at: ofSent('/without-app.csv') },
  'GET /api/announcements/{id}/posts': { who: 'leads of it', at: ofSent('/posts') },
  'GET /api/announcements/{id}/posts.csv': { who: 'leads of it', at: ofSent('/posts.csv') },
  'GET /api/messages/not-arrived': { who: 'leads' },

  // Channels
  'GET /api/channels': { who: 'leads' },
  'GET /api/channels/of-team': {
    who: 'leads',
    at: () => '/api/channels/of-team?team=19:none',
    hears: ['not-in-team'],
  },
  'PUT /api/channels/connection': {
    who: 'leads of it',
    body: () => ({ owner: 'finance', teamId: '19:none', channelId: '19:none' }),
    hears: ['not-in-team'],
  },
  'POST /api/channels/disconnect': { who: 'leads of it', body: () => ({ owner: 'finance' }) },

  // Jobs
  'GET /api/jobs/parked': { who: 'leads of all groups' },
  'POST /api/jobs/parked/{id}/retry': {
    who: 'leads of all groups',
    at: () => '/api/jobs/parked/none/retry',
    hears: ['job-not-found'],
  },
};

/** Ways in that no contract describes. */
export const OTHER_WAYS_IN: Readonly<Record<string, string>> = {
  'POST /api/messages': 'the Bot Framework, for activities of our tenant',
  'GET /api/openapi.json': 'anyone: it says what there is, and nothing of anybody',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /': 'anyone: leads to the tab',
  'GET /tab': 'anyone: the page itself knows nobody',
  'GET /tab/*': 'anyone',
  'GET /tab/assets/*': 'anyone',
};

/** Whoever writes to the bot in a chat of their own: somebody whom no import has named among them. */
export const CHATTERS = ['unknown', 'member', 'champion', 'lead-elsewhere', 'lead-of-it', 'lead'] as const;
export type Chatter = (typeof CHATTERS)[number];

interface Press {
  /** Whose press is carried out; to everybody else it does nothing, and says nothing of what it is about. */
  who: readonly Chatter[];
  data?: (place: ChatPlace) => Record<string, unknown>;
}

export interface ChatPlace {
  waveId: string;
  announcementId: string;
}

const ANYBODY = CHATTERS;
/** Of the group of the wave. */
const ITS_LEADS = ['lead-of-it', 'lead'] as const;
/** Nobody of them got the announcement: its buttons are for who did. */
const NOBODY: readonly Chatter[] = [];
const ofAnnouncement = ({ announcementId }: ChatPlace) => ({ a: announcementId, c: 0 });

/** Every button that changes or shows something, by its verb. */
export const PRESSES: Readonly<Record<string, Press>> = {
  'feedback.start': { who: ANYBODY },
  'feedback.report': {
    who: ANYBODY,
    data: () => ({ form: randomUUID(), text: 'It is slow.', severity: 'annoying', phase: '' }),
  },
  'feedback.cancel': { who: ANYBODY },
  'announcing.pause': { who: ANYBODY },
  'announcing.pause-for': { who: ANYBODY, data: () => ({ pause: 'week' }) },
  'announcing.resume': { who: ANYBODY },
  'announcing.got-it': { who: NOBODY, data: ofAnnouncement },
  'announcing.done': { who: NOBODY, data: ofAnnouncement },
  // An empty form of their own, about nothing, where the card was not theirs.
  'announcing.report': { who: ANYBODY, data: ofAnnouncement },
  // Leads of other groups see gates as well, and what they may not decide.
  'gates.show': { who: ['lead-elsewhere', ...ITS_LEADS], data: ({ waveId }) => ({ waveId }) },
  'gates.decide': {
    who: ITS_LEADS,
    data: ({ waveId }) => ({
      waveId,
      seen: SEEN_LONG_AGO,
      decision: 'hold',
      holdReason: REASON,
      overrideReason: '',
    }),
  },
  'gates.waves-before': {
    who: ['lead'],
    // Nothing is held yet: a way to be answered with the gate as it is.
    data: ({ waveId }) => ({ waveId, change: 'release', beforeReason: REASON }),
  },
};

/** What can be asked for by typing: each answers about the one who asks. */
export const COMMANDS: Readonly<Record<string, readonly Chatter[]>> = {
  'doors.help': ANYBODY,
  'doors.thanks': ANYBODY,
  'doors.nod': ANYBODY,
  'rollout.my-turn': ANYBODY,
  'training.mine': ANYBODY,
  'feedback.report': ANYBODY,
  'feedback.mine': ANYBODY,
  'champions.mine': ANYBODY,
  'announcements.pause': ANYBODY,
  'announcements.resume': ANYBODY,
  'delivery.got-it': ANYBODY,
  'gates.next': ['lead-elsewhere', ...ITS_LEADS],
};
