import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { getParkedJobs, retryParkedJob } from '../../bot/contract/jobs/jobs.ts';
import { useRequest } from './request-context.tsx';

/** Jobs that failed for good; `wanted` for leads of all groups, who may see them. */
export function useParkedJobs(wanted: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['parked-jobs'],
    queryFn: ({ signal }) =>
      request<typeof getParkedJobs>({ method: 'GET', path: '/api/jobs/parked', signal }),
    enabled: wanted,
  });
}

export function useRetryJob() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request<typeof retryParkedJob>({
        method: 'POST',
        path: '/api/jobs/parked/:id/retry',
        params: { id },
      }),
    // Also after a refusal: somebody else may have put it back.
    onSettled: () => cache.invalidateQueries({ queryKey: ['parked-jobs'] }),
  });
}
