import { useQuery } from '@tanstack/react-query';
import type { getGroups } from '../../bot/contract/people/groups.ts';
import { useRequest } from './request-context.tsx';

/** Every business group by name. For leads and champions; nobody else may ask. */
export function useGroups(enabled = true) {
  const request = useRequest();
  return useQuery({
    queryKey: ['groups'],
    queryFn: ({ signal }) => request<typeof getGroups>({ method: 'GET', path: '/api/groups', signal }),
    staleTime: 60_000,
    enabled,
  });
}
