import type { AdoptionPoint } from '../../contract/adoption/adoption.ts';
import { adoptionRate, type Count, EVERYBODY } from './adoption.ts';

/** One stored count: a group, or EVERYBODY, on a refresh date. */
export interface DatedCount extends Count {
  date: string;
  groupId: string;
}

export interface AdoptionPoints {
  total: AdoptionPoint[];
  /** By group id; groups without a point to show are missing. */
  groups: Map<string, AdoptionPoint[]>;
  /** Ids of groups that have fewer people than the floor today. */
  hidden: string[];
}

/**
 * What may be shown of the counts of one product, oldest first.
 *
 * A count over fewer people than `floor` would tell about single persons, so it is left out; a group whose
 * newest count is that small is left out as a whole. The trap: with one small group left out, subtracting the
 * others from the total gives its numbers back. So on each date the total is shown only when the rest (what it
 * counts beyond the groups shown, people in no group included) is nobody or at least `floor` people.
 */
export function adoptionPoints(counts: readonly DatedCount[], floor: number): AdoptionPoints {
  const byGroup = Map.groupBy(
    counts.filter(({ enabled }) => enabled > 0).sort((a, b) => a.date.localeCompare(b.date)),
    ({ groupId }) => groupId,
  );
  const totals = byGroup.get(EVERYBODY) ?? [];
  byGroup.delete(EVERYBODY);

  const points: AdoptionPoints = { total: [], groups: new Map(), hidden: [] };
  const shownOn = new Map<string, number>();
  for (const [groupId, ofGroup] of byGroup) {
    if ((ofGroup.at(-1)?.enabled ?? 0) < floor) {
      points.hidden.push(groupId);
      continue;
    }
    const shown = ofGroup.filter(({ enabled }) => enabled >= floor);
    for (const { date, enabled } of shown) shownOn.set(date, (shownOn.get(date) ?? 0) + enabled);
    points.groups.set(groupId, shown.map(toPoint));
  }
  points.total = totals
    .filter(({ date, enabled }) => {
      const rest = enabled - (shownOn.get(date) ?? 0);
      return enabled >= floor && (rest === 0 || rest >= floor);
    })
    .map(toPoint);
  return points;
}

function toPoint({ date, enabled, active }: DatedCount): AdoptionPoint {
  return { date, enabled, active, rate: adoptionRate({ enabled, active }) };
}
