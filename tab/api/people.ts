import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { importPeople } from '../../bot/contract/importing/import-people.ts';
import type { getMe } from '../../bot/contract/people/people.ts';
import { useRequest } from './request-context.tsx';

export function useMe() {
  const request = useRequest();
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => request<typeof getMe>({ method: 'GET', path: '/api/me', signal }),
    staleTime: 5 * 60_000,
  });
}

export function useImportPeople() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) =>
      request<typeof importPeople>({ method: 'POST', path: '/api/people/import', body: csv }),
    onSuccess: () => cache.invalidateQueries(),
  });
}
