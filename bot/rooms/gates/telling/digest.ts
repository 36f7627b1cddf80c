import type { ConditionId, Outcome } from '../../../contract/gates/gate-conditions.ts';
import type { GateState, GateSummary } from '../../../contract/gates/gates.ts';
import { waitsForLead } from './waits-for-lead.ts';

/** So many new gates come as a card each; more of them come as one message that lists them. */
export const MOST_CARDS = 3;

export type Verdicts = Readonly<Record<Outcome, number>>;

/** Many gates at a glance, for somebody who has to decide on them. */
export interface GateDigest {
  /** Those that need somebody, by start, phase and group. */
  waiting: readonly GateSummary[];
  /** How those that wait stand. */
  verdicts: Verdicts;
  /** Of them, stopped by the storm brake. */
  stopped: number;
  /** The same by phase and start, the earliest first. */
  starts: readonly { phase: string; start: string; verdicts: Verdicts }[];
  /** Conditions that do not pass, with at how many of the gates, the most frequent first. */
  reasons: readonly { condition: ConditionId; gates: number }[];
  /** Those that need nobody any more, by what became of them. */
  decided: Readonly<Record<Exclude<GateState, 'coming' | 'open'> | 'over', number>>;
}

export function digestOf(gates: readonly GateSummary[]): GateDigest {
  const waiting = gates.filter(waitsForLead).toSorted(inOrder);
  const starts = Map.groupBy(waiting, ({ wave }) => `${wave.start} ${wave.phase.id}`);
  const reasons = new Map<ConditionId, number>();
  for (const condition of waiting.flatMap(({ notPassed }) => notPassed)) {
    reasons.set(condition, (reasons.get(condition) ?? 0) + 1);
  }
  const decided = { go: 0, held: 0, overridden: 0, over: 0 };
  for (const gate of gates) if (!waitsForLead(gate)) decided[becameOf(gate)] += 1;
  return {
    waiting,
    verdicts: verdictsOf(waiting),
    stopped: waiting.filter(({ storm }) => storm).length,
    starts: [...starts.values()].flatMap((same) => {
      const [first] = same;
      return first
        ? [{ phase: first.wave.phase.name, start: first.wave.start, verdicts: verdictsOf(same) }]
        : [];
    }),
    reasons: [...reasons]
      .map(([condition, count]) => ({ condition, gates: count }))
      .toSorted((a, b) => b.gates - a.gates),
    decided,
  };
}

function inOrder({ wave: a }: GateSummary, { wave: b }: GateSummary): number {
  return (
    a.start.localeCompare(b.start) ||
    a.phase.name.localeCompare(b.phase.name) ||
    a.group.name.localeCompare(b.group.name)
  );
}

function becameOf({ state, wave }: GateSummary): keyof GateDigest['decided'] {
  if (state === 'coming' || state === 'open' || wave.state === 'complete') return 'over';
  return state;
}

/** What nobody looked at yet counts as open. */
function verdictsOf(gates: readonly GateSummary[]): Verdicts {
  const verdicts = { pass: 0, fail: 0, inconclusive: 0 };
  for (const { verdict } of gates) verdicts[verdict ?? 'inconclusive'] += 1;
  return verdicts;
}
