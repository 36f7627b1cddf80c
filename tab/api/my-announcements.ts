import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  getMaterialToReview,
  getPause,
  PauseChoice,
  setPause,
} from '../../bot/contract/delivery/my-announcements.ts';
import type { Reply } from './request.ts';
import { useRequest } from './request-context.tsx';

export type Material = Reply<typeof getMaterialToReview>['material'][number];

export function usePause() {
  const request = useRequest();
  return useQuery({
    queryKey: ['pause'],
    queryFn: ({ signal }) => request<typeof getPause>({ method: 'GET', path: '/api/me/pause', signal }),
  });
}

export function useSetPause() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: PauseChoice) =>
      request<typeof setPause>({ method: 'PUT', path: '/api/me/pause', body }),
    onSuccess: (choice) => cache.setQueryData(['pause'], choice),
  });
}

/** What waits for the review of pilot people; nothing for everybody else. */
export function useMaterial(wanted: boolean) {
  const request = useRequest();
  return useQuery({
    queryKey: ['material'],
    queryFn: ({ signal }) =>
      request<typeof getMaterialToReview>({ method: 'GET', path: '/api/me/reviews', signal }),
    enabled: wanted,
  });
}
