import { type BadRow, readCsv } from '../../base/csv.ts';
import { invalid } from '../../base/errors.ts';
import { type Message, message } from '../../base/words/message.ts';

/** Somebody on a list: a user principal name or an object id, in lower case. */
export interface Listed {
  line: number;
  name: string;
}

export interface ReadList {
  listed: Listed[];
  bad: BadRow[];
}

const UPN_COLUMN = 'userprincipalname';
/** The files that the Entra admin center takes for adding members to a group begin with these two lines. */
const ENTRA_VERSION = /^version:v\d/i;
const ENTRA_COLUMN = /\[memberobjectidorupn\]/i;

const UPN = /^[^\s@]+@[^\s@]+$/;
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads who is on a list: names one a line or with commas or semicolons between, or a CSV with a column userPrincipalName, or the file that the Entra
 * admin center takes. Lines that are no name, or name somebody again, are listed as bad; the others are kept.
 * @throws AnswerError when there is nothing on the list.
 */
export function readList(text: string): ReadList {
  const { rows, bad } = rowsOf(text.replace(/^\uFEFF/, ''));
  const list: ReadList = { listed: [], bad };
  const lineOf = new Map<string, number>();
  for (const { line, name: written } of rows) {
    const name = written.toLowerCase();
    const first = lineOf.get(name);
    if (!UPN.test(name) && !OBJECT_ID.test(name)) list.bad.push({ line, reason: notAName(written) });
    else if (first !== undefined)
      list.bad.push({ line, reason: message('directory.same-person', { line: first }) });
    else {
      list.listed.push({ line, name });
      lineOf.set(name, line);
    }
  }
  if (list.listed.length + list.bad.length === 0) throw invalid('list-empty', { holds: 'nothing' });
  return list;
}

function rowsOf(text: string): { rows: Listed[]; bad: BadRow[] } {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const columns = firstLine.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', '').toLowerCase());
  if (columns.includes(UPN_COLUMN)) {
    const csv = readCsv(text, ['userPrincipalName']);
    const rows = csv.rows.map(({ line, cells }) => ({ line, name: cells[UPN_COLUMN] ?? '' }));
    return { rows, bad: [...csv.bad] };
  }
  const rows = text.split(/\r\n?|\n/).flatMap((whole, index) => {
    if (ENTRA_VERSION.test(whole) || ENTRA_COLUMN.test(whole)) return [];
    const names = whole.split(/[,;]/).map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
    return names.filter((name) => name !== '').map((name) => ({ line: index + 1, name }));
  });
  return { rows, bad: [] };
}

function notAName(written: string): Message {
  if (written === '') return message('directory.no-name');
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return message('directory.not-a-name', { text: shown });
}
