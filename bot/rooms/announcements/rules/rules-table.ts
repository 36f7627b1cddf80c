import { AnnouncementRules } from '../../../contract/announcements/announcement-rules.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import type { Storage } from '../../../doors/azure/storage.ts';

/** Until somebody sets other ones: nobody is woken, and a single lead can work alone. */
const DEFAULT_RULES: AnnouncementRules = {
  approval: 'optional',
  pilotReview: 'optional',
  quietFrom: '20:00',
  quietUntil: '07:00',
  workingDaysOnly: true,
  installApp: 'by-hand',
};

export interface RulesTable {
  get(): Promise<{ rules: AnnouncementRules; seen: number }>;
  /** `changed` when they are not the ones that were seen. */
  change(rules: AnnouncementRules, seen: number): Promise<'written' | 'changed'>;
}

interface RulesRow {
  rules: string;
  version: number;
}

const Rules = jsonCell(AnnouncementRules);

const KEY = { partitionKey: 'organisation', rowKey: 'announcing' };

export async function openRulesTable(storage: Storage): Promise<RulesTable> {
  const rows = await storage.table<RulesRow>('announcingrules');
  // Nobody goes on by the default rules because those that were set cannot be read.
  const reader = rows.reader((row) => ({ rules: Rules.parse(row.rules), seen: row.version }));
  return {
    async get() {
      const row = await rows.get(KEY.partitionKey, KEY.rowKey);
      if (!row) return { rules: DEFAULT_RULES, seen: 0 };
      return reader.one(row);
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
