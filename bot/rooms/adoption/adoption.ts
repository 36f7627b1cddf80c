import type { Temporal } from 'temporal-polyfill';
import { Product } from '../../contract/adoption/adoption.ts';
import type { PersonUsage, ProductUse } from './person-usage.ts';

/** Activity counts for this many days: the refresh date and the 29 days before it. */
export const WINDOW_DAYS = 30;

/** Stands where a group's id would: the whole organisation, people in no known group included. */
export const EVERYBODY = '*';

export interface Count {
  /** People with a licence for the product. */
  enabled: number;
  /** Those of them who used it within the window. */
  active: number;
}

/** Counts by product, then by group id; EVERYBODY is always there. */
export type Totals = ReadonlyMap<Product, ReadonlyMap<string, Count>>;

/**
 * Active as Microsoft's usage reports mean it: a licence, and activity from 29 days before the refresh date up
 * to and including it. Without a licence nobody is active, so the rate stays within 1.
 */
export function isActive(use: ProductUse, refreshDate: Temporal.PlainDate): boolean {
  if (!use.licensed || !use.lastActivity) return false;
  const daysAgo = use.lastActivity.until(refreshDate, { largestUnit: 'days' }).days;
  return daysAgo >= 0 && daysAgo < WINDOW_DAYS;
}

/** Adoption rate: active / enabled, between 0 and 1; 0 when nobody is enabled. */
export function adoptionRate({ enabled, active }: Count): number {
  return enabled === 0 ? 0 : active / enabled;
}

/** Counts a report in one pass. People whose group is unknown count for the organisation only. */
export function totalsOf(
  people: readonly PersonUsage[],
  refreshDate: Temporal.PlainDate,
  groupOf: (upn: string) => string | undefined,
): Totals {
  const totals = new Map(
    Product.options.map((product) => [product, new Map([[EVERYBODY, { enabled: 0, active: 0 }]])]),
  );
  for (const { upn, use } of people) {
    const groupId = groupOf(upn);
    for (const [product, counts] of totals) {
      if (!use[product].licensed) continue;
      const active = isActive(use[product], refreshDate);
      count(counts, EVERYBODY, active);
      if (groupId !== undefined) count(counts, groupId, active);
    }
  }
  return totals;
}

function count(counts: Map<string, Count>, key: string, active: boolean): void {
  const sum = counts.get(key) ?? { enabled: 0, active: 0 };
  sum.enabled += 1;
  if (active) sum.active += 1;
  counts.set(key, sum);
}
