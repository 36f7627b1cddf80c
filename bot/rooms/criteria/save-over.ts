import type { Cell, Row, Table } from '../../doors/azure/table.ts';

/** When the answer was given that the caller saw; null where there was none, undefined where they do not say. */
export type Seen = string | null | undefined;

/** Writes an answer over the one that was seen. Of two who answer at once, the second hears `changed`. */
export async function saveOver<T extends { [K in keyof T]: Cell } & { at: string }>(
  rows: Table<T>,
  seen: Seen,
  row: Row<T>,
): Promise<'saved' | 'changed'> {
  const known = await rows.get(row.partitionKey, row.rowKey);
  if (seen !== undefined && seen !== (known?.at ?? null)) return 'changed';
  const written = await rows.batch([known ? { op: 'update', row, etag: known.etag } : { op: 'insert', row }]);
  return written === 'written' ? 'saved' : 'changed';
}
