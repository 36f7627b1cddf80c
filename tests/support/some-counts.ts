import type { DeliveryCounts } from '../../bot/contract/delivery/sending.ts';
import { noCounts } from '../../bot/rooms/delivery/record/tally.ts';

/** Counts of an announcement that has reached nobody yet, with what a test changes. */
export function someCounts(changes: Partial<DeliveryCounts> = {}): DeliveryCounts {
  return { ...noCounts(), ...changes };
}
