import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  cancelRollout,
  copyRollout,
  deleteRollout,
  getRolloutLives,
  previewCancel,
  renameRollout,
  undoPlan,
} from '../../bot/contract/overview/rollout-life.ts';
import { useRequest } from './request-context.tsx';

/** Every rollout with how far it is. */
export function useRolloutLives() {
  const request = useRequest();
  return useQuery({
    queryKey: ['rollout-lives'],
    queryFn: ({ signal }) =>
      request<typeof getRolloutLives>({ method: 'GET', path: '/api/rollouts/overview', signal }),
  });
}

/** What cancelling it would stop. Always asked anew: it may be another plan by now. */
export function useCancelPreview(id: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['rollout-cancel', id],
    queryFn: ({ signal }) =>
      request<typeof previewCancel>({
        method: 'GET',
        path: '/api/rollouts/:id/cancel',
        params: { id },
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
}

export function useCancelRollout(id: string) {
  const request = useRequest();
  return useChange((body: { reason: string; seen: number }) =>
    request<typeof cancelRollout>({ method: 'POST', path: '/api/rollouts/:id/cancel', params: { id }, body }),
  );
}

export function useRenameRollout(id: string) {
  const request = useRequest();
  return useChange((body: { title: string; seen: string }) =>
    request<typeof renameRollout>({ method: 'PUT', path: '/api/rollouts/:id/title', params: { id }, body }),
  );
}

export function useDeleteRollout(id: string) {
  const request = useRequest();
  return useChange((seen: number) =>
    request<typeof deleteRollout>({
      method: 'DELETE',
      path: '/api/rollouts/:id',
      params: { id },
      query: { seen: String(seen) },
    }),
  );
}

/** Takes back a plan that was made just now. */
export function useUndoPlan() {
  const request = useRequest();
  return useChange((id: string) =>
    request<typeof undoPlan>({ method: 'POST', path: '/api/rollouts/:id/undo', params: { id } }),
  );
}

/** What to plan a rollout with that is like another one; asked for once it is known which. */
export function useRolloutCopy(id: string | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['rollout-copy', id],
    queryFn: ({ signal }) =>
      request<typeof copyRollout>({
        method: 'GET',
        path: '/api/rollouts/:id/copy',
        params: { id: id ?? '' },
        signal,
      }),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Also when it was refused: then it is another rollout than on the screen. */
function useChange<Wish, Answer>(change: (wish: Wish) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => cache.invalidateQueries() });
}
