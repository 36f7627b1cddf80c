import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../base/clock.ts';
import { notFound } from '../../base/errors.ts';
import { getAdoption } from '../../contract/adoption/adoption.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { WINDOW_DAYS } from './adoption.ts';
import { adoptionPoints } from './adoption-points.ts';
import { pageOfGroups } from './page-of-groups.ts';
import type { Adoption } from './usage-snapshots.ts';
import { ofWholeReports } from './whole-reports.ts';

interface AdoptionRoutesDeps {
  adoption: Adoption;
  people: People;
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
  clock: Clock;
  timeZone: string;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
}

export function adoptionRoutes(deps: AdoptionRoutesDeps): Route[] {
  const { adoption, people, rollouts, clock, timeZone, privacyFloor } = deps;

  /** The groups with a part in a rollout. @throws AnswerError for one that is not there. */
  async function groupsIn(rolloutId: string): Promise<Set<string>> {
    if (!(await rollouts.get(rolloutId))) throw notFound('rollout', rolloutId);
    return new Set((await rollouts.waves(rolloutId)).map(({ groupId }) => groupId));
  }

  return [
    route(getAdoption, async ({ query }) => {
      const { product, rollout } = query;
      const [{ found, reports }, groups, only] = await Promise.all([
        ofWholeReports(adoption.reports, () => adoption.totals.ofProduct(product)),
        people.groups.all(),
        rollout === undefined ? undefined : groupsIn(rollout),
      ]);
      const newest = reports.at(-1);
      const dates = new Set(reports.map(({ refreshDate }) => refreshDate.toString()));
      const counts = found.filter(({ date }) => dates.has(date));
      const points = adoptionPoints(counts, privacyFloor);
      const named = groups.filter(({ id }) => !only || only.has(id)).map(({ id, name }) => ({ id, name }));
      const hidden = new Set(points.hidden);
      const shown = named.flatMap((group) => {
        const ofGroup = points.groups.get(group.id);
        return ofGroup ? [{ group, points: ofGroup }] : [];
      });
      return {
        product,
        products: [...(newest?.products ?? [])],
        windowDays: WINDOW_DAYS,
        dataAsOf: newest?.refreshDate.toString() ?? null,
        ageDays: newest ? ageDays(newest.refreshDate, today(clock, timeZone)) : null,
        total: points.total,
        ...pageOfGroups(shown, query),
        hidden: named.filter(({ id }) => hidden.has(id)),
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
