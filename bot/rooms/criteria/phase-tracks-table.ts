import type { InfrastructureState } from '../../contract/criteria/criteria.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition } from '../../doors/azure/table.ts';
import { type Seen, saveOver } from './save-over.ts';

/** How far IT has set a phase up, and who said so. */
export interface Infrastructure {
  state: InfrastructureState;
  by: { id: string; name: string };
  at: string;
}

export interface PhaseTracksTable {
  /** By phase; one that nobody has said anything about is missing. */
  of(rolloutId: string): Promise<ReadonlyMap<string, Infrastructure>>;
  /** `changed`, and nothing is kept, where somebody said something since what the caller has `seen`. */
  save(
    rolloutId: string,
    phaseId: string,
    infrastructure: Infrastructure,
    seen: Seen,
  ): Promise<'saved' | 'changed'>;
}

/** The rollout is the partition, the phase the row key. */
interface PhaseTrackRow {
  infrastructure: string;
  byId: string;
  byName: string;
  at: string;
}

export async function openPhaseTracksTable(storage: Storage): Promise<PhaseTracksTable> {
  const rows = await storage.table<PhaseTrackRow>('phasetracks');
  return {
    async of(rolloutId) {
      const found = new Map<string, Infrastructure>();
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) {
        found.set(row.rowKey, {
          state: row.infrastructure as InfrastructureState,
          by: { id: row.byId, name: row.byName },
          at: row.at,
        });
      }
      return found;
    },
    async save(rolloutId, phaseId, { state, by, at }, seen) {
      return saveOver(rows, seen, {
        partitionKey: rolloutId,
        rowKey: phaseId,
        infrastructure: state,
        byId: by.id,
        byName: by.name,
        at,
      });
    },
  };
}
