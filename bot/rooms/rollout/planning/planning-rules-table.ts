import { PlanningRules } from '../../../contract/rollout/collisions.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';

/** Until somebody sets other ones. */
const DEFAULT_RULES: PlanningRules = { collisions: 'warn' };

export interface PlanningRulesTable {
  get(): Promise<{ rules: PlanningRules; seen: number }>;
  /** `changed` when they are not the ones that were seen. */
  change(rules: PlanningRules, seen: number): Promise<'written' | 'changed'>;
}

interface RulesRow {
  /** PlanningRules as JSON. */
  rules: string;
  version: number;
}

const Rules = jsonCell(PlanningRules.partial());

const KEY = { partitionKey: 'organisation', rowKey: 'planning' };

export async function openPlanningRules(storage: Storage): Promise<PlanningRulesTable> {
  const rows = await storage.table<RulesRow>('planningrules');
  const reader = rows.reader((row) => ({
    // A rule that came with a later version of the product is as by default.
    rules: PlanningRules.parse({ ...DEFAULT_RULES, ...Rules.parse(row.rules) }),
    seen: row.version,
  }));
  return {
    async get() {
      const row = await rows.get(KEY.partitionKey, KEY.rowKey);
      return row ? reader.one(row) : { rules: DEFAULT_RULES, seen: 0 };
    },
    async change(rules, seen) {
      const next = { ...KEY, rules: JSON.stringify(rules), version: seen + 1 };
      const row = await rows.get(KEY.partitionKey, KEY.rowKey);
      if ((row?.version ?? 0) !== seen) return 'changed';
      if (row) return rows.update(next, row.etag);
      return (await rows.insert(next)) === 'inserted' ? 'written' : 'changed';
    },
  };
}
