import { inAscii } from './ascii-bodies.ts';

/**
 * JSON that is longer than a cell. A cell takes 32,768 characters and a row 1 MiB, so the text is cut over
 * several cells of one row: a reader never meets half of it.
 */
export type LongJsonCells = { [part: `json${number}`]: string };

const PART = 32_000;
const PARTS = 15;
/** Characters of JSON that fit into one row. */
export const LONGEST_JSON = PART * PARTS;

/** A value as it is kept. Only ASCII, so that the end of a cell never cuts a character in two. */
export function asciiJson(value: object): string {
  return inAscii(JSON.stringify(value));
}

/** The cells of a text. All of them: what a longer one left in the row must not stay behind a shorter one. */
export function toCells(text: string): LongJsonCells {
  if (text.length > LONGEST_JSON) throw new Error(`${text.length} characters are too long for one row.`);
  const cells: LongJsonCells = {};
  for (let part = 0; part < PARTS; part++) {
    cells[`json${part}`] = text.slice(part * PART, (part + 1) * PART);
  }
  return cells;
}

export function fromCells(row: LongJsonCells): string {
  return Array.from({ length: PARTS }, (_, part) => row[`json${part}`] ?? '').join('');
}
