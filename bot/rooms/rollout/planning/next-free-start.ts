import type { WaveInDays } from '../waves/planned-wave.ts';
import { collisionsInDays, type WavesByGroup } from './collisions.ts';
import { nextStart } from './next-start.ts';
import type { PlanShape } from './plan-shape.ts';

/** The first day on or after `from` on which the plan can begin without running into any of the other waves. */
export function nextFreeStart(
  shape: PlanShape,
  others: WavesByGroup<WaveInDays>,
  within: { from: number; latest: number },
): number | null {
  return nextStart(
    shape,
    within,
    (placed, share) =>
      others.has(share.groupId) && collisionsInDays(placed.wavesOf(share), others).length > 0,
  );
}
