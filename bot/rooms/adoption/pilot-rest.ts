import type { Product } from '../../contract/adoption/adoption.ts';
import { type Count, EVERYBODY, type Totals } from './adoption.ts';

/** A count, and how few people it would tell of beside others. */
export interface GuardedCount extends Count {
  /** The fewest people that are left when it is subtracted from counts of groups, or they from it; 0: nobody. */
  rest?: number;
}

/**
 * The counts of the pilot set, whose people are counted in their business groups too. Groups less pilots leave those
 * who are in a group of pilots without being one; pilots less the groups that are all pilots leave the other pilots.
 */
export function guardedPilots(all: Totals, pilots: Totals): Map<Product, GuardedCount> {
  const guarded = new Map<Product, GuardedCount>();
  for (const [product, counts] of pilots) {
    const whole = counts.get(EVERYBODY);
    if (!whole || whole.enabled === 0) continue;
    let others = 0;
    let apart = whole.enabled;
    for (const [groupId, { enabled }] of counts) {
      if (groupId === EVERYBODY) continue;
      const notPilots = (all.get(product)?.get(groupId)?.enabled ?? 0) - enabled;
      others += notPilots;
      if (notPilots === 0) apart -= enabled;
    }
    const left = [others, apart].filter((people) => people > 0);
    guarded.set(product, { ...whole, rest: left.length === 0 ? 0 : Math.min(...left) });
  }
  return guarded;
}

/** Whether a count may be shown: neither it nor what is left beside others is of fewer people than `floor`. */
export function mayShow({ enabled, rest = 0 }: GuardedCount, floor: number): boolean {
  return enabled >= floor && (rest === 0 || rest >= floor);
}
