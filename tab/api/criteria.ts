import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CriteriaView,
  getCriteria,
  InfrastructureState,
  SetCriterion,
  setCriterion,
  setInfrastructure,
  setSituation,
} from '../../bot/contract/criteria/criteria.ts';
import { useRequest } from './request-context.tsx';

export function useCriteria(rolloutId: string | undefined) {
  const request = useRequest();
  return useQuery({
    queryKey: ['criteria', rolloutId],
    enabled: rolloutId !== undefined,
    queryFn: ({ signal }) =>
      request<typeof getCriteria>({
        method: 'GET',
        path: '/api/rollouts/:id/criteria',
        params: { id: rolloutId ?? '' },
        signal,
      }),
  });
}

/** Every change answers with the whole checklist: it takes the place of the one that is shown. */
function useTakeOver(rolloutId: string) {
  const cache = useQueryClient();
  return {
    onSuccess: (view: CriteriaView) => {
      cache.setQueryData(['criteria', rolloutId], view);
      return cache.invalidateQueries({ queryKey: ['status'] });
    },
    // Somebody else may have been faster: what they said must be on the screen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['criteria', rolloutId] }),
  };
}

export function useSetCriterion(rolloutId: string, criterionId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (body: SetCriterion) =>
      request<typeof setCriterion>({
        method: 'POST',
        path: '/api/rollouts/:id/criteria/:criterionId',
        params: { id: rolloutId, criterionId },
        body,
      }),
    ...useTakeOver(rolloutId),
  });
}

export function useSetSituation(rolloutId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (body: { situation: string; applies: boolean | null; seen: string | null }) =>
      request<typeof setSituation>({
        method: 'POST',
        path: '/api/rollouts/:id/situations',
        params: { id: rolloutId },
        body,
      }),
    ...useTakeOver(rolloutId),
  });
}

export function useSetInfrastructure(rolloutId: string, phaseId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (body: { state: InfrastructureState; seen: string | null }) =>
      request<typeof setInfrastructure>({
        method: 'POST',
        path: '/api/rollouts/:id/phases/:phaseId/infrastructure',
        params: { id: rolloutId, phaseId },
        body,
      }),
    ...useTakeOver(rolloutId),
  });
}
