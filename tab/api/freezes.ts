import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  changeFreezes,
  FreezesOfPlan,
  getFreezes,
  previewFreezes,
  undoFreezes,
} from '../../bot/contract/overview/freezes.ts';
import { useRequest } from './request-context.tsx';

export function useFreezes(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['freezes', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getFreezes>({
        method: 'GET',
        path: '/api/rollouts/:id/freezes',
        params: { id: rolloutId },
        signal,
      }),
    // What is being typed is not overwritten by what somebody else does: the preview tells of it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** What other windows would change; null asks nothing. Always asked anew: the plan may be another one by now. */
export function useFreezePreview(rolloutId: string, asked: FreezesOfPlan | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['freeze-preview', rolloutId, asked],
    queryFn: ({ signal }) => {
      if (asked === null) throw new Error('There is nothing to preview yet.');
      return request<typeof previewFreezes>({
        method: 'POST',
        path: '/api/rollouts/:id/freezes/preview',
        params: { id: rolloutId },
        body: asked,
        signal,
      });
    },
    enabled: asked !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

export function useChangeFreezes(rolloutId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: FreezesOfPlan & { reason: string; collisionReason?: string; seen: number }) =>
      request<typeof changeFreezes>({
        method: 'POST',
        path: '/api/rollouts/:id/freezes',
        params: { id: rolloutId },
        body,
      }),
    // Also when it was refused: then the plan is another one than on the screen.
    onSettled: () => cache.invalidateQueries(),
  });
}

export function useUndoFreezes() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ rolloutId, ...body }: { rolloutId: string; moveId: string; seen: number }) =>
      request<typeof undoFreezes>({
        method: 'POST',
        path: '/api/rollouts/:id/freezes/undo',
        params: { id: rolloutId },
        body,
      }),
    onSettled: () => cache.invalidateQueries(),
  });
}
