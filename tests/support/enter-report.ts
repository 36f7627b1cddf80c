import type { ImportedReport, ReportsTable } from '../../bot/rooms/adoption/reports-table.ts';

/** Enters a report of usage as one whose rows are complete. */
export async function enterReport(reports: ReportsTable, report: ImportedReport): Promise<void> {
  const begun = await reports.begin(report.refreshDate, Date.parse(report.importedAt));
  if (begun === 'held' || (await begun.save(report)) === 'overtaken')
    throw new Error('Somebody else was faster.');
}
