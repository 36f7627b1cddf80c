import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getPlaybooks, PlanRollout, planRollout } from '../../bot/contract/rollout/rollout.ts';
import { useRequest } from './request-context.tsx';

export function usePlaybooks() {
  const request = useRequest();
  return useQuery({
    queryKey: ['playbooks'],
    queryFn: ({ signal }) => request<typeof getPlaybooks>({ method: 'GET', path: '/api/playbooks', signal }),
    staleTime: 5 * 60_000,
  });
}

export function usePlanRollout() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (plan: PlanRollout) =>
      request<typeof planRollout>({ method: 'POST', path: '/api/rollouts', body: plan }),
    onSuccess: () => cache.invalidateQueries(),
  });
}
