import type { IssueState, Severity } from '../../contract/feedback/feedback.ts';
import { filter, type Row, type Table } from '../../doors/azure/table.ts';

/** As much of an issue as a wave is judged by. */
export interface IssueOfWave {
  number: number;
  /** Who reported it. */
  personId: string;
  severity: Severity;
  state: IssueState;
}

/** What an issue and the row that finds it by its wave have in common. */
export interface FoundByWave {
  number: number;
  personId?: string;
  waveId?: string;
  severity?: string;
  state?: string;
}

/** Marks that the issues of before there were such rows have theirs, and that each tells who reported it. */
const COMPLETE = 'waves-complete-people';

/**
 * The write that goes into each batch that changes an issue, so that issues are found by wave without reading
 * through all; none for an issue without a wave.
 */
export function waveWrites({ partitionKey, waveId, number, personId, severity, state }: Row<FoundByWave>) {
  if (!waveId || !severity || !state) return [];
  const told = { number, waveId, severity, state, ...(personId && { personId }) };
  return [{ op: 'merge' as const, row: { partitionKey, rowKey: `${prefixOf(waveId)}${number}`, ...told } }];
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
    columns: ['number', 'personId', 'severity', 'state'],
  };
  for await (const { number, personId, severity, state } of rows.list(query)) {
    // What does not tell who reported it is somebody's own.
    const who = personId ?? `#${number}`;
    found.push({ number, personId: who, severity: severity as Severity, state: state as IssueState });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** Gives the issues that were filed before there were such rows theirs, in full; one read once that is done. */
export async function completeWaves(
  rows: Pick<Table<FoundByWave>, 'get' | 'list' | 'put' | 'insert' | 'merge'>,
  partition: string,
  issues: string,
): Promise<void> {
  if (await rows.get(partition, COMPLETE)) return;
  const columns = ['number', 'personId', 'waveId', 'severity', 'state'];
  for await (const issue of rows.list({ filter: issues, columns })) {
    // Never over one that is there: whoever changed the issue since it was read wrote that one. Who reported it stays.
    for (const { row } of waveWrites(issue)) {
      const { partitionKey, rowKey, number, personId } = row;
      if ((await rows.insert(row)) === 'exists' && personId)
        await rows.merge({ partitionKey, rowKey, number, personId });
    }
  }
  await rows.put({ partitionKey: partition, rowKey: COMPLETE, number: 0 });
}

/** ":" ends the id, and ";" is the character after it. */
function prefixOf(waveId: string): string {
  return `wave:${waveId}:`;
}
