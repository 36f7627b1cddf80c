import { z } from 'zod';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inBatches, inPartition } from '../../../doors/azure/table.ts';

/**
 * Some chunks of an audience that are written at the same time, and with whom each of them ends. It is agreed on before
 * the first of them is written: whoever writes them, however often, puts the same people into each.
 */
export interface FreezePage {
  /** The number of its first chunk. */
  first: number;
  /** The last person of each chunk, in their order. */
  ends: readonly { personId: string; audience: string }[];
  /** The last moment, ISO 8601, before which somebody up to here is not to hear of it; missing where there is none. */
  waitsUntil?: string | undefined;
}

/** The pages of audiences that are being written down; gone once they are. */
export interface FreezePagesTable {
  /** Gives what is agreed on: this page, or what another run has agreed on for the same chunks before. */
  agree(announcementId: string, page: FreezePage): Promise<FreezePage>;
  /** In their order. */
  of(announcementId: string): Promise<FreezePage[]>;
  remove(announcementId: string): Promise<void>;
}

interface FreezePageRow {
  ends: string;
  waitsUntil: string;
}

const Page = z.object({
  ends: jsonCell(z.array(z.object({ personId: z.string(), audience: z.string() })).min(1)),
  waitsUntil: z.string(),
});

export async function openFreezePages(storage: Storage): Promise<FreezePagesTable> {
  const rows = await storage.table<FreezePageRow>('freezepages');

  async function of(announcementId: string): Promise<FreezePage[]> {
    const found = await Array.fromAsync(rows.list({ filter: inPartition(announcementId) }));
    return found.map((row) => {
      const { ends, waitsUntil } = Page.parse(row);
      return { first: Number(row.rowKey), ends, ...(waitsUntil && { waitsUntil }) };
    });
  }

  return {
    of,
    async agree(announcementId, page) {
      const rowKey = String(page.first).padStart(5, '0');
      const row = { ends: JSON.stringify(page.ends), waitsUntil: page.waitsUntil ?? '' };
      if ((await rows.insert({ partitionKey: announcementId, rowKey, ...row })) === 'inserted') return page;
      return (await of(announcementId)).find(({ first }) => first === page.first) ?? page;
    },
    async remove(announcementId) {
      const found = await of(announcementId);
      for (const some of inBatches(found)) {
        await rows.batch(
          some.map(({ first }) => ({
            op: 'remove',
            key: { partitionKey: announcementId, rowKey: String(first).padStart(5, '0') },
          })),
        );
      }
    },
  };
}
