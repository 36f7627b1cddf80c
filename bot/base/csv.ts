import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { invalid } from './errors.ts';
import { type Message, message, type Say } from './words/message.ts';
import { sayInEnglish } from './words/say.ts';

export interface CsvRow {
  /** Line in the file; the header is line 1. */
  line: number;
  /** Cell by column name, lower case. */
  cells: Record<string, string>;
}

export interface BadRow {
  line: number;
  reason: Message | string;
}

export interface CsvTable {
  /** Column names, lower case, in the order of the file. */
  columns: string[];
  rows: CsvRow[];
  bad: BadRow[];
}

/** Lines that a reply tells one by one: more of them say that it is another file. */
const MOST_BAD = 1000;

/** The bad lines that are told one by one, by line, and a message for those that are left out. */
export function toldBad(bad: readonly BadRow[]): { bad: BadRow[]; notes: Message[] } {
  const told = bad.toSorted((a, b) => a.line - b.line).slice(0, MOST_BAD);
  const left = bad.length - told.length;
  const more = () => message('common.csv-more-bad', { count: left, line: String(told.at(-1)?.line) });
  return { bad: told, notes: left > 0 ? [more()] : [] };
}

/** The same in the words of a reply. */
export function mostBad(
  all: readonly BadRow[],
  say: Say = sayInEnglish,
): { bad: { line: number; reason: string }[]; notes: string[] } {
  const { bad, notes } = toldBad(all);
  return {
    bad: bad.map(({ line, reason }) => ({
      line,
      reason: typeof reason === 'string' ? reason : say(reason),
    })),
    notes: notes.map(say),
  };
}

/**
 * Reads a CSV with a header. Columns are found by name, in any order, whatever their case, with or without a
 * byte order mark; between cells stands a comma, a semicolon or a tab, as spreadsheets write it. A row with too many or too few cells is listed as bad; the others are kept.
 * @throws AnswerError when the text is no CSV at all, or a required column is missing or there twice.
 */
export function readCsv(text: string, requiredColumns: readonly string[]): CsvTable {
  const [header, ...records] = parseRecords(text);
  if (!header) throw invalid('csv-empty');
  const columns = header.record.map((name) => name.trim().toLowerCase());
  const missing = requiredColumns.filter((name) => !columns.includes(name.toLowerCase()));
  if (missing.length > 0) {
    throw invalid('csv-columns-missing', {
      missing: missing.map((name) => `"${name}"`).join(', '),
      header: shortened(header.record.join(', ')),
    });
  }

  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (twice !== undefined) throw invalid('csv-column-twice', { name: shortened(twice) });

  const table: CsvTable = { columns, rows: [], bad: [] };
  for (const { record, line } of records) {
    if (record.length !== columns.length) {
      const reason = message('common.csv-cells', { count: record.length, columns: columns.length });
      table.bad.push({ line, reason });
      continue;
    }
    const cells = Object.fromEntries(columns.map((name, index) => [name, record[index]?.trim() ?? '']));
    table.rows.push({ line, cells });
  }
  return table;
}

// A stray quote spoils a cell at most; with the parser's own `trim` it would spoil the file.
const OPTIONS = {
  bom: true,
  skip_records_with_empty_values: true,
  relax_column_count: true,
  relax_quotes: true,
};

function breaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const text of record) if (text.includes('\n')) breaks += text.split('\n').length - 1;
  return breaks;
}

function parseRecords(text: string): { record: string[]; line: number }[] {
  // The parser counts a line break of two characters within quotes as two lines.
  const lines = text.replace(/\r\n?/g, '\n');
  refuseMonsters(lines);
  try {
    const firstLines: number[] = [];
    const on_record = (record: string[], context: { lines: number }) => {
      // The parser tells the last line of a record; people look for the first.
      firstLines.push(context.lines - breaksIn(record));
      return record;
    };
    const records = withoutStacks(() =>
      parse(lines, { ...OPTIONS, delimiter: delimiterOf(lines), on_record }),
    );
    return records.map((record, index) => ({ record, line: firstLines[index] ?? 0 }));
  } catch (error) {
    if (error instanceof CsvError) throw invalid('csv-unreadable', { why: error.message });
    throw error;
  }
}

/** The parser makes an error of each row of another length, and most of its cost is a stack that nobody reads. */
function withoutStacks<T>(run: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = before;
  }
}

/** The largest organisations have 150,000 people; a file is held in memory while it is taken in. */
const MOST_LINES = 200_000;
const LONGEST_HEADER = 100_000;

/** Reading holds everybody else up: what can be no list of people is refused at a glance. */
function refuseMonsters(text: string): void {
  const header = text.indexOf('\n');
  if ((header === -1 ? text.length : header) > LONGEST_HEADER) {
    throw invalid('csv-unreadable', { why: message('common.csv-no-header') });
  }
  let breaks = 0;
  for (let at = header; at !== -1 && breaks <= MOST_LINES + 1; at = text.indexOf('\n', at + 1)) breaks += 1;
  // The first one ends the header.
  if (breaks > MOST_LINES + 1) throw invalid('csv-too-long', { most: MOST_LINES });
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
