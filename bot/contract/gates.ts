import { z } from 'zod';
import { CalendarDate, GroupName, Moment, Slug, WaveId } from './common.ts';
import { endpoint } from './endpoint.ts';
import { WaveState } from './rollout.ts';

/** What a gate asks. */
export const ConditionId = z.enum([
  'criteria',
  'foundation',
  'reach',
  'issue-rate',
  'blockers',
  'satisfaction',
  'training-opened',
  'adoption',
  'champions',
  'data-age',
  'soak',
]);
export type ConditionId = z.infer<typeof ConditionId>;

/** Inconclusive: too few people, data too old, or no source; never counted as a pass. */
export const Outcome = z.enum(['pass', 'fail', 'inconclusive']);
export type Outcome = z.infer<typeof Outcome>;

/** A row that a value was counted from. */
export const RowBehind = z.object({
  id: z.string().describe('An issue number, an id of an announcement, wave, criterion or phase, a report date'),
  name: z.string().nullable().describe('What people call it; null where the id says it'),
});
export type RowBehind = z.infer<typeof RowBehind>;

export const ConditionView = z.object({
  id: ConditionId,
  title: z.string(),
  outcome: Outcome,
  value: z.number().nullable().describe('null where nothing could be counted'),
  limit: z.number().nullable().describe('null where the condition is a yes or no'),
  unit: z.enum(['percent', 'per-100', 'count', 'days', 'points']),
  bound: z.enum(['at-least', 'at-most']).describe('On which side of the limit a value passes'),
  why: z.string().describe('The reason in a sentence'),
  source: z.string().describe('What the value was counted from, in words'),
  asOf: CalendarDate.nullable().describe('The day that the data are of'),
  rows: z
    .array(RowBehind)
    .describe('The rows behind the value: issues, announcements, waves, criteria, phases, reports'),
});
export type ConditionView = z.infer<typeof ConditionView>;

const Percent = z.number().min(0).max(100);
const asked = <S extends z.ZodType>(limit: S) => limit.nullable();

/** What a rollout asks of its gates. null: not asked. */
export const GateLimits = z.object({
  leadDays: z.int().min(0).max(60).describe('Days before a wave at which its gate is brought to the leads'),
  criteria: z
    .boolean()
    .describe('Required exit criteria that are due before the rollout of the phase are met'),
  reachPercent: asked(Percent).describe('People of the previous wave who got its announcement'),
  issuesPer100: asked(z.number().min(0).max(100)).describe(
    'Issues per 100 people reached in the previous wave',
  ),
  minIssues: z.int().min(1).max(1000).describe('Fewer issues than this never fail the rate'),
  minPeople: z.int().min(1).max(1000).describe('Fewer people than this make a share inconclusive'),
  blockers: asked(z.int().min(0).max(1000)).describe('Open issues with which somebody cannot work'),
  satisfaction: asked(z.number().min(1).max(5)).describe('Mean answer, 1 to 5'),
  trainingOpenedPercent: asked(Percent).describe(
    'People reached in the previous wave who opened their training',
  ),
  adoptionPercent: asked(Percent).describe('Adoption rate of the groups of the previous wave'),
  championsPer100: asked(z.number().min(0).max(100)).describe('Champions per 100 people in the coming group'),
  dataAgeDays: asked(z.int().min(0).max(365)).describe('Age of the newest usage report'),
  soakDays: asked(z.int().min(0).max(365)).describe(
    'Days between the start of the previous wave and this one',
  ),
  storm: z
    .object({
      issuesPer100: z.number().min(0).max(100),
      minIssues: z.int().min(1).max(1000),
    })
    .nullable()
    .describe('Over this the next wave stops by itself, as with one confirmed blocker; null: no brake'),
  undecided: z
    .enum(['hold', 'go-if-passed'])
    .describe('What happens on the first day of a wave that nobody has decided on'),
});
export type GateLimits = z.infer<typeof GateLimits>;

