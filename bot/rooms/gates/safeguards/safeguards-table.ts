import { z } from 'zod';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';
import type { Safeguard } from './safeguard.ts';

/** The rollout is the partition, the id the row key. Lists as JSON. */
interface SafeguardRow {
  title: string;
  why: string;
  /** 0: it came from no issue. */
  issue: number;
  groups: string;
  phases: string;
  byId: string;
  byName: string;
  at: string;
  /** JSON; missing while it is in force. */
  ended?: string;
  applied: boolean;
}

const Ids = jsonCell(z.array(z.string()));
const Ended = jsonCell(
  z.object({ by: z.object({ id: z.string(), name: z.string() }), at: z.string(), reason: z.string() }),
);

/** A safeguard as read, with the mark of that reading. */
export type FoundSafeguard = Safeguard & { etag: string };

export interface SafeguardsTable {
  get(rolloutId: string, id: string): Promise<FoundSafeguard | undefined>;
  /** Adding the same twice is adding once. */
  add(safeguard: Safeguard): Promise<'added' | 'exists'>;
  ofRollout(rolloutId: string): Promise<FoundSafeguard[]>;
  /** `changed` when it is not as it was found. */
  end(found: FoundSafeguard, ended: NonNullable<Safeguard['ended']>): Promise<'written' | 'changed'>;
  /** All its waves are where it says; `changed` when it is not as it was found. */
  setApplied(found: FoundSafeguard): Promise<'written' | 'changed'>;
}

export async function openSafeguardsTable(storage: Storage): Promise<SafeguardsTable> {
  const rows = await storage.table<SafeguardRow>('safeguards');
  const reader = rows.reader(toSafeguard);
  return {
    async get(rolloutId, id) {
      const row = await rows.get(rolloutId, id);
      return row && reader.one(row);
    },
    async add({ id, rolloutId, title, why, issue, groups, phases, by, at }) {
      const done = await rows.insert({
        partitionKey: rolloutId,
        rowKey: id,
        title,
        why,
        issue: issue ?? 0,
        groups: JSON.stringify(groups),
        phases: JSON.stringify(phases),
        byId: by.id,
        byName: by.name,
        at,
        applied: false,
      });
      return done === 'inserted' ? 'added' : 'exists';
    },
    ofRollout: (rolloutId) => Array.fromAsync(reader.each(rows.list({ filter: inPartition(rolloutId) }))),
    end: ({ rolloutId, id, etag }, ended) =>
      rows.update(
        { partitionKey: rolloutId, rowKey: id, ended: JSON.stringify(ended), applied: false },
        etag,
      ),
    setApplied: ({ rolloutId, id, etag }) =>
      rows.update({ partitionKey: rolloutId, rowKey: id, applied: true }, etag),
  };
}

function toSafeguard(row: Stored<SafeguardRow>): FoundSafeguard {
  return {
    id: row.rowKey,
    rolloutId: row.partitionKey,
    title: row.title,
    why: row.why,
    issue: row.issue === 0 ? null : row.issue,
    groups: Ids.parse(row.groups),
    phases: Ids.parse(row.phases),
    by: { id: row.byId, name: row.byName },
    at: row.at,
    ended: row.ended ? Ended.parse(row.ended) : null,
    applied: row.applied,
    etag: row.etag,
  };
}
