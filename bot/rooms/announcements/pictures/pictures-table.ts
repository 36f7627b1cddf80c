import type { PictureType } from '../../../contract/announcements/picture-rules.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { filter, inPartition } from '../../../doors/azure/table.ts';

/** A picture that somebody uploaded; its bytes are in a file of the same name. */
export interface StoredPicture {
  id: string;
  /** What it was uploaded for. */
  announcementId: string;
  byId: string;
  type: PictureType;
  /** ISO 8601. */
  at: string;
}

export interface PicturesTable {
  add(picture: StoredPicture): Promise<void>;
  get(id: string): Promise<StoredPicture | undefined>;
  /** Stays for good: cards that people have show it. */
  keep(id: string): Promise<void>;
  /** Those that were uploaded before a moment (ISO 8601), and are not to stay for good. */
  before(at: string): Promise<string[]>;
  remove(id: string): Promise<void>;
}

interface PictureRow {
  announcementId: string;
  byId: string;
  type: PictureType;
  at: string;
  kept: boolean;
}

const PARTITION = 'picture';

export async function openPicturesTable(storage: Storage): Promise<PicturesTable> {
  const rows = await storage.table<PictureRow>('pictures');
  return {
    add: ({ id, ...picture }) => rows.put({ partitionKey: PARTITION, rowKey: id, ...picture, kept: false }),
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && { id, announcementId: row.announcementId, byId: row.byId, type: row.type, at: row.at };
    },
    async keep(id) {
      const row = await rows.get(PARTITION, id);
      if (row && !row.kept) await rows.update({ partitionKey: PARTITION, rowKey: id, kept: true }, row.etag);
    },
    async before(at) {
      const old = filter`at lt ${at} and kept eq ${false}`;
      const ids: string[] = [];
      for await (const { rowKey } of rows.list({ filter: `${inPartition(PARTITION)} and ${old}` }))
        ids.push(rowKey);
      return ids;
    },
    remove: (id) => rows.remove(PARTITION, id),
  };
}
