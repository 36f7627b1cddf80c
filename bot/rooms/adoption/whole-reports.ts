import type { ImportedReport, ReportsTable } from './reports-table.ts';

/**
 * What is read of the newest report: never of two, should the same date be brought in anew meanwhile. Undefined
 * without a report.
 */
export async function ofNewestReport<T>(
  reports: Pick<ReportsTable, 'newest' | 'isStill'>,
  read: (newest: ImportedReport) => Promise<T>,
): Promise<T | undefined> {
  for (;;) {
    const newest = await reports.newest();
    if (!newest) return undefined;
    const found = await read(newest);
    if (await reports.isStill(newest)) return found;
  }
}

/** What is read of all reports, with those that were complete all the while, the oldest first. */
export async function ofWholeReports<T>(
  { whole }: Pick<ReportsTable, 'whole'>,
  read: () => Promise<T>,
): Promise<{ found: T; reports: ImportedReport[] }> {
  const before = new Map((await whole()).map((report) => [report.refreshDate.toString(), report.importedAt]));
  const found = await read();
  const now = await whole();
  const reports = now.filter((report) => before.get(report.refreshDate.toString()) === report.importedAt);
  return { found, reports };
}
