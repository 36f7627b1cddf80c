import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  findTeamCandidates,
  getRolloutTeam,
  NameTeamMember,
  nameTeamMember,
  RolloutTeamView,
  removeTeamMember,
  TeamMember,
} from '../../bot/contract/crew/rollout-team.ts';
import { SHORTEST_SEARCH } from '../../bot/contract/people/search.ts';
import { useRequest } from './request-context.tsx';

/** Shorter texts are in too many names. */

export function useRolloutTeam(rolloutId: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['rollout-team', rolloutId],
    queryFn: ({ signal }) =>
      request<typeof getRolloutTeam>({
        method: 'GET',
        path: '/api/rollouts/:id/team',
        params: { id: rolloutId },
        signal,
      }),
  });
}

/** Every change answers with the whole team: it takes the place of the one that is shown. */
function useTakeOver(rolloutId: string) {
  const cache = useQueryClient();
  return {
    onSuccess: (view: RolloutTeamView) => cache.setQueryData(['rollout-team', rolloutId], view),
    // Somebody else may have been faster: whom they named must be on the screen beside the refusal.
    onError: () => cache.invalidateQueries({ queryKey: ['rollout-team', rolloutId] }),
  };
}

export function useNameTeamMember(rolloutId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: (body: NameTeamMember) =>
      request<typeof nameTeamMember>({
        method: 'POST',
        path: '/api/rollouts/:id/team',
        params: { id: rolloutId },
        body,
      }),
    ...useTakeOver(rolloutId),
  });
}

export function useRemoveTeamMember(rolloutId: string) {
  const request = useRequest();
  return useMutation({
    mutationFn: ({ id: memberId, at: seen }: Pick<TeamMember, 'id' | 'at'>) =>
      request<typeof removeTeamMember>({
        method: 'DELETE',
        path: '/api/rollouts/:id/team/:memberId',
        params: { id: rolloutId, memberId },
        query: { seen },
      }),
    ...useTakeOver(rolloutId),
  });
}

export function useTeamCandidates(rolloutId: string, search: string) {
  const request = useRequest();
  return useQuery({
    queryKey: ['team-candidates', rolloutId, search],
    enabled: search.length >= SHORTEST_SEARCH,
    queryFn: ({ signal }) =>
      request<typeof findTeamCandidates>({
        method: 'GET',
        path: '/api/rollouts/:id/team/candidates',
        params: { id: rolloutId },
        query: { search },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
