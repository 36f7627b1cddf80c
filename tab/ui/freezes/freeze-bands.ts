import type { FreezeWindow } from '../../../bot/contract/rollout/rollout.ts';
import { dayNumber } from '../format/calendar.ts';
import type { Gantt } from '../waves/gantt.ts';

/** A freeze as it is drawn behind the rows of a picture, as parts of its width (0 to 1). */
export interface FreezeBand {
  readonly name: string;
  /** Whose rows it is drawn over; undefined for all. */
  readonly groups: readonly string[] | undefined;
  readonly from: number;
  readonly length: number;
}

/** Where each freeze lies in a picture; what is outside of it is cut off. */
export function freezeBands(
  { first, days }: Pick<Gantt, 'first' | 'days'>,
  windows: readonly FreezeWindow[],
): FreezeBand[] {
  const at = (date: string) => Math.min(1, Math.max(0, (dayNumber(date) - dayNumber(first)) / days));
  return windows
    .map(({ name, from, to, groups }) => ({ name, groups, from: at(from), length: at(to) - at(from) }))
    .filter(({ length }) => length > 0);
}
