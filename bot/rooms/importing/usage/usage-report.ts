import { Temporal } from 'temporal-polyfill';
import { type BadRow, type CsvRow, readCsv } from '../../../base/csv.ts';
import { invalid } from '../../../base/errors.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { Product } from '../../../contract/adoption/adoption.ts';
import type { PersonUsage, ProductUse } from '../../adoption/person-usage.ts';
import { activityColumn, licenceColumn } from './product-columns.ts';
import { reportKind, reportName } from './report-kind.ts';

export interface UsageReport {
  /** The day the numbers are of; null when no row could be read. */
  refreshDate: Temporal.PlainDate | null;
  people: PersonUsage[];
  bad: BadRow[];
  /** Rows of deleted accounts, which were left out. */
  deleted: number;
  /** The tenant conceals names: rows can be counted but not matched to people. */
  concealed: boolean;
}

const COLUMNS = [
  'Report Refresh Date',
  'User Principal Name',
  'Is Deleted',
  ...Product.options.map(licenceColumn),
  ...Product.options.map(activityColumn),
];

/** Of sign-in names, as Entra ID has them. */
const LONGEST_UPN = 320;

/** Concealed names are 32 hex digits; some reports used to write <PII:H105(...)>@domain instead. */
const CONCEALED_NAME = /^([0-9a-f]{32}$|<pii:)/i;
/** A few real names may slip through, and a tenant may have an account that looks like a hash. */
const CONCEALED_SHARE = 0.95;

/**
 * Reads a Microsoft 365 "Active users" report (user detail). Rows that make no sense are listed, the others kept.
 * @throws AnswerError when the file is another report, no known report, or lacks columns.
 */
export function readUsageReport(text: string): UsageReport {
  refuseOtherReports(text);
  const csv = readCsv(text, COLUMNS);
  const report: UsageReport = { refreshDate: null, people: [], bad: csv.bad, deleted: 0, concealed: false };
  const lineOf = new Map<string, number>();
  for (const row of csv.rows) {
    const reason = takeRow(report, lineOf, row);
    if (reason) report.bad.push({ line: row.line, reason });
  }
  report.bad.sort((a, b) => a.line - b.line);
  const hidden = report.people.filter(({ upn }) => CONCEALED_NAME.test(upn)).length;
  report.concealed = hidden > 0 && hidden >= report.people.length * CONCEALED_SHARE;
  return report;
}

function refuseOtherReports(text: string): void {
  const end = text.search(/[\r\n]/);
  const { columns } = readCsv(end === -1 ? text : text.slice(0, end), []);
  const kind = reportKind(columns);
  if (kind === 'active-users') return;
  const wanted = message('importing.usage-wanted', { report: reportName('active-users') });
  if (kind === undefined) throw invalid('usage-report-unknown', { wanted });
  throw invalid('usage-report-not-supported', { report: reportName(kind), wanted });
}

/** Adds a row to the report, or says why it cannot be used. */
function takeRow(
  report: UsageReport,
  lineOf: Map<string, number>,
  { line, cells }: CsvRow,
): Message | undefined {
  const refreshed = dateIn(cells, 'Report Refresh Date');
  if (!(refreshed instanceof Temporal.PlainDate)) return refreshed ?? cellEmpty('Report Refresh Date');
  report.refreshDate ??= refreshed;
  if (!refreshed.equals(report.refreshDate)) {
    const days = { day: refreshed.toString(), reportDay: report.refreshDate.toString() };
    return message('importing.other-day', days);
  }
  const deleted = booleanIn(cells, 'Is Deleted');
  if (typeof deleted !== 'boolean') return deleted;
  if (deleted) {
    report.deleted += 1;
    return undefined;
  }

  const upn = cell(cells, 'User Principal Name').toLowerCase();
  if (upn === '') return cellEmpty('User Principal Name');
  if (upn.length > LONGEST_UPN) {
    return message('importing.cell-too-long', { column: 'User Principal Name', most: LONGEST_UPN });
  }
  const first = lineOf.get(upn);
  if (first !== undefined) return message('importing.same-person', { line: String(first) });
  const use = readUse(cells, refreshed);
  if ('id' in use) return use;
  lineOf.set(upn, line);
  report.people.push({ upn, use });
  return undefined;
}

function readUse(cells: CsvRow['cells'], refreshed: Temporal.PlainDate): PersonUsage['use'] | Message {
  const use: Partial<Record<Product, ProductUse>> = {};
  for (const product of Product.options) {
    const licensed = booleanIn(cells, licenceColumn(product));
    if (typeof licensed !== 'boolean') return licensed;
    const lastActivity = dateIn(cells, activityColumn(product));
    if (lastActivity && 'id' in lastActivity) return lastActivity;
    if (lastActivity && Temporal.PlainDate.compare(lastActivity, refreshed) > 0) {
      const column = activityColumn(product);
      return message('importing.cell-later', { column, day: lastActivity.toString() });
    }
    use[product] = { licensed, lastActivity };
  }
  return use as Record<Product, ProductUse>;
}

function cell(cells: CsvRow['cells'], column: string): string {
  return cells[column.toLowerCase()] ?? '';
}

function cellEmpty(column: string): Message {
  return message('importing.cell-empty', { column });
}

/** True or false; what is wrong when the cell holds neither. Some reports write Yes and No. */
function booleanIn(cells: CsvRow['cells'], column: string): boolean | Message {
  const text = cell(cells, column);
  if (/^(true|yes)$/i.test(text)) return true;
  if (/^(false|no)$/i.test(text)) return false;
  return message('importing.cell-no-boolean', { column });
}

/** The date, null for an empty cell, or what is wrong with it. Dates have come with and without a time of midnight. */
function dateIn(cells: CsvRow['cells'], column: string): Temporal.PlainDate | Message | null {
  const text = cell(cells, column);
  if (text === '') return null;
  const [, date] = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z)?$/.exec(text) ?? [];
  try {
    if (date) return Temporal.PlainDate.from(date);
  } catch {
    // A date that no calendar has, such as 30 February, is no date, as below.
  }
  return message('importing.cell-no-date', { column });
}
