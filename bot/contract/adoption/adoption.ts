import { z } from 'zod';
import { CalendarDate, GroupName, Share, Slug } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_SEARCH } from '../people/search.ts';
import { PRODUCTS } from './products.ts';

export const Product = z.enum(PRODUCTS);
export type Product = z.infer<typeof Product>;

export const AdoptionPoint = z.object({
  date: CalendarDate.describe('Refresh date of the report'),
  enabled: z.number().int(),
  active: z.number().int(),
  rate: Share,
});
export type AdoptionPoint = z.infer<typeof AdoptionPoint>;

export const AdoptionView = z.object({
  product: Product,
  products: z.array(Product).describe('Products with numbers'),
  windowDays: z
    .number()
    .int()
    .describe('A person counts as active with activity in this many days up to the refresh date'),
  dataAsOf: CalendarDate.nullable(),
  ageDays: z.number().int().nullable(),
  total: z.array(AdoptionPoint),
  groups: z
    .array(z.object({ group: GroupName, points: z.array(AdoptionPoint) }))
    .describe('A page of those that fit, by name'),
  fitting: z.int().describe('How many groups with numbers fit, on all pages'),
  next: z.string().nullable().describe('Where the next page begins; null where there are no more'),
  hidden: z
    .array(GroupName)
    .describe('Groups left out because they have fewer people than the privacy floor'),
  floor: z.number().int(),
});
export type AdoptionView = z.infer<typeof AdoptionView>;

export const getAdoption = endpoint({
  method: 'GET',
  path: '/api/adoption',
  who: 'champion',
  summary:
    'Adoption rate (active / enabled) per business group over time, from usage snapshots, page by page',
  query: z.object({
    product: Product.default('teams'),
    rollout: Slug.optional().describe('Only groups with a part in this rollout'),
    search: z.string().trim().max(LONGEST_SEARCH).optional().describe('Words of the name of the group'),
    before: z.string().max(100).optional().describe('Where the next page begins'),
  }),
  reply: AdoptionView,
});
