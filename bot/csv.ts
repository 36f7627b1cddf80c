import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
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

/** Lines that a reply tells one by one: more of them say that it is another file. */
const MOST_BAD = 1000;

/** The bad lines that a reply holds, by line, and a sentence for those that it leaves out. */
export function mostBad(bad: readonly BadRow[]): { bad: BadRow[]; notes: string[] } {
  const told = bad.toSorted((a, b) => a.line - b.line).slice(0, MOST_BAD);
  const left = bad.length - told.length;
  return {
    bad: told,
    notes:
      left > 0 ? [`${left} more lines, all after line ${told.at(-1)?.line}, were not taken either.`] : [],
  };
}

/**
 * Reads a CSV with a header. Columns are found by name, in any order, whatever their case, with or without a
 * byte order mark; between cells stands a comma, a semicolon or a tab, as spreadsheets write it. A row with too many or too few cells is listed as bad; the others are kept.
 * @throws AnswerError when the text is no CSV at all, or a required column is missing or there twice.
 */
export function readCsv(text: string, requiredColumns: readonly string[]): CsvTable {
  const [header, ...records] = parseRecords(text);
  if (!header) throw invalid('csv-empty', 'The file is empty: it needs a header line and at least one row.');
  const columns = header.record.map((name) => name.trim().toLowerCase());
  const missing = requiredColumns.filter((name) => !columns.includes(name.toLowerCase()));
  if (missing.length > 0) {
    throw invalid(
      'csv-columns-missing',
      `The header lacks ${missing.map((name) => `"${name}"`).join(', ')}. It has: ${shortened(header.record.join(', '))}.`,
    );
  }

  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) {
    throw invalid(
      'csv-column-twice',
      `The header names "${shortened(twice)}" twice, so nobody can tell which of the two is meant. Take one out.`,
    );
  }

  const table: CsvTable = { columns, rows: [], bad: [] };
  for (const { record, line } of records) {
    if (record.length !== columns.length) {
      const reason = `has ${record.length} cells, the header has ${columns.length}`;
      table.bad.push({ line, reason });
      continue;
    }
    const cells = Object.fromEntries(columns.map((name, index) => [name, record[index]?.trim() ?? '']));
    table.rows.push({ line, cells });
  }
  return table;
}

/** csv-parse's records with `info` and `raw`; its types do not know that shape. */
const ParsedRecords = z.array(
  z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }),
);

// A stray quote spoils a cell at most; with the parser's own `trim` it would spoil the file.
const OPTIONS = {
  bom: true,
  info: true,
  raw: true,
  skip_records_with_empty_values: true,
  relax_column_count: true,
  relax_quotes: true,
};

function parseRecords(text: string): { record: string[]; line: number }[] {
  try {
    // The parser counts a line break of two characters within quotes as two lines.
    const lines = text.replace(/\r\n?/g, '\n');
    const parsed = ParsedRecords.parse(parse(lines, { ...OPTIONS, delimiter: delimiterOf(lines) }));
    // It tells the last line of a record; people look for the first.
    return parsed.map(({ record, raw, info }) => ({
      record,
      line: info.lines - (raw.trim().match(/\n/g)?.length ?? 0),
    }));
  } catch (error) {
    if (error instanceof CsvError)
      throw invalid('csv-unreadable', `The file is not readable as CSV: ${error.message}.`);
    throw error;
  }
}

/** What stands between the names of the header; spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const header = (/^.*\S.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

/** Further rows of a CSV that was begun with `writeCsv`. */
export function writeCsvRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

/**
 * A CSV text with a header, for people who open it in a spreadsheet: cells that a spreadsheet would run as
 * a formula are made plain text.
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}
