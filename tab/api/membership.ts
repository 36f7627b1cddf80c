import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { getMyRollout } from '../../bot/contract/overview/my-rollout.ts';
import type { getMembership } from '../../bot/contract/rollout/membership.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

export function useMyRollout() {
  const request = useRequest();
  return useQuery({
    queryKey: ['my-rollout'],
    queryFn: ({ signal }) => request<typeof getMyRollout>({ method: 'GET', path: '/api/my-rollout', signal }),
  });
}

/** People between groups, page by page. */
export function useMembership(rolloutId: string) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['membership', rolloutId],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getMembership>({
        method: 'GET',
        path: '/api/rollouts/:id/membership',
        params: { id: rolloutId },
        query: { after: pageParam },
        signal,
      }),
    ...BY_PAGES,
  });
}
