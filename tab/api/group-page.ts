import { useQuery } from '@tanstack/react-query';
import type { getGroupPage } from '../../bot/contract/overview/group-page.ts';
import { useRequest } from './request-context.tsx';

/** Everything about one business group, or about the pilot set. */
export function useGroupPage(id: string, rollout: string | undefined) {
  const request = useRequest();
  return useQuery({
    queryKey: ['group', id, rollout],
    queryFn: ({ signal }) =>
      request<typeof getGroupPage>({
        method: 'GET',
        path: '/api/groups/:id/page',
        params: { id },
        query: { rollout },
        signal,
      }),
  });
}
