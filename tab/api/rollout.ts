import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { LONGEST_SLUG } from '../../bot/contract/rollout/limits.ts';
import type { getPlaybooks, PlanRollout, planRollout } from '../../bot/contract/rollout/rollout.ts';
import { ProblemError } from './problem-error.ts';
import type { Reply, Request } from './request.ts';
import { useRequest } from './request-context.tsx';

export function usePlaybooks() {
  const request = useRequest();
  return useQuery({
    queryKey: ['playbooks'],
    queryFn: ({ signal }) => request<typeof getPlaybooks>({ method: 'GET', path: '/api/playbooks', signal }),
    staleTime: 5 * 60_000,
  });
}

export function usePlanRollout() {
  const request = useRequest();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (plan: PlanRollout) => planUnderFreeId(request, plan),
    onSuccess: () => cache.invalidateQueries(),
  });
}

/** How often another id is tried after that of a rollout that was deleted. */
const MOST_IDS = 20;

/** Plans again with another id where a rollout had this one that was deleted since, such as by undoing it. */
async function planUnderFreeId(
  request: Request,
  plan: PlanRollout,
  copy = 2,
): Promise<Reply<typeof planRollout>> {
  try {
    return await request<typeof planRollout>({ method: 'POST', path: '/api/rollouts', body: plan });
  } catch (error) {
    const used = error instanceof ProblemError && error.code === 'rollout-id-used';
    if (!used || copy > MOST_IDS) throw error;
    const end = `-${copy}`;
    const base = copy === 2 ? plan.id : plan.id.replace(/-\d+$/, '');
    return planUnderFreeId(
      request,
      { ...plan, id: `${base.slice(0, LONGEST_SLUG - end.length)}${end}` },
      copy + 1,
    );
  }
}
