import { Product } from '../../../contract/adoption/adoption.ts';
import type { Severity } from '../../../contract/feedback/feedback.ts';
import type { GroupAdoption } from '../../../contract/overview/group-page.ts';
import { adoptionRate, WINDOW_DAYS } from '../../adoption/adoption.ts';
import { type GuardedCount, mayShow } from '../../adoption/pilot-rest.ts';

/** How many issues wait, by severity, zeros included. */
export function countBySeverity(waiting: readonly Severity[]): Record<Severity, number> {
  const counts = { annoying: 0, 'slows-me-down': 0, 'cannot-work': 0 };
  for (const severity of waiting) counts[severity] += 1;
  return counts;
}

/** What may be shown of a group's counts: one over fewer people than `floor` would tell about single persons. */
export function groupAdoption(
  asOf: string,
  counts: ReadonlyMap<Product, GuardedCount>,
  floor: number,
): GroupAdoption {
  const had = Product.options.flatMap((product) => {
    const count = counts.get(product);
    return count === undefined || count.enabled === 0 ? [] : [{ product, ...count }];
  });
  const shown = had.filter((count) => mayShow(count, floor));
  return {
    asOf,
    windowDays: WINDOW_DAYS,
    products: shown.map(({ product, enabled, active }) => ({
      product,
      enabled,
      active,
      rate: adoptionRate({ enabled, active }),
    })),
    hidden: shown.length < had.length,
    floor,
  };
}