/** coming: its day is not here yet; open: waits for a decision. */
export const GateState = z.enum(['coming', 'open', 'go', 'held', 'overridden']);
export type GateState = z.infer<typeof GateState>;

export const DecisionKind = z.enum(['go', 'hold', 'override']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** Something that happened at a gate. */
export const GateEventView = z.object({
  id: z.string(),
  kind: z.enum(['brought', 'go', 'hold', 'override', 'storm']),
  by: z.string().describe('Name of the lead, or Groundswell where the gate acted by its own rule'),
  at: Moment,
  reason: z.string(),
  verdict: Outcome.describe('What the conditions said at that moment'),
  notPassed: z.array(ConditionId),
});
export type GateEventView = z.infer<typeof GateEventView>;

export const GateWave = z.object({
  id: WaveId,
  phase: z.object({ id: Slug, name: z.string() }),
  group: GroupName,
  start: CalendarDate,
  end: CalendarDate,
  state: WaveState,
  people: z.number().int(),
});
export type GateWave = z.infer<typeof GateWave>;

export const GateSummary = z.object({
  wave: GateWave,
  state: GateState,
  opensOn: CalendarDate,
  verdict: Outcome.nullable().describe('As last looked at; in lists null before its day'),
  storm: z.boolean().describe('Stopped by the storm brake until somebody decides'),
  notPassed: z.array(ConditionId).describe('Conditions that did not pass when it was last looked at'),
  last: GateEventView.nullable(),
  mayDecide: z.boolean(),
  seen: z.int().min(0).describe('Grows with each event; send it back with a decision'),
});
export type GateSummary = z.infer<typeof GateSummary>;

export const GateView = GateSummary.extend({
  conditions: z.array(ConditionView).describe('On the facts of now; of the decision once the wave may go'),
  notAsked: z.array(z.object({ id: ConditionId, title: z.string(), why: z.string() })),
  previous: z.array(z.object({ id: WaveId, name: z.string() })).describe('The waves that it is judged by'),
  factsAt: Moment.describe('When the facts were collected'),
  heldBecause: z.string().nullable(),
  heldBy: z
    .array(
      z.object({
        kind: z.enum(['lead', 'gate', 'storm', 'safeguard']),
        why: z.string().describe('What the people of the wave are told'),
      }),
    )
    .describe('Each hold that keeps the wave; it goes on when the last one is released'),
  events: z.array(GateEventView).describe('The newest first'),
});
export type GateView = z.infer<typeof GateView>;

const WaveParams = z.object({ waveId: WaveId });
const RolloutParams = z.object({ id: Slug });

export const getGates = endpoint({
  method: 'GET',
  path: '/api/gates',
  who: 'champion',
  summary: 'The gates of all waves of a rollout, by start; the current rollout unless one is named',
  query: z.object({ rollout: Slug.optional() }),
  reply: z.object({
    today: CalendarDate,
    rollout: z.object({ id: Slug, title: z.string() }).nullable().describe('null while nothing is planned'),
    rollouts: z.array(z.object({ id: Slug, title: z.string() })).describe('All, the newest first'),
    gates: z.array(GateSummary),
    mayChangeLimits: z.boolean(),
  }),
});

export const getGate = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/gate',
  who: 'champion',
  summary: 'The gate of one wave: conditions with their values, sources and dates, decision and history',
  params: WaveParams,
  reply: GateView,
});

export const decideGate = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/gate/decision',
  who: 'lead',
  summary:
    'Go, hold or override. Go only when all conditions pass; hold and override need a reason. Refused when somebody decided since it was seen.',
  params: WaveParams,
  body: z.object({
    decision: DecisionKind,
    reason: z.string().trim().max(500).default(''),
    seen: z.int().min(0),
  }),
  reply: GateView,
});

/** What became of one of several decisions. */
export const DecidedGate = z.object({
  waveId: WaveId,
  refusal: z.string().nullable().describe('Why it was not decided, in a sentence; null where it was'),
});
export type DecidedGate = z.infer<typeof DecidedGate>;

