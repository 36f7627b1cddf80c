import type { Product } from '../../bot/contract/adoption/adoption.ts';

export const PRODUCT_WORDS: Record<Product, string> = {
  exchange: 'Exchange mail',
  onedrive: 'OneDrive',
  sharepoint: 'SharePoint',
  teams: 'Teams',
  'viva-engage': 'Viva Engage',
};
