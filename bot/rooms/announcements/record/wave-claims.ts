import type { Storage } from '../../../doors/azure/storage.ts';
import type { StoredAnnouncement } from './announcement.ts';
import { type AnnouncementRow, PARTITION, toRow } from './announcement-row.ts';

/** Which announcement a wave got without anybody writing it: there is only one, even where two leads press at once. */
export interface WaveClaims {
  /**
   * Adds the one that a wave gets so. `taken`: the wave has it already; `exists`: there is an announcement of this id.
   */
  addOnly(announcement: StoredAnnouncement, waveId: string): Promise<'added' | 'exists' | 'taken'>;
  /** The announcement that a wave got so; undefined while it has none. */
  onlyOf(waveId: string): Promise<string | undefined>;
}

/** Under `wave:<id>`, beside the announcements: both are written at once. */
interface ClaimRow {
  announcementId: string;
}

export async function openWaveClaims(storage: Storage): Promise<WaveClaims> {
  const rows = await storage.table<Partial<AnnouncementRow & ClaimRow>>('compositions');

  async function isThere(id: string): Promise<boolean> {
    return (await rows.get(PARTITION, id)) !== undefined;
  }

  /** A claim whose announcement is gone holds nothing. */
  async function claimOf(waveId: string) {
    const { partitionKey, rowKey } = keyOf(waveId);
    const claim = await rows.get(partitionKey, rowKey);
    const holder = claim?.announcementId;
    return { claim, holder: holder && (await isThere(holder)) ? holder : undefined };
  }

  return {
    async addOnly(announcement, waveId) {
      const { claim, holder } = await claimOf(waveId);
      if (holder) return holder === announcement.id ? 'exists' : 'taken';
      const ours = { ...keyOf(waveId), announcementId: announcement.id };
      const result = await rows.batch([
        claim ? { op: 'update', row: ours, etag: claim.etag } : { op: 'insert', row: ours },
        { op: 'insert', row: toRow(announcement) },
      ]);
      if (result === 'written') return 'added';
      return (await isThere(announcement.id)) ? 'exists' : 'taken';
    },
    onlyOf: async (waveId) => (await claimOf(waveId)).holder,
  };
}

function keyOf(waveId: string) {
  return { partitionKey: PARTITION, rowKey: `wave:${waveId}` };
}
