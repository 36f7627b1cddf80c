import type { IssueState } from '../../contract/feedback/feedback.ts';
import { filter, type Row, type Table } from '../../doors/azure/table.ts';
import { partsOfWaveId } from '../rollout/waves/wave-id.ts';
import type { Owned } from './issue.ts';

/** As much of an issue as decides who sees it and what counts it belongs to. */
export interface IssueHead extends Owned {
  number: number;
  state: IssueState;
  rolloutId: string | null;
}

/** What an issue and the row that finds it by its announcement have in common. */
export interface FoundByAnnouncement {
  number: number;
  announcementId?: string;
  personId?: string;
  groupId?: string;
  state?: string;
  waveId?: string;
  rolloutId?: string;
}

/** The columns of a head. */
export const HEAD_COLUMNS = ['number', 'personId', 'groupId', 'state', 'waveId', 'rolloutId'] as const;

/**
 * The write that goes into each batch that changes an issue, so that the issues of an announcement are found without
 * reading through all; none for an issue that came from no announcement.
 */
export function announcementWrites(issue: Row<FoundByAnnouncement>) {
  const { partitionKey, rowKey, announcementId, number, personId, groupId, state } = issue;
  const rolloutId = rolloutOf(issue);
  if (!announcementId || !personId || !groupId || !state) return [];
  return [
    {
      op: 'merge' as const,
      // The issue's own key counts down: the newest comes first here as well.
      row: {
        partitionKey,
        rowKey: `${prefixOf(announcementId)}${rowKey}`,
        number,
        personId,
        groupId,
        state,
        ...(rolloutId && { rolloutId }),
      },
    },
  ];
}

/** The heads of what was reported from one announcement, newest first. Reads a row for each of them. */
export async function headsOfAnnouncement(
  rows: Pick<Table<FoundByAnnouncement>, 'list'>,
  partition: string,
  announcementId: string,
): Promise<IssueHead[]> {
  const [from, to] = [prefixOf(announcementId), `announcement:${announcementId};`];
  const found: IssueHead[] = [];
  const query = {
    filter: filter`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`,
    columns: HEAD_COLUMNS,
  };
  for await (const row of rows.list(query)) found.push(toHead(row));
  return found;
}

/** A row read with the columns of a head. */
export function toHead(row: FoundByAnnouncement): IssueHead {
  const { number, personId = '', groupId = '', state } = row;
  return { number, personId, groupId, state: state as IssueState, rolloutId: rolloutOf(row) };
}

/** Issues of before say it by their wave alone. */
export function rolloutOf({ rolloutId, waveId }: { rolloutId?: string; waveId?: string }): string | null {
  return rolloutId ?? (waveId ? partsOfWaveId(waveId).rolloutId : null);
}

/** ":" ends the id, and ";" is the character after it. */
function prefixOf(announcementId: string): string {
  return `announcement:${announcementId}:`;
}
