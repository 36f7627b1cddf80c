import { useInfiniteQuery } from '@tanstack/react-query';
import type { AdoptionView, getAdoption, Product } from '../../bot/contract/adoption/adoption.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

interface AdoptionWanted {
  readonly product: Product;
  readonly rollout: string | undefined;
  readonly search: string;
}

/** Adoption with the groups of all pages that were loaded; what is looked for next does not empty what is shown. */
export function useAdoption({ product, rollout, search }: AdoptionWanted) {
  const request = useRequest();
  const wanted = { product, rollout, search: search.trim() || undefined };
  return useInfiniteQuery({
    queryKey: ['adoption', wanted],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getAdoption>({
        method: 'GET',
        path: '/api/adoption',
        query: { ...wanted, before: pageParam },
        signal,
      }),
    ...BY_PAGES,
    select: ({ pages }): AdoptionView | undefined => {
      const [first] = pages;
      return first && { ...first, groups: pages.flatMap((page) => page.groups) };
    },
  });
}
