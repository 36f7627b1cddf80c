import { message } from '../../../base/words/message.ts';
import { writeWords } from '../../../base/words/stored.ts';
import type { Migration } from '../../../doors/azure/schema-version.ts';
import { filter, inPartition } from '../../../doors/azure/table.ts';

// Rows as they were before, and as they become: kept apart from the table, which goes on changing.

interface RecordRow {
  state: string;
  /** Parts as JSON. */
  open?: string;
  stoppedBecause?: string;
}

const RECORDS = 'composition';
/** A reason was not always written down. */
const UNTOLD = writeWords(message('announcements.stopped-before'));

/** What was stopped has no state of its own any more: it is being sent, and says why its run was stopped. */
export const stoppedRuns: Migration = {
  to: 3,
  what: 'announcements whose run was stopped are being sent, and say why it was',
  async run(storage, stopping) {
    const records = await storage.table<RecordRow>('compositions');
    const stopped = `${inPartition(RECORDS)} and ${filter`state eq ${'stopped'}`}`;
    for await (const { rowKey } of records.list({ filter: stopped, columns: [] })) {
      stopping.throwIfAborted();
      for (let row = await records.get(RECORDS, rowKey); row?.state === 'stopped'; ) {
        const { open = '[]', stoppedBecause } = row;
        const next = {
          state: 'sending',
          open: open === '[]' ? '["people"]' : open,
          stoppedBecause: stoppedBecause || UNTOLD,
        };
        const done = await records.update({ partitionKey: RECORDS, rowKey, ...next }, row.etag);
        row = done === 'written' ? undefined : await records.get(RECORDS, rowKey);
      }
    }
  },
};
