import { type Clock, today } from '../clock.ts';
import {
  getPlaybooks,
  getStatus,
  planRollout as planRolloutEndpoint,
  type StatusView,
} from '../contract/rollout.ts';
import { notFound } from '../errors.ts';
import { type Caller, type Route, route } from '../http/route.ts';
import type { People } from '../people/people.ts';
import { audienceOf } from '../people/person.ts';
import type { ExitCriteria } from './criteria/exit-criteria.ts';
import { keptStatus } from './kept-status.ts';
import { checkMayPlan } from './planning/plan-request.ts';
import { planRollout } from './planning/plan-rollout.ts';
import { presentPlaybook } from './playbooks/present-playbook.ts';
import { presentRollout } from './present.ts';
import type { Rollouts } from './rollouts.ts';
import type { Reached } from './status.ts';

interface RolloutRoutesDeps {
  people: People;
  rollouts: Rollouts;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  exitCriteria: Pick<ExitCriteria, 'standing'>;
  clock: Clock;
  timeZone: string;
}

export function rolloutRoutes(deps: RolloutRoutesDeps): Route[] {
  const { people, rollouts, clock, timeZone } = deps;
  const statusView = keptStatus();
  return [
    route(getStatus, async ({ caller, query }) => {
      const rollout = query.rollout ? await rollouts.get(query.rollout) : await rollouts.current();
      if (query.rollout && !rollout) throw notFound('rollout', query.rollout);
      const date = today(clock, timeZone);
      if (!rollout) return { today: date.toString(), rollout: null, phases: [], rows: [] };
      const [waves, groups, reached, standing] = await Promise.all([
        rollouts.waves(rollout.id),
        people.groups.all(),
        deps.reachedIn(rollout.id),
        deps.exitCriteria.standing(rollout),
      ]);
      return forCaller(caller, statusView({ rollout, waves, groups, reached, standing, today: date }));
    }),
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
