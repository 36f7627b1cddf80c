import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { invalid } from './errors.ts';

export interface CsvRow {
  /** Line in the file; the header is line 1. */
  line: number;
  /** Cell by column name, lower case. */
  cells: Record<string, string>;
}

export interface BadRow {
  line: number;
  reason: string;
}

export interface CsvTable {
  /** Column names, lower case, in the order of the file. */
  columns: string[];
  rows: CsvRow[];
  bad: BadRow[];
}

/**
 * Reads a CSV with a header. Columns are found by name, in any order, whatever their case, with or without a
 * byte order mark. A row with too many or too few cells is listed as bad; the others are kept.
 * @throws AnswerError when the text is no CSV at all or a required column is missing.
 */
export function readCsv(text: string, requiredColumns: readonly string[]): CsvTable {
  const [header, ...records] = parseRecords(text);
  if (!header) throw invalid('csv-empty', 'The file is empty: it needs a header line and at least one row.');
  const columns = header.record.map((name) => name.trim().toLowerCase());
  const missing = requiredColumns.filter((name) => !columns.includes(name.toLowerCase()));
  if (missing.length > 0) {
    throw invalid(
      'csv-columns-missing',
      `The header lacks ${missing.map((name) => `"${name}"`).join(', ')}. It has: ${header.record.join(', ')}.`,
    );
  }

  const table: CsvTable = { columns, rows: [], bad: [] };
  for (const { record, info } of records) {
    if (record.length !== columns.length) {
      table.bad.push({
        line: info.lines,
        reason: `has ${record.length} cells, the header has ${columns.length}`,
      });
      continue;
    }
    const cells = Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']));
    table.rows.push({ line: info.lines, cells });
  }
  return table;
}

/** csv-parse's records with `info`; its types do not know that shape. */
const ParsedRecords = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

function parseRecords(text: string): z.infer<typeof ParsedRecords> {
  try {
    const options = { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true };
    return ParsedRecords.parse(parse(text, options));
  } catch (error) {
    if (error instanceof CsvError)
      throw invalid('csv-unreadable', `The file is not readable as CSV: ${error.message}.`);
    throw error;
  }
}
