import { tooLongToStore } from './row-size.ts';

/**
 * JSON that is longer than a cell. A cell takes 32,768 characters and a row 1 MiB, so the text is cut over
 * several cells of one row: a reader never meets half of it.
 */
export type LongJsonCells = { [part: `json${number}`]: string };

const PART = 32_000;
const PARTS = 15;
/** Characters of JSON, as UTF-16 units, that fit into one row. */
export const LONGEST_JSON = PART * PARTS;

/** A value as it is kept: as short as JSON gets, each letter of any alphabet as itself. */
export function longJson(value: object): string {
  return JSON.stringify(value);
}

/**
 * The cells of a text. All of them: what a longer one left in the row must not stay behind a shorter one.
 * @throws AnswerError for a text that does not fit
 */
export function toCells(text: string): LongJsonCells {
  if (text.length > LONGEST_JSON) throw tooLongToStore(text.length, LONGEST_JSON);
  const cells: LongJsonCells = {};
  for (let part = 0; part < PARTS; part++) {
    cells[`json${part}`] = text.slice(cutAt(text, part * PART), cutAt(text, (part + 1) * PART));
  }
  return cells;
}

/** A letter of two units stays whole: its halves are no text of their own. */
function cutAt(text: string, at: number): number {
  return at > 0 && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at + 1 : at;
}

export function fromCells(row: LongJsonCells): string {
  return Array.from({ length: PARTS }, (_, part) => row[`json${part}`] ?? '').join('');
}
