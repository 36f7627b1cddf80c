import { GateLimits } from '../../../contract/gates/gate-limits.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import type { Stored } from '../../../doors/azure/table.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';

/** What the gates of a rollout ask, and who said so; the defaults by nobody until the first change. */
export interface KeptLimits {
  limits: GateLimits;
  changedBy: { id: string; name: string } | null;
  /** ISO 8601 in UTC. */
  changedAt: string | null;
  /** 0 before the first change, then one more with each. */
  seen: number;
}

export interface LimitsChange {
  limits: GateLimits;
  by: { id: string; name: string };
  at: string;
  /** As the limits were when the change was thought of. */
  seen: number;
}

export interface GateLimitsTable {
  of(rolloutId: string): Promise<KeptLimits>;
  /** `changed` when somebody else changed them since they were seen; then nothing is written. */
  change(rolloutId: string, change: LimitsChange): Promise<'written' | 'changed'>;
}

/** The rollout is the partition. */
interface LimitsRow {
  /** GateLimits as JSON. */
  limits: string;
  byId: string;
  byName: string;
  at: string;
  version: number;
}

const ROW = 'limits';
const Limits = jsonCell(GateLimits.partial());

export async function openGateLimits(storage: Storage): Promise<GateLimitsTable> {
  const rows = await storage.table<LimitsRow>('gatelimits');
  const reader = rows.reader(toKept);
  return {
    async of(rolloutId) {
      const row = await rows.get(rolloutId, ROW);
      return row ? reader.one(row) : { limits: DEFAULT_LIMITS, changedBy: null, changedAt: null, seen: 0 };
    },
    async change(rolloutId, { limits, by, at, seen }) {
      const row = {
        partitionKey: rolloutId,
        rowKey: ROW,
        limits: JSON.stringify(limits),
        byId: by.id,
        byName: by.name,
        at,
        version: seen + 1,
      };
      if (seen === 0) return (await rows.insert(row)) === 'inserted' ? 'written' : 'changed';
      const before = await rows.get(rolloutId, ROW);
      if (before?.version !== seen) return 'changed';
      return rows.update(row, before.etag);
    },
  };
}

function toKept(row: Stored<LimitsRow>): KeptLimits {
  return {
    // A condition that came with a later version of the product is asked as by default.
    limits: GateLimits.parse({ ...DEFAULT_LIMITS, ...Limits.parse(row.limits) }),
    changedBy: { id: row.byId, name: row.byName },
    changedAt: row.at,
    seen: row.version,
  };
}
