import { newStamp, STAMP } from '../../../doors/azure/stamp.ts';
import type { Table, Write } from '../../../doors/azure/table.ts';
import { PARTITION, type RolloutRow } from './rollout-rows.ts';

/**
 * One stamp of the dates of all rollouts, beside their rows: whatever gives waves other dates writes it in its batch.
 * Who judged a plan by the others finds out there whether one of them changed since, so that of two rollouts that are
 * changed at once neither overlooks the other. To be read before the others are.
 */
export async function readDatesSeen(rollouts: Pick<Table<RolloutRow>, 'get' | 'merge'>): Promise<string> {
  for (;;) {
    const row = await rollouts.get(PARTITION, STAMP);
    if (row) return row.etag;
    await rollouts.merge(newStamp(PARTITION).row);
  }
}

/** The write that goes into the batch of other dates. @param seen left out, whatever others did since is no matter */
export function otherDates(seen?: string): Write<RolloutRow> {
  const write = newStamp(PARTITION);
  return seen === undefined ? write : { op: 'update', row: write.row, etag: seen };
}
