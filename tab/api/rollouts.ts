import { useQuery } from '@tanstack/react-query';
import type { getRollouts } from '../../bot/contract/rollout/rollouts.ts';
import { useRequest } from './request-context.tsx';

/** Every rollout to choose from, the newest first. */
export function useRollouts() {
  const request = useRequest();
  return useQuery({
    queryKey: ['rollouts'],
    queryFn: ({ signal }) => request<typeof getRollouts>({ method: 'GET', path: '/api/rollouts', signal }),
    staleTime: 60_000,
  });
}
