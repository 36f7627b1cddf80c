import type { AdoptionPoint, AdoptionView } from '../../../bot/contract/adoption/adoption.ts';
import { daysFrom } from '../../ui/format/calendar.ts';

/** The change is measured over this many days. */
const CHANGE_DAYS = 28;

export interface LatestRate {
  readonly id: string;
  readonly name: string;
  readonly latest: AdoptionPoint;
  /** Difference of the rates, as in 0.04 for 4 points; null where the past has no number. */
  readonly change: number | null;
}

/** The newest rate of the whole and of each group, with its change over four weeks. */
export function latestRates(view: Pick<AdoptionView, 'total' | 'groups'>): readonly LatestRate[] {
  const total = rateOf('all', 'Everybody', view.total);
  const groups = view.groups.map(({ group, points }) => rateOf(group.id, group.name, points));
  return [total, ...groups].filter((rate) => rate !== null);
}

/** The newest point against the newest of those at least four weeks older. */
function rateOf(id: string, name: string, points: readonly AdoptionPoint[]): LatestRate | null {
  const byDate = points.toSorted((a, b) => a.date.localeCompare(b.date));
  const latest = byDate.at(-1);
  if (latest === undefined) return null;
  const before = byDate.findLast((point) => daysFrom(point.date, latest.date) >= CHANGE_DAYS);
  return { id, name, latest, change: before === undefined ? null : latest.rate - before.rate };
}
