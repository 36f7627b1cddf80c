import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition } from '../../../doors/azure/table.ts';

/** What somebody of the pilot set, or a lead, says about the material of an announcement. */
export interface Review {
  by: { id: string; name: string };
  at: string;
  text: string;
  approved: boolean;
  /** Somebody of the pilot set: only their approvals count. */
  pilot: boolean;
  /** Of the announcement that was looked at; an approval of another text counts no more. */
  version: number;
}

/** Whether it was said of what the announcement says now. */
export function isOf({ version }: Review, { writtenIn }: { writtenIn: number }): boolean {
  return version >= writtenIn;
}

/** Whether it counts as the pilot set's yes to what the announcement says now. */
export function approves(review: Review, announcement: { writtenIn: number }): boolean {
  return review.pilot && review.approved && isOf(review, announcement);
}

export interface ReviewsTable {
  /** What one person said last stands. */
  save(id: string, review: Review): Promise<void>;
  /** By time. */
  of(id: string): Promise<Review[]>;
}

interface ReviewRow {
  name: string;
  at: string;
  text: string;
  approved: boolean;
  pilot: boolean;
  version: number;
}

export async function openReviewsTable(storage: Storage): Promise<ReviewsTable> {
  const rows = await storage.table<ReviewRow>('announcementreviews');
  return {
    async save(id, { by, ...review }) {
      await rows.put({ partitionKey: id, rowKey: by.id, name: by.name, ...review });
    },
    async of(id) {
      const found: Review[] = [];
      for await (const { rowKey, name, at, text, approved, pilot, version } of rows.list({
        filter: inPartition(id),
      })) {
        found.push({ by: { id: rowKey, name }, at, text, approved, pilot, version });
      }
      return found.sort((a, b) => a.at.localeCompare(b.at));
    },
  };
}
