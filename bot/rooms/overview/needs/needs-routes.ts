import { getNeeds } from '../../../contract/overview/needs.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { type NeedsDeps, readNeeds } from './read-needs.ts';

export function needsRoutes(deps: NeedsDeps): Route[] {
  return [
    route(getNeeds, async ({ caller, query, say }) => ({
      needs: (await readNeeds(deps, caller, query.rollout)).map((need) => ({
        ...need,
        what: say(need.what),
      })),
    })),
  ];
}
