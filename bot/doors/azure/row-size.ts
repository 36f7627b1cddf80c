import { AnswerError } from '../../base/errors.ts';

/** UTF-16 units that one cell takes: 64 KiB. */
export const LONGEST_CELL = 32_768;
/** Bytes that a row takes, with the names of its columns. */
const LARGEST_ROW = 1_048_576;
/** What a value that is no text takes at most, and a column beside its name. */
const FIXED_BYTES = 8;

/**
 * Storage would refuse it as a fault of the program; it is one of whoever wrote so much.
 * @throws AnswerError that says how much there is room for
 */
export function refuseOversize(row: object): void {
  let bytes = 0;
  for (const [column, value] of Object.entries(row)) {
    const units = typeof value === 'string' ? value.length : 0;
    if (units > LONGEST_CELL) throw tooLongToStore(units, LONGEST_CELL);
    bytes += 2 * (column.length + units) + FIXED_BYTES;
  }
  if (bytes > LARGEST_ROW) throw tooLongToStore(Math.ceil(bytes / 2), LARGEST_ROW / 2);
}

/** @param characters and `most` as people count them, roughly: UTF-16 units */
export function tooLongToStore(characters: number, most: number): AnswerError {
  return new AnswerError('too-large', 'too-long-to-store', { characters, most });
}
