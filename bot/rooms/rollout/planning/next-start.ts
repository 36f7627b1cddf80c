import type { GroupShare } from './group-shares.ts';
import { type PlacedPlan, type PlanShape, placePlan } from './plan-shape.ts';

/**
 * The first day on or after `from` on which a plan can begin without anything being in the way of any group; only days
 * that waves may use count. Null where it would not be over by `latest`.
 */
export function nextStart(
  shape: PlanShape,
  { from, latest }: { from: number; latest: number },
  inTheWay: (placed: PlacedPlan, share: GroupShare) => boolean,
): number | null {
  const shares = [...shape.shares];
  for (let start = shape.calendar.next(from); start <= latest; start = shape.calendar.next(start + 1)) {
    const placed = placePlan(shape, start);
    const at = shares.findIndex((share) => inTheWay(placed, share));
    if (at === -1) return placed.lastSegmentEnd <= latest ? start : null;
    // Who was in the way last is most likely to be so on the day after: looked at first, most days cost one look.
    shares.unshift(...shares.splice(at, 1));
  }
  return null;
}
