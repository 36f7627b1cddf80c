import { keptReads } from '../azure/kept-reads.ts';
import { newStamp, readStamp, type Stamped } from '../azure/stamp.ts';
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

/** Of a rollout, under `stamp:<rollout>`: changes with every tally. */
type AnyRow = Partial<AnnouncementRow & WaveClaimRow> & Stamped;

/** An announcement as read, with the mark of that reading. */
export type FoundAnnouncement = Announcement & { etag: string };

export interface AnnouncementsTable {
  get(id: string): Promise<FoundAnnouncement | undefined>;
  /** `taken` carries the id of the announcement that the wave has already; it may be this very one. */
  add(announcement: Announcement): Promise<'added' | { taken: string }>;
  ofRollout(rolloutId: string): Promise<Announcement[]>;
  /** People to whom the announcement of each wave was sent, by wave id, by the last roll-up of its rows. */
  sentIn(rolloutId: string): Promise<ReadonlyMap<string, number>>;
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

  const sentIn = keptReads({
    version: (rolloutId) => readStamp(rows, PARTITION, stampKey(rolloutId)),
    async read(rolloutId) {
      const sent = new Map<string, number>();
      const query = { filter: inRollout(rolloutId), columns: ['waveId', 'tally'] };
      for await (const { waveId, tally } of rows.list(query)) {
        if (!waveId || !tally) continue;
        const { counts }: Tally = JSON.parse(tally);
        sent.set(waveId, counts.sent);
      }
      return sent;
    },
  });

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
      for await (const row of rows.list({ filter: inRollout(rolloutId) })) found.push(toAnnouncement(row));
      return found;
    },
    sentIn,
    startSending: (id, chunks) => moveState(id, ['freezing'], { state: 'sending', chunks }),
    stop: (id, because) =>
      moveState(id, ['freezing', 'sending'], { state: 'stopped', stoppedBecause: because.slice(0, 1000) }),
    async saveTally({ id, rolloutId, etag }, tally, countedAt) {
      const row = { partitionKey: PARTITION, rowKey: id, tally: JSON.stringify(tally), countedAt };
      const saved = await rows.batch([{ op: 'update', row, etag }, newStamp(PARTITION, stampKey(rolloutId))]);
      return saved === 'written' ? 'written' : 'changed';
    },
    finish: (id, settledAt) => moveState(id, ['sending'], { state: 'sent', settledAt }),
  };
}

function inRollout(rolloutId: string): string {
  return `${inPartition(PARTITION)} and ${filter`rolloutId eq ${rolloutId}`}`;
}

function stampKey(rolloutId: string): string {
  return `stamp:${rolloutId}`;
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
