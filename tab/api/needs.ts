import { useQuery } from '@tanstack/react-query';
import type { getNeeds } from '../../bot/contract/overview/needs.ts';
import { useRequest } from './request-context.tsx';

/** How often it is looked whether something new waits. */
const LOOK_AGAIN_MS = 60_000;

/** What I have to do today, in all rollouts in sight or in one. */
export function useNeeds(rollout: string | undefined) {
  const request = useRequest();
  return useQuery({
    queryKey: ['needs', rollout],
    queryFn: ({ signal }) =>
      request<typeof getNeeds>({ method: 'GET', path: '/api/needs', query: { rollout }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
