import { z } from 'zod';
import { AnswerError, messageOf } from '../../base/errors.ts';
import type { Stored } from './table.ts';

/** A row that is not as this version writes it, or has been damaged. */
export interface UnreadRow {
  table: string;
  partitionKey: string;
  rowKey: string;
  why: string;
}

/** Makes something of rows, each whole or not at all. What cannot be read is set aside and said. */
export interface RowReader<T, R> {
  /**
   * What must be known before anything is done with it.
   * @throws AnswerError `row-unreadable`: what cannot be read must not be taken for missing
   */
  one(row: Stored<T>): R;
  /** Those of many that can be read, in the same order. */
  some(rows: readonly Stored<T>[]): R[];
  each(rows: AsyncIterable<Stored<T>>): AsyncIterableIterator<R>;
}

/**
 * @param parse throws for a row that is not as it should be
 * @param note is told of each such row, each time
 */
export function rowReader<T, R>(
  table: string,
  parse: (row: Stored<T>) => R,
  note: (row: UnreadRow) => void,
): RowReader<T, R> {
  function setAside({ partitionKey, rowKey }: Stored<T>, error: unknown): void {
    note({ table, partitionKey, rowKey, why: whyOf(error) });
  }

  /** In a list of its own: what was read may well be undefined. */
  function readable(row: Stored<T>): [R] | [] {
    try {
      return [parse(row)];
    } catch (error) {
      setAside(row, error);
      return [];
    }
  }

  return {
    one(row) {
      try {
        return parse(row);
      } catch (error) {
        setAside(row, error);
        throw new AnswerError('unavailable', 'row-unreadable', { table });
      }
    },
    some: (rows) => rows.flatMap(readable),
    async *each(rows) {
      for await (const row of rows) yield* readable(row);
    },
  };
}

/** Names the cell, never what is in it: that may be about a person. */
function whyOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return messageOf(error).slice(0, 200);
  return error.issues
    .slice(0, 3)
    .map(({ path, code }) => `${path.join('.') || 'row'}: ${code}`)
    .join('; ');
}
