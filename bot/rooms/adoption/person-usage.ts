import type { Temporal } from 'temporal-polyfill';
import type { Product } from '../../contract/adoption/adoption.ts';

/** What a report says about one product for one person. */
export interface ProductUse {
  licensed: boolean;
  lastActivity: Temporal.PlainDate | null;
}

export interface PersonUsage {
  /** User principal name, lower case. */
  upn: string;
  use: Readonly<Record<Product, ProductUse>>;
}
