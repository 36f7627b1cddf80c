import type { ReportRow } from './figure.ts';

/** The report for people: a line for each figure, numbers in line. */
export function reportTable(rows: readonly ReportRow[]): string {
  const cells = rows.map(({ bench, figure, value, unit, goal, holds }) => {
    const verdict = goal === null ? '' : `goal ${goal}: ${holds ? 'holds' : 'MISSED'}`;
    return [bench, figure, String(value), unit, verdict];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
