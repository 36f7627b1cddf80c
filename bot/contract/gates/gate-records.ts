import { z } from 'zod';
import { Moment, Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { ConditionView } from './gate-conditions.ts';
import { GateLimits } from './gate-limits.ts';
import { GateEventView, GateState, GateWave } from './gates.ts';

const WaveParams = z.object({ waveId: WaveId });

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
