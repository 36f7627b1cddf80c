import { z } from 'zod';
import { Slug, WaveId } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { DecisionKind, GateView } from './gates.ts';
import { LONGEST_DECISION_REASON } from './limits.ts';

const WaveParams = z.object({ waveId: WaveId });
const RolloutParams = z.object({ id: Slug });

export const decideGate = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/gate/decision',
  who: 'lead',
  summary:
    'Go, hold or override. Go only when all conditions pass; hold and override need a reason. Refused when somebody decided since it was seen.',
  params: WaveParams,
  body: z.object({
    decision: DecisionKind,
    reason: z.string().trim().max(LONGEST_DECISION_REASON).default(''),
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
    reason: z.string().trim().max(LONGEST_DECISION_REASON).default(''),
    gates: z
      .array(z.object({ waveId: WaveId, seen: z.int().min(0) }))
      .min(1, 'gates.choose-one')
      .max(50, 'gates.choose-fewer'),
  }),
  reply: z.object({ gates: z.array(DecidedGate).describe('In the order of the request') }),
});

const ReasonToHold = z.object({ reason: z.string().trim().min(1).max(LONGEST_DECISION_REASON) });

export const holdWavesBefore = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/gate/waves-before/hold',
  who: 'lead',
  summary:
    'Hold the running waves that this gate is judged by: what is not sent yet of their announcements and reminders stops, and who joins them later does not begin',
  params: WaveParams,
  body: ReasonToHold,
  reply: GateView,
});

export const releaseWavesBefore = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/gate/waves-before/release',
  who: 'lead',
  summary: 'Let the waves go on that were held so, by a lead or by the storm brake',
  params: WaveParams,
  body: ReasonToHold,
  reply: GateView,
});
