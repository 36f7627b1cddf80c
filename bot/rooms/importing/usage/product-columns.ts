import type { Product } from '../../../contract/adoption/adoption.ts';

/** How the Active users report names each product. Skype for Business is gone and not read. */
const REPORT_WORDS: Readonly<Record<Product, string>> = {
  exchange: 'Exchange',
  onedrive: 'OneDrive',
  sharepoint: 'SharePoint',
  teams: 'Teams',
  'viva-engage': 'Yammer',
};

/** The column of the active users report that says who has a licence for a product. */
export function licenceColumn(product: Product): string {
  return `Has ${REPORT_WORDS[product]} License`;
}

/** The column that says when somebody last used a product; empty for never. */
export function activityColumn(product: Product): string {
  return `${REPORT_WORDS[product]} Last Activity Date`;
}
