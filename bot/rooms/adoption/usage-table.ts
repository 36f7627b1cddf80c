import type { Temporal } from 'temporal-polyfill';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Row } from '../../doors/azure/table.ts';
import type { PersonUsage, ProductUse } from './person-usage.ts';
import { replaceRows } from './replace-rows.ts';

/** What a report said about one person on one date. Partition: refresh date; row: user principal name. */
interface UsageRow {
  /** The person's business group at the time of the import; empty if the person is in none. */
  groupId: string;
  exchange: boolean;
  /** Last activity as a date; empty for none. So with each product. */
  exchangeLast: string;
  onedrive: boolean;
  onedriveLast: string;
  sharepoint: boolean;
  sharepointLast: string;
  teams: boolean;
  teamsLast: string;
  vivaEngage: boolean;
  vivaEngageLast: string;
}

export interface UsageTable {
  /** The people of this date become exactly these; those of an earlier import are gone. */
  replace(
    date: Temporal.PlainDate,
    people: readonly PersonUsage[],
    groupOf: (upn: string) => string | undefined,
  ): Promise<void>;
}

export async function openUsageTable(storage: Storage): Promise<UsageTable> {
  const rows = await storage.table<UsageRow>('usage');
  return {
    async replace(date, people, groupOf) {
      const partitionKey = date.toString();
      await replaceRows(
        rows,
        partitionKey,
        inPartition(partitionKey),
        people.map((person) => toRow(partitionKey, person, groupOf(person.upn))),
      );
    },
  };
}

function toRow(date: string, { upn, use }: PersonUsage, groupId: string | undefined): Row<UsageRow> {
  return {
    partitionKey: date,
    rowKey: upnKey(upn),
    groupId: groupId ?? '',
    exchange: use.exchange.licensed,
    exchangeLast: lastOf(use.exchange),
    onedrive: use.onedrive.licensed,
    onedriveLast: lastOf(use.onedrive),
    sharepoint: use.sharepoint.licensed,
    sharepointLast: lastOf(use.sharepoint),
    teams: use.teams.licensed,
    teamsLast: lastOf(use.teams),
    vivaEngage: use['viva-engage'].licensed,
    vivaEngageLast: lastOf(use['viva-engage']),
  };
}

function lastOf({ lastActivity }: ProductUse): string {
  return lastActivity?.toString() ?? '';
}

/**
 * A user principal name as a row key. Guests have one with #EXT#, and keys may not hold / \ # ? or control
 * characters; an asterisk, which no name has, marks the code of such a character.
 */
function upnKey(upn: string): string {
  return upn.replace(/[/\\#?%*\p{Cc}]/gu, (sign) => `*${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
