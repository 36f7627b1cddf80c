import {
  getPlaybooks,
  getStatus,
  planRollout as planRolloutEndpoint,
  type StatusView,
} from '../../contract/rollout/rollout.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import { type StatusDeps, statusReader } from '../overview/status/read-status.ts';
import type { People } from '../people/people.ts';
import { audienceOf } from '../people/person.ts';
import { presentPlaybook } from '../playbooks/present-playbook.ts';
import { checkMayPlan } from './planning/plan-request.ts';
import { planRollout } from './planning/plan-rollout.ts';
import { presentRollout } from './present-rollout.ts';
import type { Rollouts } from './waves/rollouts.ts';

interface RolloutRoutesDeps extends StatusDeps {
  people: People;
  rollouts: Rollouts;
}

export function rolloutRoutes(deps: RolloutRoutesDeps): Route[] {
  const { rollouts } = deps;
  const readStatus = statusReader(deps);
  return [
    route(getStatus, async ({ caller, query }) => forCaller(caller, await readStatus(query.rollout))),
    route(getPlaybooks, async () => ({ playbooks: (await rollouts.playbooks.all()).map(presentPlaybook) })),
    route(planRolloutEndpoint, async ({ caller, body }) => {
      checkMayPlan(caller);
      const planned = await planRollout(deps, body);
      return { rollout: presentRollout(planned.rollout), waves: planned.waves.length };
    }),
  ];
}

/** Members see where they themselves stand; leads and champions see everybody. */
function forCaller(caller: Caller, view: StatusView): StatusView {
  if (caller.role !== 'member') return view;
  const own = audienceOf({ pilot: caller.pilot, groupId: caller.group.id });
  return { ...view, rows: view.rows.filter((row) => row.group.id === own) };
}
