import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import { filter, type Row, type Table } from '../../doors/azure/table.ts';

/** As much of an issue as a wave is judged by. */
export interface IssueOfWave {
  number: number;
  severity: Severity;
  state: IssueState;
}

/** What an issue and the row that finds it by its wave have in common. */
export interface FoundByWave {
  number: number;
  waveId?: string;
  severity?: string;
  state?: string;
}

/** Marks that the issues of before there were such rows have theirs. */
const COMPLETE = 'waves-complete';

/**
 * The write that goes into each batch that changes an issue, so that issues are found by wave without reading
 * through all; none for an issue without a wave.
 */
export function waveWrites({ partitionKey, waveId, number, severity, state }: Row<FoundByWave>) {
  if (!waveId || !severity || !state) return [];
  return [
    {
      op: 'merge' as const,
      row: { partitionKey, rowKey: `${prefixOf(waveId)}${number}`, number, waveId, severity, state },
    },
  ];
}

/** The issues of one wave by number. Reads a row for each of them. */
export async function issuesOfWave(
  rows: Pick<Table<FoundByWave>, 'list'>,
  partition: string,
  waveId: string,
): Promise<IssueOfWave[]> {
  const [from, to] = [prefixOf(waveId), `wave:${waveId};`];
  const found: IssueOfWave[] = [];
  const query = {
    filter: filter`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`,
    columns: ['number', 'severity', 'state'],
  };
  for await (const { number, severity, state } of rows.list(query)) {
    found.push({ number, severity: severity as Severity, state: state as IssueState });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** Gives the issues that were filed before there were such rows theirs; one read once that is done. */
export async function completeWaves(
  rows: Pick<Table<FoundByWave>, 'get' | 'list' | 'put' | 'insert'>,
  partition: string,
  issues: string,
): Promise<void> {
  if (await rows.get(partition, COMPLETE)) return;
  const columns = ['number', 'waveId', 'severity', 'state'];
  for await (const issue of rows.list({ filter: issues, columns })) {
    // Never over one that is there: whoever changed the issue since it was read wrote that one.
    for (const { row } of waveWrites(issue)) await rows.insert(row);
  }
  await rows.put({ partitionKey: partition, rowKey: COMPLETE, number: 0 });
}

/** ":" ends the id, and ";" is the character after it. */
function prefixOf(waveId: string): string {
  return `wave:${waveId}:`;
}
