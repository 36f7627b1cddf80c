import type { Say } from '../../../base/words/message.ts';
import type { StatusView } from '../../../contract/rollout/rollout.ts';
import { type StatusFacts, statusHead, statusRows } from './status.ts';

interface Kept {
  facts: StatusFacts;
  /** The head as text, to compare it as a whole. */
  head: string;
  view: StatusView;
}

/**
 * The status of rollouts, worked out again only when its facts changed: the waves, groups and reached people by
 * being other objects, the rest by content. Everybody who reads the same language gets the same object: nobody may change it.
 */
export function keptStatus(say: Say): (facts: StatusFacts) => StatusView {
  const byRollout = new Map<string, Kept>();

  return (facts) => {
    const head = statusHead(facts, say);
    const text = JSON.stringify(head);
    const kept = byRollout.get(facts.rollout.id);
    const rows = kept && sameRows(kept.facts, facts) ? kept.view.rows : statusRows(facts, say);
    if (kept && kept.head === text && kept.view.rows === rows) return kept.view;
    const view = { ...head, rows };
    byRollout.set(facts.rollout.id, { facts, head: text, view });
    return view;
  };
}

function sameRows(a: StatusFacts, b: StatusFacts): boolean {
  return a.waves === b.waves && a.groups === b.groups && a.reached === b.reached && a.today.equals(b.today);
}
