import type { Storage } from '../../doors/azure/storage.ts';
import { openReportsTable, type ReportsTable } from './reports-table.ts';
import { openTotalsTable, type TotalsTable } from './totals-table.ts';
import { openUsageTable, type UsageTable } from './usage-table.ts';

/** Everything kept of usage reports. */
export interface Adoption {
  people: UsageTable;
  totals: TotalsTable;
  /** Which reports were brought in, and which of them are complete: what is not does not show. */
  reports: ReportsTable;
}

export async function openAdoption(storage: Storage): Promise<Adoption> {
  const [people, totals, reports] = await Promise.all([
    openUsageTable(storage),
    openTotalsTable(storage),
    openReportsTable(storage),
  ]);
  return { people, totals, reports };
}
