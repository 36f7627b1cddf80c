import { Temporal } from 'temporal-polyfill';
import { Product } from '../../contract/adoption/adoption.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored, type Write } from '../../doors/azure/table.ts';

/** A report that was brought in. */
export interface ImportedReport {
  refreshDate: Temporal.PlainDate;
  people: number;
  /** Names were concealed: there are totals of the organisation only. */
  concealed: boolean;
  /** Products that anybody has a licence for. */
  products: readonly Product[];
  importedAt: string;
}

/** A report whose rows are being written: until it is saved, its date does not show. */
export interface BegunReport {
  /** Its rows are complete. `overtaken`: somebody else has begun to write the same date, and this one does not count. */
  save(report: ImportedReport): Promise<'saved' | 'overtaken'>;
  /** It broke off: somebody else may write the date at once. Until then it does not show, for it may be half. */
  giveUp(): Promise<void>;
}

export interface ReportsTable {
  /** The report of a date as it was saved last, also while another takes its place. */
  get(refreshDate: Temporal.PlainDate): Promise<ImportedReport | undefined>;
  /** Those whose rows are complete, the oldest first. */
  whole(): Promise<ImportedReport[]>;
  newest(): Promise<ImportedReport | undefined>;
  /** Whether what was read of a report is of that report, and of no other that takes its place. */
  isStill(report: ImportedReport): Promise<boolean>;
  /**
   * From here on the date does not show. `held` while somebody else writes it.
   * @param now in ms since 1970
   */
  begin(refreshDate: Temporal.PlainDate, now: number): Promise<BegunReport | 'held'>;
}

/** Row: refresh date. */
interface ReportRow {
  people: number;
  concealed: boolean;
  /** Products with spaces between. */
  products: string;
  /** Empty text until the first report of the date was saved. */
  importedAt: string;
  /** Since when somebody writes its rows; empty text, or missing in older rows: they are complete. */
  writingSince?: string;
}

const PARTITION = 'active-users';
/** Ten minutes; whoever died on the way stands in nobody's way for longer. */
const LONGEST_WRITING_MS = 600_000;
const LONG_AGO = new Date(0).toISOString();

export async function openReportsTable(storage: Storage): Promise<ReportsTable> {
  const rows = await storage.table<ReportRow>('usagereports');

  async function whole(): Promise<ImportedReport[]> {
    const found: ImportedReport[] = [];
    // Keys sort by date, and there is one row a report.
    for await (const row of rows.list({ filter: inPartition(PARTITION) })) {
      if (!row.writingSince) found.push(toReport(row));
    }
    return found;
  }

  return {
    async get(refreshDate) {
      const row = await rows.get(PARTITION, refreshDate.toString());
      return row?.importedAt ? toReport(row) : undefined;
    },
    whole,
    newest: async () => (await whole()).at(-1),
    async isStill({ refreshDate, importedAt }) {
      const row = await rows.get(PARTITION, refreshDate.toString());
      return row?.importedAt === importedAt && !row.writingSince;
    },
    async begin(refreshDate, now) {
      const key = { partitionKey: PARTITION, rowKey: refreshDate.toString() };
      const before = await rows.get(key.partitionKey, key.rowKey);
      if (before?.writingSince && Date.parse(before.writingSince) > now - LONGEST_WRITING_MS) return 'held';
      const writingSince = new Date(now).toISOString();
      const done = await rows.batchForEtag([claimOf(before, { ...key, writingSince })]);
      if (typeof done === 'string') return 'held';
      return {
        async save({ people, concealed, products, importedAt }) {
          const saved = { ...key, people, concealed, products: products.join(' '), importedAt };
          const written = await rows.update({ ...saved, writingSince: '' }, done.etag);
          return written === 'written' ? 'saved' : 'overtaken';
        },
        async giveUp() {
          await rows.update({ ...key, writingSince: LONG_AGO }, done.etag);
        },
      };
    },
  };
}

function claimOf(
  before: Stored<ReportRow> | undefined,
  claim: { partitionKey: string; rowKey: string; writingSince: string },
): Write<ReportRow> {
  if (before) return { op: 'update', row: claim, etag: before.etag };
  return { op: 'insert', row: { people: 0, concealed: false, products: '', importedAt: '', ...claim } };
}

function toReport(row: ReportRow & { rowKey: string }): ImportedReport {
  return {
    refreshDate: Temporal.PlainDate.from(row.rowKey),
    people: row.people,
    concealed: row.concealed,
    products: Product.options.filter((product) => row.products.split(' ').includes(product)),
    importedAt: row.importedAt,
  };
}
