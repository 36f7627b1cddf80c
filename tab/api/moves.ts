import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  getPlanHistory,
  getWave,
  holdWave,
  moveWave,
  previewMove,
  releaseWave,
  undoMove,
} from '../../bot/contract/overview/moves.ts';
import { useRequest } from './request-context.tsx';

export function useWave(waveId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['wave', waveId],
    queryFn: ({ signal }) =>
      request<typeof getWave>({ method: 'GET', path: '/api/waves/:waveId', params: { waveId }, signal }),
  });
}

/** What moving a wave to a day would change. Always asked anew: the plan may be another one by now. */
export function useMovePreview(waveId: string, start: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['move-preview', waveId, start],
    queryFn: ({ signal }) =>
      request<typeof previewMove>({
        method: 'POST',
        path: '/api/waves/:waveId/move/preview',
        params: { waveId },
        body: { start },
        signal,
      }),
    enabled: start !== '',
    staleTime: 0,
    gcTime: 0,
  });
}

export function useMoveWave(waveId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { start: string; reason: string; collisionReason?: string; seen: number }) =>
      request<typeof moveWave>({
        method: 'POST',
        path: '/api/waves/:waveId/move',
        params: { waveId },
        body,
      }),
    // Also when it was refused: then the plan is another one than on the screen.
    onSettled: () => cache.invalidateQueries(),
  });
}

export function useUndoMove() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ waveId, ...body }: { waveId: string; moveId: string; seen: number }) =>
      request<typeof undoMove>({
        method: 'POST',
        path: '/api/waves/:waveId/move/undo',
        params: { waveId },
        body,
      }),
    onSettled: () => cache.invalidateQueries(),
  });
}

export function useHoldWave(waveId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string }) =>
      request<typeof holdWave>({
        method: 'POST',
        path: '/api/waves/:waveId/hold',
        params: { waveId },
        body,
      }),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function useReleaseWave(waveId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string }) =>
      request<typeof releaseWave>({
        method: 'POST',
        path: '/api/waves/:waveId/release',
        params: { waveId },
        body,
      }),
    onSuccess: () => cache.invalidateQueries(),
  });
}

export function usePlanHistory(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['history', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getPlanHistory>({
        method: 'GET',
        path: '/api/rollouts/:id/history',
        params: { id: rolloutId },
        signal,
      }),
  });
}
