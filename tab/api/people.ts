import { useQuery } from '@tanstack/react-query';
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
