import { fromCells } from '../../../doors/azure/long-json.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition } from '../../../doors/azure/table.ts';
import type { StoredAnnouncement } from './announcement.ts';
import {
  type AnnouncementRow,
  HEAD_COLUMNS,
  PARTITION,
  type StoredHead,
  toAnnouncement,
  toHead,
  toRow,
} from './announcement-row.ts';
import { openReachedTable, type ReachedTable } from './reached-table.ts';
import { openWaveClaims, type WaveClaims } from './wave-claims.ts';

/** An announcement as read, with the mark of that reading. */
export type FoundAnnouncement = StoredAnnouncement & { etag: string };

export interface AnnouncementsTable extends WaveClaims, ReachedTable {
  /** @throws AnswerError for one that cannot be read */
  get(id: string): Promise<FoundAnnouncement | undefined>;
  add(announcement: StoredAnnouncement): Promise<'added' | 'exists'>;
  /** `changed` when it is not as it was found; then nothing is written. */
  update(found: FoundAnnouncement, next: StoredAnnouncement): Promise<'written' | 'changed'>;
  remove(id: string): Promise<void>;
  /** `changed` when it is not as it was found; then it stays. */
  removeUnchanged(found: FoundAnnouncement): Promise<'removed' | 'changed'>;
  /** Heads of a rollout, in no order, but of those that cannot be read. */
  heads(rolloutId: string, waveId?: string): Promise<StoredHead[]>;
  /** Scheduled ones that are due by this moment, ISO 8601 in UTC. */
  due(by: string): Promise<string[]>;
  /** Those that are being sent, of all rollouts. */
  sending(): Promise<string[]>;
  /** Those whose cards are still to be changed or taken back. */
  wished(): Promise<string[]>;
  /** What was wished at this moment has been done. */
  granted(id: string, at: string): Promise<void>;
  /** What each of them says, as JSON; also those that cannot be read as announcements. */
  texts(): AsyncIterable<string>;
}

export async function openAnnouncementsTable(storage: Storage): Promise<AnnouncementsTable> {
  const rows = await storage.table<AnnouncementRow>('compositions');
  const whole = rows.reader((row) => ({ ...toAnnouncement(row), etag: row.etag }));
  const inLists = rows.reader(toHead);

  async function find(id: string): Promise<FoundAnnouncement | undefined> {
    const row = await rows.get(PARTITION, id);
    return row && whole.one(row);
  }

  async function idsWhere(condition: string): Promise<string[]> {
    const ids: string[] = [];
    const query = { filter: `${inPartition(PARTITION)} and ${condition}`, columns: ['RowKey'] };
    for await (const row of rows.list(query)) ids.push(row.rowKey);
    return ids;
  }

  return {
    ...(await openWaveClaims(storage)),
    ...(await openReachedTable(storage)),
    get: find,
    async add(announcement) {
      return (await rows.insert(toRow(announcement))) === 'inserted' ? 'added' : 'exists';
    },
    update: ({ etag }, next) => rows.update(toRow(next), etag),
    remove: (id) => rows.remove(PARTITION, id),
    removeUnchanged: ({ id, etag }) => rows.removeUnchanged(PARTITION, id, etag),
    heads(rolloutId, waveId) {
      const ofWave = waveId === undefined ? '' : ` and ${filter`waveId eq ${waveId}`}`;
      const query = {
        filter: `${inPartition(PARTITION)} and ${filter`rolloutId eq ${rolloutId}`}${ofWave}`,
        columns: ['RowKey', ...HEAD_COLUMNS],
      };
      return Array.fromAsync(inLists.each(rows.list(query)));
    },
    due: (by) => idsWhere(filter`state eq ${'scheduled'} and due le ${by}`),
    sending: () => idsWhere(filter`state eq ${'sending'}`),
    wished: () => idsWhere(filter`wish gt ${''}`),
    async granted(id, at) {
      for (;;) {
        const found = await find(id);
        if (found?.wish?.at !== at) return;
        const done = { partitionKey: PARTITION, rowKey: id, wish: '' };
        if ((await rows.update(done, found.etag)) === 'written') return;
      }
    },
    async *texts() {
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) yield fromCells(row);
    },
  };
}
