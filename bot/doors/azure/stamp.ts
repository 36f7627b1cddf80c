import { randomUUID } from 'node:crypto';

/** Rows that carry a stamp have this among their columns. */
export interface Stamped {
  stamp?: string;
}

/** Row key of the stamp of a partition; sorts after every id. */
export const STAMP = '~stamp';

/** The write that goes into the batch of a change, so that readers can tell by one row that there was one. */
export function newStamp(partitionKey: string, rowKey = STAMP) {
  return { op: 'merge' as const, row: { partitionKey, rowKey, stamp: randomUUID() } };
}

/** The stamp as it is now; empty before the first. */
export async function readStamp(
  table: { get(partitionKey: string, rowKey: string): Promise<Stamped | undefined> },
  partitionKey: string,
  rowKey = STAMP,
): Promise<string> {
  return (await table.get(partitionKey, rowKey))?.stamp ?? '';
}
