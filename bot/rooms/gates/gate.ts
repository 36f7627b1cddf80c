import { z } from 'zod';
import type { Words } from '../../base/words/message.ts';
import { StoredWords } from '../../base/words/stored.ts';
import { ConditionId, Outcome } from '../../contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../contract/gates/gate-limits.ts';
import type { GateFacts } from './facts/gate-facts.ts';

/** Something that happened at a gate; the facts of a decision are kept with it. */
export const GateEvent = z.object({
  id: z.string(),
  kind: z.enum(['brought', 'go', 'hold', 'override', 'storm']),
  /** Null where the gate acted by its own rule. */
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  at: z.string(),
  /** Rows of before hold sentences: they are shown as they are. */
  reason: StoredWords,
  verdict: Outcome,
  notPassed: z.array(ConditionId),
});
export type GateEvent = z.infer<typeof GateEvent>;

export const KeptState = z.enum(['open', 'go', 'held', 'overridden']);

/** The gate of a wave from the day it is brought to the leads. Before that day there is none. */
export interface Gate {
  waveId: string;
  rolloutId: string;
  state: z.infer<typeof KeptState>;
  /** Why the storm brake stopped the wave, until somebody decides; null while it does not. */
  storm: Words | null;
  /** Of the decision, or while the gate is open as last collected. */
  facts: GateFacts;
  /** The limits that the facts were judged by. */
  limits: GateLimits;
  /** The oldest first. */
  events: GateEvent[];
  /** Grows by one with each event. */
  version: number;
}
