import type { Product } from '../../contract/adoption/adoption.ts';
import type { Count } from './adoption.ts';
import { adoptionPoints } from './adoption-points.ts';
import type { Adoption } from './usage-snapshots.ts';
import { ofNewestReport } from './whole-reports.ts';

/** What the newest usage report says about one product, as far as it may be shown. */
export interface UsageNow {
  asOf: string;
  /** Of the organisation; undefined where it would tell about too few people. */
  total: Count | undefined;
  /** By business group; those with too few people are missing. */
  groups: ReadonlyMap<string, Count>;
}

/**
 * Who uses a product by the newest report, as far as it may be shown: counts over fewer people than `floor` are
 * left out, and so is a total that would give them away. Reads one row a group. Undefined without a report.
 */
export async function usageNow(
  { reports, totals }: Pick<Adoption, 'reports' | 'totals'>,
  product: Product,
  floor: number,
): Promise<UsageNow | undefined> {
  return ofNewestReport(reports, async ({ refreshDate }) => {
    const { total, groups } = adoptionPoints(await totals.ofDate(product, refreshDate), floor);
    return {
      asOf: refreshDate.toString(),
      total: total.at(-1),
      groups: new Map([...groups].flatMap(([id, points]) => points.slice(-1).map((point) => [id, point]))),
    };
  });
}
