import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import { inBatches } from '../../bot/doors/azure/table.ts';

const FILE = new URL('../fixtures/storage-of-2b1a3d8.jsonl', import.meta.url);
/** Where its bot wrote to chats. */
const SERVICE_URLS = /http:\/\/127\.0\.0\.1:\d+(?=["\\])/g;

const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const Row = Cells.and(z.object({ partitionKey: z.string(), rowKey: z.string() }));
const Line = z.union([
  z.object({ exportedAt: z.string(), version: z.string() }),
  z.object({ table: z.string(), row: Row }),
  z.object({ message: z.string() }),
]);
type StoredRow = z.infer<typeof Row>;

/** What the version before had stored, and jobs that it had queued. */
export interface StorageOfBefore {
  /** When it was exported, ISO 8601. */
  exportedAt: string;
  tables: ReadonlyMap<string, readonly StoredRow[]>;
  messages: readonly string[];
}

/** @param serviceUrl where chats are written to, in the place of the simulator of then */
export async function readStorageOfBefore(serviceUrl = 'http://127.0.0.1:9'): Promise<StorageOfBefore> {
  const text = (await readFile(FILE, 'utf8')).replace(SERVICE_URLS, serviceUrl);
  const lines = text.trimEnd().split('\n');
  const tables = new Map<string, StoredRow[]>();
  const messages: string[] = [];
  let exportedAt = '';
  for (const line of lines.map((one) => Line.parse(JSON.parse(one)))) {
    if ('message' in line) messages.push(line.message);
    else if ('exportedAt' in line) exportedAt = line.exportedAt;
    else tables.set(line.table, [...(tables.get(line.table) ?? []), line.row]);
  }
  return { exportedAt, tables, messages };
}

/** Puts the rows of the version before into storage; its jobs are left to the test. */
export async function putStorageOfBefore(storage: Storage, before: StorageOfBefore): Promise<void> {
  for (const [name, rows] of before.tables) {
    const table = await storage.table<Record<string, string | number | boolean>>(name);
    for (const part of Map.groupBy(rows, ({ partitionKey }) => partitionKey).values())
      for (const some of inBatches(part)) await table.batch(some.map((row) => ({ op: 'put', row })));
  }
}
