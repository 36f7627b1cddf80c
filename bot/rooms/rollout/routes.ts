import { today } from '../../base/clock.ts';
import { getPlaybooks, planRollout as planRolloutEndpoint } from '../../contract/rollout/rollout.ts';
import { getRollouts } from '../../contract/rollout/rollouts.ts';
import { type Route, route } from '../../doors/http/route.ts';
import { presentPlaybook } from '../playbooks/present-playbook.ts';
import { checkMayPlan, type PlanDeps } from './planning/plan-request.ts';
import { planRollout } from './planning/plan-rollout.ts';
import { presentChoices } from './present-choices.ts';
import { presentRollout } from './present-rollout.ts';

export function rolloutRoutes(deps: PlanDeps): Route[] {
  const { rollouts, clock, timeZone } = deps;
  return [
    route(getPlaybooks, async () => ({ playbooks: (await rollouts.playbooks.all()).map(presentPlaybook) })),
    route(getRollouts, async ({ say }) => {
      const date = today(clock, timeZone);
      return { today: date.toString(), rollouts: presentChoices(await rollouts.all(), date, say) };
    }),
    route(planRolloutEndpoint, async ({ caller, body, say }) => {
      checkMayPlan(caller);
      const planned = await planRollout(deps, body, caller);
      return { rollout: presentRollout(planned.rollout, say), waves: planned.waves.length };
    }),
  ];
}
