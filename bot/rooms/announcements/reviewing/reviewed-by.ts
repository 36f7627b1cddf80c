import type { Caller } from '../../../doors/http/route.ts';
import { isPilotIn } from '../../rollout/pilots/pilot-set.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';

/** Of these rollouts, those whose material somebody reviews: they are in the pilot set of it. */
export async function reviewedBy<R extends { id: string }>(
  rollouts: Pick<Rollouts, 'pilots'>,
  { id, group, pilot }: Pick<Caller, 'id' | 'group' | 'pilot'>,
  asked: readonly R[],
): Promise<R[]> {
  const sets = await Promise.all(asked.map((rollout) => rollouts.pilots(rollout.id)));
  const isIn = sets.map((set) => isPilotIn(set, { id, groupId: group.id, pilot }));
  return asked.filter((_, index) => isIn[index]);
}
