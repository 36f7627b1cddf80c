import type { Temporal } from 'temporal-polyfill';
import type { Storage } from '../azure/storage.ts';
import { filter, inPartition } from '../azure/table.ts';
import type { Product } from '../contract/adoption.ts';
import type { Totals } from './adoption.ts';
import type { DatedCount } from './adoption-points.ts';
import { replaceRows } from './replace-rows.ts';

/** Partition: product; row: `<refresh date>|<group id or *>`, so that a product's history is one partition. */
interface TotalRow {
  enabled: number;
  active: number;
}

export interface TotalsTable {
  /** The totals of this date become exactly these, for every product. */
  replace(date: Temporal.PlainDate, totals: Totals): Promise<void>;
  /** Every count of a product by date; as many rows as there are dates times groups. */
  ofProduct(product: Product): Promise<DatedCount[]>;
}

export async function openTotalsTable(storage: Storage): Promise<TotalsTable> {
  const rows = await storage.table<TotalRow>('usagetotals');
  return {
    async replace(date, totals) {
      // "}" follows "|": the range holds every row of the date.
      const [from, to] = [`${date}|`, `${date}}`];
      const products = [...totals].map(([product, counts]) => {
        const ofDate = filter`PartitionKey eq ${product} and RowKey ge ${from} and RowKey lt ${to}`;
        const all = [...counts].map(([groupId, count]) => ({
          partitionKey: product,
          rowKey: `${date}|${groupId}`,
          ...count,
        }));
        return replaceRows(rows, product, ofDate, all);
      });
      await Promise.all(products);
    },
    async ofProduct(product) {
      const found: DatedCount[] = [];
      for await (const { rowKey, enabled, active } of rows.list({ filter: inPartition(product) })) {
        const [date = '', groupId = ''] = rowKey.split('|');
        found.push({ date, groupId, enabled, active });
      }
      return found;
    },
  };
}
