import { Temporal } from 'temporal-polyfill';
import { Product } from '../../contract/adoption/adoption.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition } from '../../doors/azure/table.ts';

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

export interface ReportsTable {
  get(refreshDate: Temporal.PlainDate): Promise<ImportedReport | undefined>;
  newest(): Promise<ImportedReport | undefined>;
  save(report: ImportedReport): Promise<void>;
}

/** Row: refresh date. */
interface ReportRow {
  people: number;
  concealed: boolean;
  /** Products with spaces between. */
  products: string;
  importedAt: string;
}

const PARTITION = 'active-users';

export async function openReportsTable(storage: Storage): Promise<ReportsTable> {
  const rows = await storage.table<ReportRow>('usagereports');
  return {
    async get(refreshDate) {
      const row = await rows.get(PARTITION, refreshDate.toString());
      return row && toReport(row);
    },
    async newest() {
      let newest: ImportedReport | undefined;
      // Keys sort by date and there is one row a report: the last one wins.
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) newest = toReport(row);
      return newest;
    },
    async save({ refreshDate, people, concealed, products, importedAt }) {
      await rows.put({
        partitionKey: PARTITION,
        rowKey: refreshDate.toString(),
        people,
        concealed,
        products: products.join(' '),
        importedAt,
      });
    },
  };
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
