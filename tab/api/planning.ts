import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { changePlanningRules, RulesOfPlanning } from '../../bot/contract/rollout/collisions.ts';
import type { CompareRollouts, compareRollouts, getPlanning } from '../../bot/contract/rollout/compare.ts';
import { useRequest } from './request-context.tsx';

/** The groups that can be planned and the usual lengths of each playbook; only a lead of all groups may ask. */
export function usePlanning() {
  const request = useRequest();
  return useQuery({
    queryKey: ['planning'],
    queryFn: ({ signal }) => request<typeof getPlanning>({ method: 'GET', path: '/api/planning', signal }),
  });
}

/** What each strategy would mean; the last answer stays until the next is there. Asks nothing without a wish. */
export function useComparison(wish: CompareRollouts | null) {
  const request = useRequest();
  return useQuery({
    queryKey: ['comparison', wish],
    queryFn: ({ signal }) => {
      if (wish === null) throw new Error('There is nothing to compare yet.');
      return request<typeof compareRollouts>({
        method: 'POST',
        path: '/api/rollouts/compare',
        body: wish,
        signal,
      });
    },
    enabled: wish !== null,
    placeholderData: keepPreviousData,
  });
}

/** Changes what planning asks for. Whatever was compared before is asked again. */
export function useChangePlanningRules() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RulesOfPlanning) =>
      request<typeof changePlanningRules>({ method: 'PUT', path: '/api/planning/rules', body }),
    onSettled: () =>
      Promise.all(['planning', 'comparison'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  });
}
