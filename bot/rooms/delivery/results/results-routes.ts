import { getResults, getResultsCsv } from '../../../contract/delivery/results.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { type ResultsDeps, resultParts, resultsPage, visibleTo } from './results.ts';
import { resultsCsv } from './results-csv.ts';

/** What became of an announcement, person by person. */
export function resultsRoutes(deps: ResultsDeps): Route[] {
  return [
    route(getResults, async ({ caller, params, query, say }) =>
      resultsPage(deps, await visibleTo(deps, caller, params.id), query, say),
    ),
    route(getResultsCsv, async ({ caller, params, query, say }) => {
      const parts = resultParts(deps, await visibleTo(deps, caller, params.id), query, say);
      return resultsCsv(parts, { countsOpenings: deps.links !== undefined, say });
    }),
  ];
}