export const decideGates = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/gates/decisions',
  who: 'lead',
  summary:
    'Go or hold for several gates of a rollout, each as if it were alone: one that is refused keeps no other.',
  params: RolloutParams,
  body: z.object({
    decision: DecisionKind.exclude(['override']),
    reason: z.string().trim().max(500).default(''),
    gates: z
      .array(z.object({ waveId: WaveId, seen: z.int().min(0) }))
      .min(1, 'choose at least one gate')
      .max(50, 'choose at most 50 gates at a time'),
  }),
  reply: z.object({ gates: z.array(DecidedGate).describe('In the order of the request') }),
});

export const GateLimitsView = z.object({
  limits: GateLimits,
  defaults: GateLimits,
  changedBy: z.string().nullable(),
  changedAt: Moment.nullable(),
  seen: z.int().min(0).describe('Grows with each change'),
  mayChange: z.boolean(),
});
export type GateLimitsView = z.infer<typeof GateLimitsView>;

export const getGateLimits = endpoint({
  method: 'GET',
  path: '/api/rollouts/:id/gate-limits',
  who: 'champion',
  summary: 'What the gates of a rollout ask',
  params: RolloutParams,
  reply: GateLimitsView,
});

export const changeGateLimits = endpoint({
  method: 'PUT',
  path: '/api/rollouts/:id/gate-limits',
  who: 'lead',
  summary: 'Change what the gates of a rollout ask; gates that are decided keep their decision',
  params: RolloutParams,
  body: z.object({ limits: GateLimits, seen: z.int().min(0) }),
  reply: GateLimitsView,
});

/** A condition of a past wave under the limits of that day and under the changed ones; null: not asked. */
export const ReplayedCondition = z.object({
  id: ConditionId,
  title: z.string(),
  was: Outcome.nullable(),
  would: Outcome.nullable(),
  why: z.string().describe('The reason in a sentence, by the changed limits where they ask it'),
});
export type ReplayedCondition = z.infer<typeof ReplayedCondition>;

export const ReplayedWave = z.object({
  wave: GateWave,
  on: CalendarDate.describe(
    'The day whose facts were used: of the decision, or else the last before the start',
  ),
  decided: GateState,
  was: Outcome.describe('With the limits of that day'),
  would: Outcome.describe('With the changed limits'),
  wouldHold: z.boolean().describe('Would not have gone by itself'),
  conditions: z.array(ReplayedCondition).describe('Only those that would not pass, or that changed'),
});
export type ReplayedWave = z.infer<typeof ReplayedWave>;

export const replayGates = endpoint({
  method: 'POST',
  path: '/api/rollouts/:id/gate-replay',
  who: 'champion',
  summary: 'Which past waves changed limits would have held, on the facts of that day; nothing is changed',
  params: RolloutParams,
  body: z.object({ limits: GateLimits }),
  reply: z.object({
    waves: z.array(ReplayedWave),
    withoutFacts: z.int().describe('Past waves whose facts were never collected'),
  }),
});

/** The record of one wave, for whoever asks later why it went. */
export const DecisionRecord = z.object({
  wave: GateWave,
  rollout: z.object({ id: Slug, title: z.string() }),
  state: GateState,
  heldBecause: z.string().nullable(),
  conditions: z.array(ConditionView),
  limits: GateLimits,
  factsAt: Moment,
  events: z.array(GateEventView),
  announcements: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.string(),
      by: z.string(),
      startedAt: Moment,
      settledAt: Moment.nullable(),
      counts: z.record(z.string(), z.number().int()).nullable(),
    }),
  ),
});
export type DecisionRecord = z.infer<typeof DecisionRecord>;

export const getDecisionRecord = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/gate/record',
  who: 'champion',
  summary: 'The decision record of a wave as JSON',
  params: WaveParams,
  reply: DecisionRecord,
});

export const getDecisionRecordCsv = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId/gate/record.csv',
  who: 'champion',
  summary: 'The decision record of a wave as CSV, one line per condition, event and announcement',
  params: WaveParams,
  replyType: 'csv',
  reply: z.string(),
});
