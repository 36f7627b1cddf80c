import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getAdoption, Product } from '../../bot/contract/adoption/adoption.ts';
import type { importUsage } from '../../bot/contract/importing/import-usage.ts';
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

export function useImportUsage() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) =>
      request<typeof importUsage>({ method: 'POST', path: '/api/usage/import', body: csv }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['adoption'] }),
  });
}
