import type { Say } from '../../../base/words/message.ts';
import type { StatusRollout } from '../../../contract/overview/status.ts';
import {
  figuresByPhase,
  type GroupInRollout,
  noFigures,
  type StatusFacts,
  statusHead,
  statusRows,
} from './status.ts';

/** A rollout with its groups. */
export interface RolloutStatus {
  rollout: StatusRollout;
  rows: readonly GroupInRollout[];
}

interface Kept {
  facts: StatusFacts;
  /** The head as text, to compare it as a whole. */
  head: string;
  status: RolloutStatus;
}

/**
 * The status of rollouts, worked out again only when its facts changed: the waves, groups and reached people by
 * being other objects, the rest by content. Everybody who reads the same language gets the same object: nobody may change it.
 */
export function keptStatus(say: Say): (facts: StatusFacts) => RolloutStatus {
  const byRollout = new Map<string, Kept>();

  return (facts) => {
    const head = statusHead(facts, say);
    const text = JSON.stringify(head);
    const kept = byRollout.get(facts.rollout.id);
    const rows = kept && sameRows(kept.facts, facts) ? kept.status.rows : statusRows(facts, say);
    if (kept && kept.head === text && kept.status.rows === rows) return kept.status;
    const status = { rollout: withFigures(head, rows), rows };
    byRollout.set(facts.rollout.id, { facts, head: text, status });
    return status;
  };
}

/** The phases of a rollout with what became of the waves in these rows. */
export function withFigures(
  head: Omit<StatusRollout, 'phases'> & { phases: Omit<StatusRollout['phases'][number], 'figures'>[] },
  rows: readonly GroupInRollout[],
): StatusRollout {
  const figures = figuresByPhase(rows);
  return {
    ...head,
    phases: head.phases.map((phase) => ({ ...phase, figures: figures.get(phase.id) ?? noFigures() })),
  };
}

function sameRows(a: StatusFacts, b: StatusFacts): boolean {
  return a.waves === b.waves && a.groups === b.groups && a.reached === b.reached && a.today.equals(b.today);
}
