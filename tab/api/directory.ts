import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  DirectoryView,
  getDirectory,
  getWaveAdded,
  markListed,
  markWholeWave,
  SetDirectoryGroup,
  setDirectoryGroup,
  takeBackMark,
  WaveAdded,
} from '../../bot/contract/directory/directory.ts';
import { useRequest } from './request-context.tsx';

export function useDirectory(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['directory', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getDirectory>({
        method: 'GET',
        path: '/api/rollouts/:id/directory',
        params: { id: rolloutId },
        signal,
      }),
  });
}

export function useSetDirectoryGroup(rolloutId: string, phaseId: string) {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: SetDirectoryGroup) =>
      request<typeof setDirectoryGroup>({
        method: 'POST',
        path: '/api/rollouts/:id/phases/:phaseId/directory-group',
        params: { id: rolloutId, phaseId },
        body,
      }),
    onSuccess: (view: DirectoryView) => {
      cache.setQueryData(['directory', rolloutId], view);
      return cache.invalidateQueries({ queryKey: ['wave-added'] });
    },
    // Somebody else may have been faster: what they named must be on the screen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['directory', rolloutId] }),
  });
}

export function useWaveAdded(waveId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['wave-added', waveId],
    queryFn: ({ signal }) =>
      request<typeof getWaveAdded>({
        method: 'GET',
        path: '/api/waves/:waveId/added',
        params: { waveId },
        signal,
      }),
  });
}

/** Every mark answers with how the wave stands now: it takes the place of what is shown. */
function useTakeOver(waveId: string) {
  const cache = useQueryClient();
  return {
    takeOver: (wave: WaveAdded) => {
      cache.setQueryData(['wave-added', waveId], wave);
      return cache.invalidateQueries({ queryKey: ['directory'] });
    },
    // Also when it was refused: then somebody else has marked or taken back meanwhile.
    lookAgain: () => cache.invalidateQueries({ queryKey: ['wave-added', waveId] }),
  };
}

export function useMarkWhole(waveId: string) {
  const request = useRequest();
  const { takeOver, lookAgain } = useTakeOver(waveId);
  return useMutation({
    mutationFn: () =>
      request<typeof markWholeWave>({
        method: 'POST',
        path: '/api/waves/:waveId/added/whole',
        params: { waveId },
      }),
    onSuccess: takeOver,
    onError: lookAgain,
  });
}

export function useMarkListed(waveId: string) {
  const request = useRequest();
  const { takeOver, lookAgain } = useTakeOver(waveId);
  return useMutation({
    mutationFn: (list: string) =>
      request<typeof markListed>({
        method: 'POST',
        path: '/api/waves/:waveId/added/list',
        params: { waveId },
        body: list,
      }),
    onSuccess: ({ wave }) => takeOver(wave),
    onError: lookAgain,
  });
}

export function useTakeBackMark(waveId: string) {
  const request = useRequest();
  const { takeOver, lookAgain } = useTakeOver(waveId);
  return useMutation({
    mutationFn: (mark: string) =>
      request<typeof takeBackMark>({
        method: 'POST',
        path: '/api/waves/:waveId/added/take-back',
        params: { waveId },
        body: { mark },
      }),
    onSuccess: takeOver,
    onError: lookAgain,
  });
}
