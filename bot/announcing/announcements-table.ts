import type { Storage } from '../azure/storage.ts';
import { filter, inPartition, type Stored } from '../azure/table.ts';
import type { AnnouncementState } from '../contract/announcing.ts';
import type { Announcement } from './announcement.ts';
import type { Tally } from './tally.ts';

interface AnnouncementRow {
  rolloutId: string;
  waveId: string;
  title: string;
  text: string;
  state: string;
  stoppedBecause?: string;
  byId: string;
  byName: string;
  startedAt: string;
  chunks?: number;
  settledAt?: string;
  countedAt?: string;
  /** A Tally as JSON, written by the roll-up alone. */
  tally?: string;
}

/** Which announcement a wave has: written with the announcement in one batch, so that there is only one. */
interface WaveClaimRow {
  announcementId: string;
}

type AnyRow = Partial<AnnouncementRow & WaveClaimRow>;

/** An announcement as read, with the mark of that reading. */
export type FoundAnnouncement = Announcement & { etag: string };

export interface AnnouncementsTable {
  get(id: string): Promise<FoundAnnouncement | undefined>;
  /** `taken` carries the id of the announcement that the wave has already; it may be this very one. */
  add(announcement: Announcement): Promise<'added' | { taken: string }>;
  ofRollout(rolloutId: string): Promise<Announcement[]>;
  /** All people are frozen: sending may come to its end. */
  startSending(id: string, chunks: number): Promise<void>;
  stop(id: string, because: string): Promise<void>;
  /** `changed` when the announcement is not as it was found: then the count may be out of date. */
  saveTally(found: FoundAnnouncement, tally: Tally, countedAt: string): Promise<'written' | 'changed'>;
  /** Sent to everybody, unless something stopped it meanwhile. */
  finish(id: string, settledAt: string): Promise<void>;
}

const PARTITION = 'announcement';

export async function openAnnouncementsTable(storage: Storage): Promise<AnnouncementsTable> {
  const rows = await storage.table<AnyRow>('announcements');

  async function get(id: string): Promise<FoundAnnouncement | undefined> {
    const row = await rows.get(PARTITION, id);
    return row && { ...toAnnouncement(row), etag: row.etag };
  }

  /** Changes the state only from where it may; a state that moved on meanwhile is left alone. */
  async function moveState(id: string, from: readonly AnnouncementState[], change: AnyRow): Promise<void> {
    for (;;) {
      const found = await get(id);
      if (!found || !from.includes(found.state)) return;
      const result = await rows.update({ partitionKey: PARTITION, rowKey: id, ...change }, found.etag);
      if (result === 'written') return;
    }
  }

  return {
    get,
    async add(announcement) {
      const claimKey = `wave:${announcement.waveId}`;
      const result = await rows.batch([
        { op: 'insert', row: { partitionKey: PARTITION, rowKey: claimKey, announcementId: announcement.id } },
        { op: 'insert', row: toRow(announcement) },
      ]);
      if (result === 'written') return 'added';
      const claim = await rows.get(PARTITION, claimKey);
      return { taken: claim?.announcementId ?? announcement.id };
    },
    async ofRollout(rolloutId) {
      const found: Announcement[] = [];
      const query = { filter: `${inPartition(PARTITION)} and ${filter`rolloutId eq ${rolloutId}`}` };
      for await (const row of rows.list(query)) found.push(toAnnouncement(row));
      return found;
    },
    startSending: (id, chunks) => moveState(id, ['freezing'], { state: 'sending', chunks }),
    stop: (id, because) =>
      moveState(id, ['freezing', 'sending'], { state: 'stopped', stoppedBecause: because.slice(0, 1000) }),
    saveTally: ({ id, etag }, tally, countedAt) =>
      rows.update({ partitionKey: PARTITION, rowKey: id, tally: JSON.stringify(tally), countedAt }, etag),
    finish: (id, settledAt) => moveState(id, ['sending'], { state: 'sent', settledAt }),
  };
}

function toRow(announcement: Announcement) {
  return {
    partitionKey: PARTITION,
    rowKey: announcement.id,
    rolloutId: announcement.rolloutId,
    waveId: announcement.waveId,
    title: announcement.title,
    text: announcement.text,
    state: announcement.state,
    byId: announcement.by.id,
    byName: announcement.by.name,
    startedAt: announcement.startedAt,
  };
}

function toAnnouncement(row: Stored<AnyRow>): Announcement {
  return {
    id: row.rowKey,
    rolloutId: row.rolloutId ?? '',
    waveId: row.waveId ?? '',
    title: row.title ?? '',
    text: row.text ?? '',
    state: row.state as AnnouncementState,
    stoppedBecause: row.stoppedBecause ?? null,
    by: { id: row.byId ?? '', name: row.byName ?? '' },
    startedAt: row.startedAt ?? '',
    chunks: row.chunks ?? null,
    settledAt: row.settledAt ?? null,
    tally: row.tally ? { ...JSON.parse(row.tally), countedAt: row.countedAt ?? '' } : null,
  };
}
