import type { Temporal } from 'temporal-polyfill';
import { Product } from '../../contract/adoption/adoption.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inPartition } from '../../doors/azure/table.ts';
import { PILOT } from '../people/person.ts';
import type { Totals } from './adoption.ts';
import type { DatedCount } from './adoption-points.ts';
import type { GuardedCount } from './pilot-rest.ts';
import { replaceRows } from './replace-rows.ts';

/**
 * Partition: product; row: `<refresh date>|<group id or *>`, so that a product's history is one partition. The
 * pilot set has a partition of its own, with the product in the row: its people are counted in their groups too.
 */
interface TotalRow {
  enabled: number;
  active: number;
  /** Of the pilot set only, see GuardedCount. */
  rest?: number;
}

export interface TotalsTable {
  /** The totals of this date become exactly these, for every product; `pilots` are those of the pilot set. */
  replace(
    date: Temporal.PlainDate,
    totals: Totals,
    pilots?: ReadonlyMap<Product, GuardedCount>,
  ): Promise<void>;
  /** Every count of a product by date; as many rows as there are dates times groups. */
  ofProduct(product: Product): Promise<DatedCount[]>;
  /** The counts of a product on one date; as many rows as there are groups. */
  ofDate(product: Product, date: Temporal.PlainDate): Promise<DatedCount[]>;
  /** What one group, or the pilot set, counts on one date, by product; one that nobody of it has is missing. */
  ofGroup(groupId: string, date: Temporal.PlainDate): Promise<Map<Product, GuardedCount>>;
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
    async replace(date, totals, pilots = new Map()) {
      const products = [...totals].map(([product, counts]) => {
        const all = [...counts].map(([groupId, count]) => ({
          ...keyOf(groupId, date, product),
          ...count,
        }));
        return replaceRows(rows, product, onDate(product, date), all);
      });
      const ofPilots = [...pilots].map(([product, count]) => ({ ...keyOf(PILOT, date, product), ...count }));
      await Promise.all([...products, replaceRows(rows, PILOT, onDate(PILOT, date), ofPilots)]);
    },
    ofProduct: (product) => counts(inPartition(product)),
    ofDate: (product, date) => counts(onDate(product, date)),
    async ofGroup(groupId, date) {
      const found = await Promise.all(
        Product.options.map(async (product) => {
          const { partitionKey, rowKey } = keyOf(groupId, date, product);
          return [product, await rows.get(partitionKey, rowKey)] as const;
        }),
      );
      return new Map(found.flatMap(([product, row]) => (row ? [[product, row]] : [])));
    },
  };
}

function keyOf(groupId: string, date: Temporal.PlainDate, product: Product) {
  if (groupId === PILOT) return { partitionKey: PILOT, rowKey: `${date}|${product}` };
  return { partitionKey: product, rowKey: `${date}|${groupId}` };
}

function onDate(product: Product | typeof PILOT, date: Temporal.PlainDate): string {
  // "}" follows "|": the range holds every row of the date.
  const [from, to] = [`${date}|`, `${date}}`];
  return filter`PartitionKey eq ${product} and RowKey ge ${from} and RowKey lt ${to}`;
}
