/**
 * So many reports of one person within an hour; the next has to wait. Somebody whose day goes badly does not come to
 * it, and nobody can fill the lists of the leads.
 */
export const REPORT_LIMIT = { most: 20, withinMs: 3_600_000 };

/**
 * When a person may report again, a moment in ms; undefined when they may now.
 * @param reportedAt of what they have reported so far, ISO 8601 in UTC
 */
export function mayReportAt(reportedAt: readonly string[], now: number): number | undefined {
  const recent = reportedAt
    .map((at) => Date.parse(at))
    .filter((at) => at > now - REPORT_LIMIT.withinMs)
    .toSorted((a, b) => a - b);
  const oldest = recent.at(-REPORT_LIMIT.most);
  return oldest === undefined ? undefined : oldest + REPORT_LIMIT.withinMs;
}
