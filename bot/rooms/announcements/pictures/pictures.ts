import { randomUUID } from 'node:crypto';
import { type Clock, timestamp } from '../../../base/clock.ts';
import type { PictureType } from '../../../contract/announcements/picture-rules.ts';
import type { Blobs } from '../../../doors/azure/blobs.ts';
import type { PictureLinks } from './picture-links.ts';
import type { PicturesTable, StoredPicture } from './pictures-table.ts';

/** Pictures that were uploaded for announcements. */
export interface Pictures {
  /** Keeps a picture, and gives its path. */
  keep(picture: Omit<StoredPicture, 'id' | 'at'>, bytes: Uint8Array): Promise<string>;
  /** By the end of its path; undefined where there is none. */
  read(token: string): Promise<{ type: PictureType; bytes: Uint8Array } | undefined>;
  isThere(path: string): Promise<boolean>;
  /** What stands on cards that people have stays for good, as some of these may never change. */
  keepForGood(paths: Iterable<string>): Promise<void>;
  /** Removes those that were uploaded before a moment (ISO 8601) and are not used. */
  removeUnused(before: string, used: Iterable<string>): Promise<void>;
}

interface PicturesDeps {
  table: PicturesTable;
  files: Blobs;
  links: PictureLinks;
  clock: Clock;
}

export function createPictures({ table, files, links, clock }: PicturesDeps): Pictures {
  return {
    async keep(picture, bytes) {
      const id = randomUUID();
      // The row first: should the file not follow, it is found and removed.
      await table.add({ ...picture, id, at: timestamp(clock) });
      await files.put(id, bytes);
      return links.pathOf(id);
    },
    async read(token) {
      const id = links.read(token);
      const found = id === undefined ? undefined : await table.get(id);
      const bytes = found && (await files.get(found.id));
      return bytes && { type: found.type, bytes };
    },
    async isThere(path) {
      const id = links.read(path);
      return id !== undefined && (await table.get(id)) !== undefined;
    },
    async keepForGood(paths) {
      for (const path of paths) {
        const id = links.read(path);
        if (id !== undefined) await table.keep(id);
      }
    },
    async removeUnused(before, used) {
      const kept = new Set(Array.from(used, links.read));
      for (const id of await table.before(before)) {
        if (kept.has(id)) continue;
        await files.remove(id);
        await table.remove(id);
      }
    },
  };
}
