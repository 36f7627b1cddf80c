import { STAMP } from '../../bot/doors/azure/stamp.ts';
import { openStorage } from '../../bot/doors/azure/storage.ts';
import type { Cell, Query, Stored } from '../../bot/doors/azure/table.ts';
import { isCounts } from '../../bot/rooms/delivery/sending/delivery-row.ts';
import { connectionString } from './storage.ts';

/** The rows that the product wrote, read past all of its rooms; without the stamps, which are about rows. */
export async function rowsOf<T extends { [K in keyof T]: Cell }>(
  name: string,
  query: Query = {},
): Promise<Stored<T>[]> {
  const storage = openStorage({ kind: 'connection-string', connectionString: connectionString() }, '');
  const table = await storage.table<T>(name);
  const rows = await Array.fromAsync(table.list(query));
  return rows.filter(({ rowKey }) => rowKey !== STAMP);
}

export interface PersonCells {
  name: string;
  upn: string;
  groupId: string;
  role: string;
  locale?: string;
  timeZone?: string;
  serviceUrl?: string;
  unreachable?: string;
}

export interface WaveCells {
  phaseId: string;
  groupId: string;
  start: string;
  end: string;
  place: number;
  /** A list as JSON; missing while nothing ever held the wave. */
  holds?: string;
}

/** An announcement, or the mark on a wave that it has one. */
export interface AnnouncementCells {
  waveId?: string;
  title?: string;
  announcementId?: string;
}

export interface DeliveryCells {
  state: string;
  why?: string;
  serviceUrl?: string;
  acknowledgedAt?: string;
}

/** An issue; rows of other kinds in the table have no text. */
export interface IssueCells {
  number: number;
  personId?: string;
  personName?: string;
  groupId?: string;
  phaseId?: string;
  waveId?: string;
  text?: string;
  severity?: string;
}

/** All waves in the order of the plan. */
export async function waveRows(): Promise<Stored<WaveCells>[]> {
  return (await rowsOf<WaveCells>('waves')).sort((a, b) => a.place - b.place);
}

/** The id of each wave's announcement, by wave id. */
export async function announcementOfWave(): Promise<Map<string, string>> {
  const rows = await rowsOf<AnnouncementCells>('announcements');
  return new Map(rows.flatMap(({ rowKey, waveId }) => (waveId ? [[waveId, rowKey] as const] : [])));
}

export async function deliveriesOf(announcementId: string): Promise<Stored<DeliveryCells>[]> {
  const rows = await rowsOf<DeliveryCells>('deliveries');
  // Beside the people of a chunk stands the row of its counts.
  return rows.filter((row) => row.partitionKey.startsWith(`${announcementId}|`) && !isCounts(row));
}
