import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../base/clock.ts';
import { getAdoption } from '../../contract/adoption/adoption.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import { WINDOW_DAYS } from './adoption.ts';
import { adoptionPoints } from './adoption-points.ts';
import type { Adoption } from './usage-snapshots.ts';
import { ofWholeReports } from './whole-reports.ts';

interface AdoptionRoutesDeps {
  adoption: Adoption;
  people: People;
  clock: Clock;
  timeZone: string;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
}

export function adoptionRoutes(deps: AdoptionRoutesDeps): Route[] {
  const { adoption, people, clock, timeZone, privacyFloor } = deps;
  return [
    route(getAdoption, async ({ query: { product } }) => {
      const [{ found, reports }, groups] = await Promise.all([
        ofWholeReports(adoption.reports, () => adoption.totals.ofProduct(product)),
        people.groups.all(),
      ]);
      const newest = reports.at(-1);
      const dates = new Set(reports.map(({ refreshDate }) => refreshDate.toString()));
      const counts = found.filter(({ date }) => dates.has(date));
      const points = adoptionPoints(counts, privacyFloor);
      const named = groups.map(({ id, name }) => ({ id, name }));
      return {
        product,
        products: [...(newest?.products ?? [])],
        windowDays: WINDOW_DAYS,
        dataAsOf: newest?.refreshDate.toString() ?? null,
        ageDays: newest ? ageDays(newest.refreshDate, today(clock, timeZone)) : null,
        total: points.total,
        groups: named.flatMap((group) => {
          const ofGroup = points.groups.get(group.id);
          return ofGroup ? [{ group, points: ofGroup }] : [];
        }),
        hidden: named.filter(({ id }) => points.hidden.includes(id)),
        floor: privacyFloor,
      };
    }),
  ];
}

/** Whole days from the refresh date; 0 where the zone's date is still behind the report's, which is in UTC. */
function ageDays(refreshDate: Temporal.PlainDate, now: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(refreshDate, now) >= 0) return 0;
  return refreshDate.until(now, { largestUnit: 'days' }).days;
}
