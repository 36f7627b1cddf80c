import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getLists, keepList } from '../../bot/contract/announcements/audience-lists.ts';
import { useRequest } from './request-context.tsx';

export function useLists() {
  const request = useRequest();
  return useQuery({
    queryKey: ['audience-lists'],
    queryFn: ({ signal }) => request<typeof getLists>({ method: 'GET', path: '/api/audience-lists', signal }),
  });
}

export function useKeepList() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string; name: string; upns: string; skipUnknown: boolean }) =>
      request<typeof keepList>({
        method: 'PUT',
        path: '/api/audience-lists/:id',
        params: { id },
        body,
      }),
    onSuccess: () => {
      // The audience of whatever uses the list has changed with it.
      cache.invalidateQueries({ queryKey: ['announcement-forecast'] });
      return cache.invalidateQueries({ queryKey: ['audience-lists'] });
    },
  });
}
