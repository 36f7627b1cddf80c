import { type BadRow, readCsv } from '../../../base/csv.ts';
import { checkForm } from '../../../base/schema-issue.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { PersonCsvRow } from './person-csv-row.ts';

export interface PersonLine {
  line: number;
  row: PersonCsvRow;
}

/** What stands in a file of people. */
export interface PeopleFile {
  lines: PersonLine[];
  bad: BadRow[];
  /** Everybody whom the file names, in a line that can be read or not. */
  named: Set<string>;
}

const REQUIRED = ['id', 'userPrincipalName', 'displayName', 'businessGroup'];

/**
 * Reads a file of people. Its cells take the most memory of all: they are gone when this returns.
 * @throws AnswerError when the file has no usable header.
 */
export function readPeopleFile(text: string): PeopleFile {
  const { rows, bad } = readCsv(text, REQUIRED);
  const file: PeopleFile = { lines: [], bad, named: new Set() };
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const tidy = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, tidied(cell)]));
    file.named.add((tidy.id ?? '').toLowerCase());
    const checked = checkForm(PersonCsvRow, tidy);
    if (!checked.ok) {
      bad.push({ line, reason: together(checked.faults.map(({ what }) => what)) });
      continue;
    }
    const { id, userprincipalname: upn } = checked.data;
    const first = lineOf.get(id) ?? lineOf.get(upn);
    if (first !== undefined) {
      bad.push({ line, reason: message('importing.same-person', { line: String(first) }) });
      continue;
    }
    lineOf.set(id, line).set(upn, line);
    file.lines.push({ line, row: checked.data });
  }
  return file;
}

/** Nothing to tidy. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;
/** Marks that nobody sees and copying brings along: soft hyphens, zero-width blanks, directions, byte-order marks. */
const UNSEEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Line breaks and blanks of any kind become one blank, and marks that nobody sees go. */
function tidied(cell: string): string {
  return PLAIN.test(cell) ? cell : cell.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
}

/** All that is wrong with one line. */
function together(faults: readonly Message[]): Message {
  return message('common.one', { value: { series: faults, between: '; ' } });
}
