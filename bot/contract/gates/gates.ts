import { z } from 'zod';
import { CalendarDate, GroupName, Moment, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { WaveState } from '../rollout/rollout.ts';
import { ConditionId, ConditionView, Outcome } from './gate-conditions.ts';
import { GATE_SECTIONS, GATE_STATES } from './gate-states.ts';

const WaveParams = z.object({ waveId: WaveId });

export const GateState = z.enum(GATE_STATES);
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
  rollout: z
    .string()
    .describe('Title of its rollout, with what tells it apart where another one has the same title'),
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
  previous: z
    .array(
      z.object({
        id: WaveId,
        name: z.string(),
        running: z.boolean().describe('It has begun and is not over'),
        held: z.boolean().describe('By a lead, or by the storm brake for what goes wrong in it'),
        mayHold: z.boolean().describe('Hold it, or let it go on'),
      }),
    )
    .describe('The waves that it is judged by'),
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

/** How a gate stands for whoever goes through many of them. */
export const GateSection = z.enum(GATE_SECTIONS);
export type GateSection = z.infer<typeof GateSection>;

/** A group or a phase that gates are about; over once all of its waves are. */
const Concerned = z.object({ id: z.string(), name: z.string(), over: z.boolean() });
export type Concerned = z.infer<typeof Concerned>;

export const getGates = endpoint({
  method: 'GET',
  path: '/api/gates',
  who: 'champion',
  summary:
    'The gates of all rollouts in sight, or of one, page by page: as planned where they fit on a page, otherwise what waits for somebody first',
  query: z.object({
    rollout: Slug.optional(),
    group: z.string().max(100).optional().describe('Business group, or the pilot set'),
    phase: Slug.optional(),
    state: GateState.optional(),
    section: GateSection.optional(),
    before: WaveId.optional().describe('Where the next page begins'),
  }),
  reply: z.object({
    today: CalendarDate,
    rollout: z
      .object({ id: Slug, title: z.string() })
      .nullable()
      .describe('The one that is shown; null for several, and while nothing is planned'),
    rollouts: z.array(z.object({ id: Slug, title: z.string() })).describe('All, the newest first'),
    counts: z.record(GateSection, z.int()).describe('Of all pages, of what was asked for'),
    gates: z.array(GateSummary),
    next: WaveId.nullable().describe('Where the next page begins; null where there are no more'),
    groups: z.array(Concerned).describe('By name, whatever was asked for of these rollouts'),
    phases: z.array(Concerned).describe('In the order of their first wave'),
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
