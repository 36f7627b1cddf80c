import type { Product } from '../../contract/adoption/adoption.ts';
import type { Count } from './adoption.ts';
import { mayShow } from './pilot-rest.ts';
import type { Adoption } from './usage-snapshots.ts';
import { ofNewestReport } from './whole-reports.ts';

export type UsageOfGroups = (Count & { reportDate: string }) | 'no-report' | 'too-few-people';

/**
 * What the newest report says about some business groups together, the pilot set among them, as far as it may be
 * shown: a count that tells of fewer people than `floor` is left out. Reads a few rows for each of the groups.
 */
export async function usageOfGroups(
  { reports, totals }: Pick<Adoption, 'reports' | 'totals'>,
  product: Product,
  groupIds: readonly string[],
  floor: number,
): Promise<UsageOfGroups> {
  const found = await ofNewestReport(reports, async ({ refreshDate }) => ({
    refreshDate,
    counts: await Promise.all(
      groupIds.map(async (id) => (await totals.ofGroup(id, refreshDate)).get(product)),
    ),
  }));
  if (!found) return 'no-report';
  const had = found.counts.filter((count) => count !== undefined).filter(({ enabled }) => enabled > 0);
  const shown = had.filter((count) => mayShow(count, floor));
  if (shown.length === 0) return had.length > 0 ? 'too-few-people' : 'no-report';
  return {
    enabled: shown.reduce((sum, { enabled }) => sum + enabled, 0),
    active: shown.reduce((sum, { active }) => sum + active, 0),
    reportDate: found.refreshDate.toString(),
  };
}
