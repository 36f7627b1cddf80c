import type { ContributionKind } from '../../contract/champions/champions.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../doors/azure/table.ts';
import type { Contribution } from './contribution.ts';

export interface ContributionsTable {
  /** Keeps a contribution; what is kept under this id already stays as it is and comes back. */
  add(championId: string, groupId: string, contribution: Contribution): Promise<Contribution>;
  of(championId: string): Promise<Contribution[]>;
  /**
   * Everybody's, by champion. Reads through the whole table: champions are dozens and write a few lines a
   * week. Past some ten thousand rows a summary row for each champion has to take its place.
   */
  all(): Promise<Map<string, Contribution[]>>;
}

/** The champion's id is the partition, the contribution's id the row key. */
interface ContributionRow {
  kind: string;
  what: string;
  /** Empty text: none. */
  evidence: string;
  on: string;
  recordedAt: string;
  /** The business group it was done for, should the champion move to another one. */
  groupId: string;
}

export async function openContributionsTable(storage: Storage): Promise<ContributionsTable> {
  const rows = await storage.table<ContributionRow>('contributions');
  return {
    async add(championId, groupId, contribution) {
      const id = contribution.id.toLowerCase();
      const { kind, what, evidence, on, recordedAt } = contribution;
      const cells = { kind, what, evidence: evidence ?? '', on, recordedAt, groupId };
      const inserted = await rows.insert({ partitionKey: championId, rowKey: id, ...cells });
      if (inserted === 'inserted') return { ...contribution, id };
      const kept = await rows.get(championId, id);
      return kept ? toContribution(kept) : { ...contribution, id };
    },
    async of(championId) {
      const found: Contribution[] = [];
      for await (const row of rows.list({ filter: inPartition(championId) })) found.push(toContribution(row));
      return found;
    },
    async all() {
      const found = new Map<string, Contribution[]>();
      for await (const row of rows.list()) {
        const own = found.get(row.partitionKey) ?? [];
        own.push(toContribution(row));
        found.set(row.partitionKey, own);
      }
      return found;
    },
  };
}

function toContribution(row: Stored<ContributionRow>): Contribution {
  return {
    id: row.rowKey,
    kind: row.kind as ContributionKind,
    what: row.what,
    evidence: row.evidence || null,
    on: row.on,
    recordedAt: row.recordedAt,
  };
}
