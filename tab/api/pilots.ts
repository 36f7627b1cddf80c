import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { changePilots, getPilots, PilotWish, previewPilots } from '../../bot/contract/rollout/pilots.ts';
import { BY_PAGES } from './by-pages.ts';
import { useRequest } from './request-context.tsx';

/** Who is in the pilot set of a rollout, page by page. */
export function usePilots(rolloutId: string, search: string) {
  const request = useRequest();
  return useInfiniteQuery({
    queryKey: ['pilots', rolloutId, search],
    queryFn: ({ pageParam, signal }) =>
      request<typeof getPilots>({
        method: 'GET',
        path: '/api/rollouts/:id/pilots',
        params: { id: rolloutId },
        query: { search: search || undefined, after: pageParam },
        signal,
      }),
    ...BY_PAGES,
  });
}

/** What it would change for these people. */
export function usePilotsPreview(rolloutId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (body: PilotWish) =>
      request<typeof previewPilots>({
        method: 'POST',
        path: '/api/rollouts/:id/pilots/preview',
        params: { id: rolloutId },
        body,
      }),
  });
}

export function useChangePilots(rolloutId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PilotWish) =>
      request<typeof changePilots>({
        method: 'POST',
        path: '/api/rollouts/:id/pilots',
        params: { id: rolloutId },
        body,
      }),
    onSettled: () => cache.invalidateQueries(),
  });
}
