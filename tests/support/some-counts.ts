import { noCounts } from '../../bot/announcing/delivering/tally.ts';
import type { DeliveryCounts } from '../../bot/contract/announcing.ts';

/** Counts of an announcement that has reached nobody yet, with what a test changes. */
export function someCounts(changes: Partial<DeliveryCounts> = {}): DeliveryCounts {
  return { ...noCounts(), ...changes };
}
