import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { getAdoption, Product } from '../../bot/contract/adoption/adoption.ts';
import { useRequest } from './request-context.tsx';

export function useAdoption(product: Product) {
  const request = useRequest();
  return useQuery({
    queryKey: ['adoption', product],
    queryFn: ({ signal }) =>
      request<typeof getAdoption>({ method: 'GET', path: '/api/adoption', query: { product }, signal }),
    placeholderData: keepPreviousData,
  });
}
