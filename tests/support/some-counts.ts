import type { DeliveryCounts } from '../../bot/contract/announcing.ts';

/** Counts of an announcement that has reached nobody yet, with what a test changes. */
export function someCounts(changes: Partial<DeliveryCounts> = {}): DeliveryCounts {
  return {
    audience: 0,
    pending: 0,
    claimed: 0,
    sent: 0,
    unreachable: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    possibleRepeats: 0,
    acknowledged: 0,
    done: 0,
    reported: 0,
    openedTraining: 0,
    ...changes,
  };
}
