import type { Temporal } from 'temporal-polyfill';
import type { Storage } from '../azure/storage.ts';
import { filter, inPartition } from '../azure/table.ts';
import { Product } from '../contract/adoption.ts';
import type { Count, Totals } from './adoption.ts';
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
  /** The counts of a product on one date; as many rows as there are groups. */
  ofDate(product: Product, date: Temporal.PlainDate): Promise<DatedCount[]>;
  /** What one group counts on one date, by product; a product that nobody of it has is missing. */
  ofGroup(groupId: string, date: Temporal.PlainDate): Promise<Map<Product, Count>>;
}

export async function openTotalsTable(storage: Storage): Promise<TotalsTable> {
  const rows = await storage.table<TotalRow>('usagetotals');

  async function counts(where: string): Promise<DatedCount[]> {
    const found: DatedCount[] = [];
    for await (const { rowKey, enabled, active } of rows.list({ filter: where })) {
      const [date = '', groupId = ''] = rowKey.split('|');
      found.push({ date, groupId, enabled, active });
    }
    return found;
  }

  return {
    async replace(date, totals) {
      const products = [...totals].map(([product, counts]) => {
        const all = [...counts].map(([groupId, count]) => ({
          partitionKey: product,
          rowKey: `${date}|${groupId}`,
          ...count,
        }));
        return replaceRows(rows, product, onDate(product, date), all);
      });
      await Promise.all(products);
    },
    ofProduct: (product) => counts(inPartition(product)),
    ofDate: (product, date) => counts(onDate(product, date)),
    async ofGroup(groupId, date) {
      const found = await Promise.all(
        Product.options.map(
          async (product) => [product, await rows.get(product, `${date}|${groupId}`)] as const,
        ),
      );
      return new Map(found.flatMap(([product, row]) => (row ? [[product, row]] : [])));
    },
  };
}

function onDate(product: Product, date: Temporal.PlainDate): string {
  // "}" follows "|": the range holds every row of the date.
  const [from, to] = [`${date}|`, `${date}}`];
  return filter`PartitionKey eq ${product} and RowKey ge ${from} and RowKey lt ${to}`;
}
