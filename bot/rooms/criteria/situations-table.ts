import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition } from '../../doors/azure/table.ts';
import { type Seen, saveOver } from './save-over.ts';

/** What somebody said about a situation; null takes an answer back. */
export interface SituationAnswer {
  applies: boolean | null;
  by: { id: string; name: string };
  at: string;
}

export interface SituationsTable {
  /** By situation; one that nobody was ever asked about is missing. */
  of(rolloutId: string): Promise<ReadonlyMap<string, SituationAnswer>>;
  /** `changed`, and nothing is kept, where somebody said something since what the caller has `seen`. */
  save(
    rolloutId: string,
    situation: string,
    answer: SituationAnswer,
    seen: Seen,
  ): Promise<'saved' | 'changed'>;
}

/** The rollout is the partition, the situation the row key. */
interface SituationRow {
  applies: string;
  byId: string;
  byName: string;
  at: string;
}

export async function openSituationsTable(storage: Storage): Promise<SituationsTable> {
  const rows = await storage.table<SituationRow>('situations');
  return {
    async of(rolloutId) {
      const found = new Map<string, SituationAnswer>();
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) {
        found.set(row.rowKey, {
          applies: row.applies === '' ? null : row.applies === 'yes',
          by: { id: row.byId, name: row.byName },
          at: row.at,
        });
      }
      return found;
    },
    async save(rolloutId, situation, { applies, by, at }, seen) {
      return saveOver(rows, seen, {
        partitionKey: rolloutId,
        rowKey: situation,
        applies: applies === null ? '' : applies ? 'yes' : 'no',
        byId: by.id,
        byName: by.name,
        at,
      });
    },
  };
}
