import type { Playbook } from '../../playbooks/playbook.ts';
import { collisionsInDays } from './collisions.ts';
import { type Beside, type JudgedCollisions, judgeCollisions } from './judge-collisions.ts';
import { nextFreeStart } from './next-free-start.ts';
import { LAST_DAY, type PlanInDays } from './plan-in-days.ts';

export interface PlanCollisions extends JudgedCollisions {
  /** The next start without a collision, in day numbers; null where there is none. */
  nextStart: number | null;
}

/** What a plan runs into of the rollouts that go beside it; null where it runs into none. */
export function planCollisions(
  { waves, shape, start }: Extract<PlanInDays, { ok: true }>,
  playbook: Pick<Playbook, 'kind'>,
  beside: Beside,
): PlanCollisions | null {
  const judged = judgeCollisions(collisionsInDays(waves, beside.others), playbook.kind, beside);
  if (judged === null) return null;
  const nextStart = nextFreeStart(shape, beside.others, { from: start + 1, latest: LAST_DAY });
  return { ...judged, nextStart };
}
