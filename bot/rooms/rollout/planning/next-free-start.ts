import type { WaveInDays } from '../waves/planned-wave.ts';
import { collisionsInDays, type WavesByGroup } from './collisions.ts';
import type { GroupShare } from './group-shares.ts';
import { type PlacedPlan, type PlanShape, placePlan } from './plan-shape.ts';

/**
 * The first day on or after `from` on which the plan can begin without running into any of the other waves; only
 * days that waves may use count. Null where that would be after `latest`.
 */
export function nextFreeStart(
  shape: PlanShape,
  others: WavesByGroup<WaveInDays>,
  { from, latest }: { from: number; latest: number },
): number | null {
  const shares = shape.shares.filter(({ groupId }) => others.has(groupId));
  const runsInto = (placed: PlacedPlan, share: GroupShare) =>
    collisionsInDays(placed.wavesOf(share), others).length > 0;

  for (let start = shape.calendar.next(from); start <= latest; start = shape.calendar.next(start + 1)) {
    const placed = placePlan(shape, start);
    const at = shares.findIndex((share) => runsInto(placed, share));
    if (at === -1) return placed.lastSegmentEnd <= latest ? start : null;
    // Who was in the way last is most likely to be so on the day after: looked at first, most days cost one look.
    shares.unshift(...shares.splice(at, 1));
  }
  return null;
}
