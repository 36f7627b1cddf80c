import type { CriterionState } from '../../contract/criteria/criteria.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../doors/azure/table.ts';
import type { CriterionRecord, CriterionRecords } from './criteria.ts';

export interface CriteriaTable {
  /** How the criteria of a rollout stand. Reads one row for each that was ever changed. */
  records(rolloutId: string): Promise<CriterionRecords>;
  /** How they stand and all that was ever said, newest first, by criterion. */
  withHistory(
    rolloutId: string,
  ): Promise<{ records: CriterionRecords; history: ReadonlyMap<string, CriterionRecord[]> }>;
  get(rolloutId: string, criterionId: string): Promise<CriterionRecord | undefined>;
  /**
   * Keeps a change and its line of history, both or neither. `changed` if the criterion is no longer at the
   * version before this one.
   */
  save(rolloutId: string, criterionId: string, record: CriterionRecord): Promise<'saved' | 'changed'>;
}

/**
 * One partition a rollout: a row for each criterion under its id, and a row for each change under
 * `~<criterion>|<version>`, which sorts after every id.
 */
interface CriterionRow {
  state: string;
  evidence: string;
  /** Empty text: none. */
  link: string;
  reason: string;
  byId: string;
  byName: string;
  at: string;
  approved: boolean;
  version: number;
}

const HISTORY = '~';

export async function openCriteriaTable(storage: Storage): Promise<CriteriaTable> {
  const rows = await storage.table<CriterionRow>('criteria');
  return {
    async records(rolloutId) {
      const found = new Map<string, CriterionRecord>();
      const current = filter`PartitionKey eq ${rolloutId} and RowKey lt ${HISTORY}`;
      for await (const row of rows.list({ filter: current })) found.set(row.rowKey, toRecord(row));
      return found;
    },
    async withHistory(rolloutId) {
      const records = new Map<string, CriterionRecord>();
      const history = new Map<string, CriterionRecord[]>();
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) {
        if (!row.rowKey.startsWith(HISTORY)) {
          records.set(row.rowKey, toRecord(row));
          continue;
        }
        const criterionId = row.rowKey.slice(HISTORY.length, row.rowKey.indexOf('|'));
        // Rows come by version, oldest first.
        history.set(criterionId, [toRecord(row), ...(history.get(criterionId) ?? [])]);
      }
      return { records, history };
    },
    async get(rolloutId, criterionId) {
      const row = await rows.get(rolloutId, criterionId);
      return row && toRecord(row);
    },
    async save(rolloutId, criterionId, record) {
      const known = await rows.get(rolloutId, criterionId);
      if ((known?.version ?? 0) !== record.version - 1) return 'changed';
      const cells = toCells(record);
      const current = { partitionKey: rolloutId, rowKey: criterionId, ...cells };
      const written = await rows.batch([
        known ? { op: 'update', row: current, etag: known.etag } : { op: 'insert', row: current },
        {
          op: 'insert',
          row: { partitionKey: rolloutId, rowKey: historyKey(criterionId, record.version), ...cells },
        },
      ]);
      return written === 'written' ? 'saved' : 'changed';
    },
  };
}

function historyKey(criterionId: string, version: number): string {
  return `${HISTORY}${criterionId}|${String(version).padStart(8, '0')}`;
}

function toCells(record: CriterionRecord): CriterionRow {
  return {
    state: record.state,
    evidence: record.evidence,
    link: record.link ?? '',
    reason: record.reason,
    byId: record.by.id,
    byName: record.by.name,
    at: record.at,
    approved: record.approved,
    version: record.version,
  };
}

function toRecord(row: Stored<CriterionRow>): CriterionRecord {
  return {
    state: row.state as CriterionState,
    evidence: row.evidence,
    link: row.link || null,
    reason: row.reason,
    by: { id: row.byId, name: row.byName },
    at: row.at,
    approved: row.approved,
    version: row.version,
  };
}
